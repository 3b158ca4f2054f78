"""Tables to search, and what makes two answers the same: sequences that score alike are as good as one another."""

import numpy

from drill.judge.values import Array

TINY = 1e-150
# Scores that are closer than this, relative to their size, count as tied: rounding may order them anyhow.
TIED = {"float32": 1e-5, "float64": 1e-6}


def beam_size(rng, sizes, made):
    """K, but no more than there are sequences."""
    return min(sizes["K"], sizes["V"] ** sizes["T"])


def all_sequences(rng, sizes, made):
    """As many beams as there are sequences."""
    return sizes["V"] ** sizes["T"]


def table(rng, sizes, made):
    """Distributions `(B, T, V)` of all sorts, from almost equal to peaked."""
    shape = sizes["B"], sizes["T"], sizes["V"]
    return _normalised(
        numpy.exp(rng.standard_normal(shape) * rng.uniform(0.2, 2.0, (*shape[:2], 1)))
    )


def tied_table(rng, sizes, made):
    """Distributions of few values, some of them uniform, so that many sequences score alike."""
    shape = sizes["B"], sizes["T"], sizes["V"]
    weights = rng.integers(1, 4, shape).astype("float64")
    weights[rng.random(shape[:2]) < 0.3] = 1.0
    return _normalised(weights)


def tiny_table(rng, sizes, made):
    """Distributions with one token that is so improbable that the product of three such is 0."""
    probs = table(rng, sizes, made)
    improbable = rng.integers(sizes["V"], size=(sizes["B"], sizes["T"], 1))
    numpy.put_along_axis(probs, improbable, TINY * rng.uniform(1.0, 9.0, improbable.shape), axis=2)
    return _normalised(probs)


def flat_table(rng, sizes, made):
    """Distributions that are almost uniform: whoever looks at the best prefixes first looks at most of them."""
    shape = sizes["B"], sizes["T"], sizes["V"]
    return _normalised(numpy.exp(rng.standard_normal(shape) * 0.1))


def _normalised(weights):
    return weights / weights.sum(axis=2, keepdims=True)


def canonical(inputs, answer):
    """The same sequences for all answers that are distinct and score as the best ones do."""
    sequences, scores = answer
    probs = inputs["probs"]
    log_probs = numpy.log(numpy.asarray(probs, dtype="float64"))
    rows, steps, _ = log_probs.shape
    given = sequences.data
    if given.shape != (rows, inputs["beam_size"], steps) or given.dtype.kind != "i":
        return answer
    same = given.copy()
    for row in range(rows):
        best = _best(log_probs[row], inputs["beam_size"])
        if _as_good(given[row], best, log_probs[row], TIED[str(probs.dtype)]):
            same[row] = best
    return Array(sequences.kind, sequences.dtype, same), scores


def _best(log_probs, count):
    """The best sequences `(count, T)`, best first; of tied ones, those that come first by their tokens."""
    scores = numpy.zeros(1)
    sequences = numpy.empty((1, 0), dtype="int64")
    for step in log_probs:
        candidates = (scores[:, None] + step).ravel()
        kept = numpy.argsort(-candidates, kind="stable")[:count]
        scores = candidates[kept]
        beam, token = numpy.divmod(kept, len(step))
        sequences = numpy.hstack([sequences[beam], token[:, None]])
    return sequences


def _as_good(given, best, log_probs, tolerance):
    """Whether sequences are distinct, and each scores as the best one in its place does."""
    if given.min() < 0 or given.max() >= log_probs.shape[1]:
        return False
    if len(numpy.unique(given, axis=0)) < len(given):
        return False
    steps = numpy.arange(len(log_probs))
    own, theirs = (log_probs[steps, sequences].sum(axis=1) for sequences in (given, best))
    return numpy.allclose(own, theirs, rtol=tolerance, atol=tolerance)
