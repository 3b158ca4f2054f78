"""Sampling at a temperature judged by its distribution: batches, draws, probabilities."""

import numpy

from drill.judge import sampler
from drill.judge.sampler import softmax

seed, oracle = sampler.seed, sampler.oracle


def draws(rng, sizes, made):
    """How often each row is sampled: a submission may loop over rows, so rarely more than 80 times.

    At the largest sizes, 800 draws of 8 tokens show every other temperature that is tried, and 2400 of 300
    tokens show a default of 0.9 or 1.1.
    """
    if sizes["V"] == 300:
        return 2400
    return 800 if (sizes["B"], sizes["V"]) == (3, 8) else 80


def logits(rng, sizes, made):
    """Rows in which the most probable token has half of the mass at the temperature that is given."""
    temperature = made.get("temperature", 1.0)
    return sampler.leading(rng, sizes["B"], sizes["V"], sizes["V"], temperature)


def shifted_logits(rng, sizes, made):
    """The same distributions from logits around ±1000, by turns."""
    return sampler.far_apart(rng, logits(rng, sizes, made))


def exercise(entry, inputs):
    """Sample many copies of the batch, then what the edge cases give."""
    return sampler.exercise(entry, inputs, "temperature_sample")


def expected(inputs, answer):
    """The reference's answer with the exact distribution in place of its draws."""
    rows = numpy.asarray(inputs["logits"], dtype="float64")
    return sampler.expected(inputs, answer, softmax(rows, inputs.get("temperature", 1.0)))
