"""Samples with none to four trailing dimensions, some at their last step; a call with dtypes that differ."""

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
    """Noise for every value of the samples."""
    return rng.standard_normal(made["x_t"].shape)


def small_noise(rng, sizes, made):
    """So small that what is right of the predicted noise shows beside it."""
    return 0.01 * noise(rng, sizes, made)


def time_steps(rng, sizes, _made):
    """One time step a sample; of those above 0, about a third are taken back to 0."""
    t = rng.integers(0, sizes["T"], sizes["B"])
    return t * (rng.random(sizes["B"]) < 2 / 3)


def exercise(entry, inputs):
    """One call; x_t, eps and noise, or betas, in another dtype where the case says so."""
    x_t, eps, betas, noise = (inputs[name] for name in ("x_t", "eps", "betas", "noise"))
    if "dtype_of_x_t" in inputs:
        dtype = getattr(torch, inputs["dtype_of_x_t"])
        x_t, eps, noise = x_t.to(dtype), eps.to(dtype), noise.to(dtype)
    if "dtype_of_betas" in inputs:
        betas = betas.to(getattr(torch, inputs["dtype_of_betas"]))
    return entry(x_t, inputs["t"], eps, betas, noise)
