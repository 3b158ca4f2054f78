"""Samples with none to four trailing dimensions, of several sizes; a call with dtypes that differ."""

import torch


def samples(rng, sizes, _made):
    """`(B,)`, `(B, C)`, … or `(B, C, H, W, D)`, by the number of trailing dimensions."""
    trailing = [sizes["C"], sizes["H"], sizes["W"], sizes["D"]][: sizes["trailing"]]
    return rng.standard_normal([sizes["B"], *trailing])


def large_samples(rng, sizes, made):
    """Values of some hundreds."""
    return 300 * samples(rng, sizes, made)


def small_samples(rng, sizes, made):
    """As small as the noise of the first steps, which would be lost in larger ones."""
    return 0.01 * samples(rng, sizes, made)


def noise(rng, _sizes, made):
    """Noise for every value of x0."""
    return rng.standard_normal(made["x0"].shape)


def first_and_last_steps(rng, sizes, _made):
    """The samples are at one of the first two steps and at one of the last two in turn."""
    steps = rng.integers(0, 2, sizes["B"])
    steps[1::2] = sizes["T"] - 1 - steps[1::2]
    return steps


def exercise(entry, inputs):
    """One call; x0 and noise, or betas, in another dtype where the case says so."""
    x0, noise, betas = inputs["x0"], inputs["noise"], inputs["betas"]
    if "dtype_of_x0" in inputs:
        dtype = getattr(torch, inputs["dtype_of_x0"])
        x0, noise = x0.to(dtype), noise.to(dtype)
    if "dtype_of_betas" in inputs:
        betas = betas.to(getattr(torch, inputs["dtype_of_betas"]))
    return entry(x0, inputs["t"], noise, betas)
