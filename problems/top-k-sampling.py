"""Top-k sampling judged by its distribution: batches, draws, probabilities, and ties at the k-th place."""

import numpy

from drill.judge import sampler
from drill.judge.sampler import DRAWS, softmax
from drill.judge.values import Array

TIED_DRAWS = "draws, with the tied tokens counted as the first of them"

seed, oracle = sampler.seed, sampler.oracle


def draws(rng, sizes, made):
    """How often each row is sampled: a submission may loop over rows, so rarely more than 80 times.

    At the largest sizes, 800 draws always show one candidate more or less, and every other temperature
    that is tried; 2400 from 200 of 300 tokens show a default of 0.9 or 1.1.
    """
    if sizes["V"] == 300:
        return 2400
    return 800 if (sizes["B"], sizes["V"]) == (3, 8) else 80


def logits(rng, sizes, made):
    """Rows in which the most probable of k tokens has half of the mass at the temperature that is given."""
    tokens = sizes["V"]
    temperature = made.get("temperature", 1.0)
    return sampler.leading(rng, sizes["B"], tokens, min(made["k"], tokens), temperature)


def shifted_logits(rng, sizes, made):
    """The same distributions from logits around ±1000, by turns."""
    return sampler.far_apart(rng, logits(rng, sizes, made))


def tied_logits(rng, sizes, made):
    """Rows with one to k - 1 tokens above several tied ones, of which not all are among the first k.

    Those above show how much the tied ones have together: less than if all of them were kept. One token
    is below them.
    """
    tokens, k = sizes["V"], made["k"]
    rows = numpy.zeros((sizes["B"], tokens))
    for row in rows:
        above = rng.integers(1, k)
        row[:above] = 0.3 + 0.2 * numpy.arange(above)
        row[-1] = -0.5
    return rng.permuted(rows, axis=1) + rng.standard_normal((sizes["B"], 1))


def exercise(entry, inputs):
    """Sample many copies of the batch, then what the edge cases give."""
    return sampler.exercise(entry, inputs, "top_k_sample", "k")


def canonical(inputs, answer):
    """Where not all that tie for the k-th place are candidates, their draws count as one token's."""
    tied = _tied(inputs)
    if not tied.any():
        return answer
    drawn = answer[DRAWS]
    if drawn is not None:
        drawn = Array(drawn.kind, drawn.dtype, _merged(drawn.data, tied))
    return {TIED_DRAWS if key == DRAWS else key: value for key, value in answer.items()} | {
        TIED_DRAWS: drawn
    }


def _tied(inputs):
    """Which tokens tie for the k-th place of their row, where there are more of them than places."""
    rows, k = inputs["logits"], inputs["k"]
    if k >= rows.shape[1]:
        return numpy.zeros(rows.shape, dtype=bool)
    least = -numpy.sort(-rows, axis=1)[:, k - 1 : k]
    too_many = (rows >= least).sum(axis=1, keepdims=True) > k
    return (rows == least) & too_many


def _merged(ids, tied):
    """Draws `(n, B)` with the first of a row's tied tokens for every one of them."""
    rows, tokens = tied.shape
    first = tied.argmax(axis=1)[:, None]
    token = numpy.where(tied, first, numpy.arange(tokens))
    merged = token[numpy.arange(rows), ids.clip(0, tokens - 1)]
    return numpy.where((ids >= 0) & (ids < tokens), merged, ids)


def expected(inputs, answer):
    """The reference's answer with the exact distribution in place of its draws."""
    tied = _tied(inputs)
    rows = numpy.asarray(inputs["logits"], dtype="float64")
    # Of those that tie, the first ones: whichever are candidates, they have as much together.
    order = numpy.argsort(-rows, axis=1, kind="stable")[:, : inputs["k"]]
    kept = numpy.full(rows.shape, -numpy.inf)
    numpy.put_along_axis(kept, order, numpy.take_along_axis(rows, order, axis=1), axis=1)
    probabilities = softmax(kept, inputs.get("temperature", 1.0))
    together = (probabilities * tied).sum(axis=1)
    probabilities[tied] = 0.0
    probabilities[numpy.arange(len(rows)), tied.argmax(axis=1)] += together
    return sampler.expected(inputs, answer, probabilities, TIED_DRAWS if tied.any() else DRAWS)
