"""The shapes that `layer-norm` is given for `normalized_shape`, and inputs of far means and of no variance."""


def last_two(rng, sizes, made):
    """The sizes of the last two dimensions."""
    return sizes["T"], sizes["C"]


def all_three(rng, sizes, made):
    """The sizes of all dimensions of a three-dimensional input."""
    return sizes["S"], sizes["T"], sizes["C"]


def far_means(rng, sizes, made):
    """Means of 1e4 and −1e4 in turn, from vector to vector, so that no one number is near all of them.

    The standard deviation is about 1: where it is far smaller, even float64 does not forgive one pass.
    """
    x = rng.standard_normal((sizes["B"], sizes["T"], sizes["C"]))
    x = ((x - x.mean(-1, keepdims=True)) / x.std(-1, keepdims=True)).round(3)
    x.reshape(-1, sizes["C"])[::2] += 1e4
    x.reshape(-1, sizes["C"])[1::2] -= 1e4
    return x


def equal_values(rng, sizes, made):
    """Rows of one small whole number each, whose mean is exact, and an ordinary row at the end."""
    x = rng.integers(-3, 4, (sizes["B"], 1)).repeat(sizes["C"], axis=1).astype(float)
    x[-1] = rng.standard_normal(sizes["C"])
    return x
