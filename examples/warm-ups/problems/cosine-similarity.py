def some_zero_rows(rng, sizes, made):
    """(N, D): ordinary rows, the last of them and perhaps others zero."""
    return _rows_with_zeros(rng, sizes["N"], sizes["D"])


def some_zero_rows_more(rng, sizes, made):
    """(M, D): likewise."""
    return _rows_with_zeros(rng, sizes["M"], sizes["D"])


def _rows_with_zeros(rng, count, width):
    rows = rng.normal(size=(count, width))
    rows[rng.random(count) < 0.3] = 0.0
    rows[-1] = 0.0
    return rows
