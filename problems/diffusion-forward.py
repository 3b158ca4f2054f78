"""Samples with none to three trailing dimensions, and a call with dtypes that differ."""

import torch


def samples(rng, sizes, _made):
    """`(B,)`, `(B, C)`, `(B, C, H)` or `(B, C, H, W)`, by the number of trailing dimensions."""
    trailing = [sizes["C"], sizes["H"], sizes["W"]][: sizes["trailing"]]
    return rng.standard_normal([sizes["B"], *trailing])


def noise(rng, _sizes, made):
    """Noise for every value of x0."""
    return rng.standard_normal(made["x0"].shape)


def exercise(entry, inputs):
    """One call; x0 and noise, or betas, in another dtype where the case says so."""
    x0, noise, betas = inputs["x0"], inputs["noise"], inputs["betas"]
    if "dtype_of_x0" in inputs:
        dtype = getattr(torch, inputs["dtype_of_x0"])
        x0, noise = x0.to(dtype), noise.to(dtype)
    if "dtype_of_betas" in inputs:
        betas = betas.to(getattr(torch, inputs["dtype_of_betas"]))
    return entry(x0, inputs["t"], noise, betas)
