import torch


def some_zero_rows(rng, sizes, made):
    """(N, D): ordinary rows, the last of them and perhaps others zero."""
    return _rows_with_zeros(rng, sizes["N"], sizes["D"])


def some_zero_rows_more(rng, sizes, made):
    """(M, D): likewise."""
    return _rows_with_zeros(rng, sizes["M"], sizes["D"])


def short_rows(rng, sizes, made):
    """(N, D): rows whose lengths are between 1e-6 and 2e-6."""
    rows = torch.from_numpy(rng.normal(size=(sizes["N"], sizes["D"])))
    lengths = torch.from_numpy(rng.uniform(1e-6, 2e-6, size=(sizes["N"], 1)))
    return rows / rows.norm(dim=-1, keepdim=True) * lengths


def _rows_with_zeros(rng, count, width):
    rows = torch.from_numpy(rng.normal(size=(count, width)))
    zero = torch.from_numpy(rng.random(count) < 0.3)
    zero[-1] = True
    return rows.masked_fill(zero[:, None], 0.0)
