"""The tuples that `layer-norm` is given for `normalized_shape`."""


def last_two(rng, sizes, made):
    """The sizes of the last two dimensions."""
    return sizes["T"], sizes["C"]


def all_three(rng, sizes, made):
    """The sizes of all dimensions of a three-dimensional input."""
    return sizes["S"], sizes["T"], sizes["C"]
