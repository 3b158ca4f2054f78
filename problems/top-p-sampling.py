"""Nucleus sampling (Holtzman et al. 2020) judged by its distribution: batches, draws, probabilities."""

import numpy
import torch

from drill.judge import sampler
from drill.judge.sampler import softmax

# Rows to choose from, so many at a time until there are enough that are clear and telling, and at most so
# many: where many tokens reach a large p, those are few in a thousand. With a small p every nucleus is one
# token, and no row tells more than another.
CANDIDATES, MOST, MOST_OF_LARGE, LARGE, SMALL = 500, 2_000, 10_000, 0.9, 0.1
# With p = 1, the share of the least probable of eight tokens: a sampler that takes p for 0.99 misses it.
RARE = (0.007, 0.0095)

seed, oracle = sampler.seed, sampler.oracle


def draws(rng, sizes, made):
    """How often each row is sampled.

    80 draws of two tokens are never all alike (1e-9). 400 always show a token of the smallest share
    that `_clear` lets a nucleus end with. A submission may loop over rows, so there are no more of them
    than that everywhere.
    """
    return 400 if (sizes["B"], sizes["V"]) == (3, 8) else 80


def many_draws(rng, sizes, made):
    """`draws`, but at the largest sizes of the case p = 1 enough for small differences.

    A token of the share `RARE` is missed by all 4000 with probability (1 - 0.007) ** 4000 < 1e-12.
    """
    return 4000 if (sizes["B"], sizes["V"]) == (2, 8) else 80


def logits(rng, sizes, made):
    """Distinct rows of `(B, V)` whose nucleus can neither be missed by a token nor hang on rounding."""
    temperature = made.get("temperature", 1.0)
    most = MOST_OF_LARGE if made["p"] >= LARGE else MOST if made["p"] >= SMALL else CANDIDATES
    clear, kinds = [], []
    for _ in range(most // CANDIDATES):
        spread = rng.uniform(0.4, 2.0, (CANDIDATES, 1)) * temperature
        rows = rng.standard_normal((CANDIDATES, sizes["V"])) * spread
        clear.append(rows[_clear(softmax(rows, temperature), made["p"])])
        kinds.append(_telling(clear[-1], made, temperature))
        if _enough(numpy.hstack(kinds), sizes["B"]):
            break
    return numpy.vstack(clear)[_order(numpy.hstack(kinds))][: sizes["B"]]


def _telling(rows, made, temperature):
    """Of what kinds `(kinds, rows)` rows are that tell most."""
    p = made["p"]
    if p == 1:
        return numpy.stack([_short_of_one(rows, temperature)])
    if "temperature" in made:
        return numpy.stack([_tempered(rows, p, temperature)])
    # Another default temperature than 1 shows where the nucleus is smaller at 0.9 or larger at 1.2, both by
    # a margin.
    size = _size(rows, 1.0, p)
    return numpy.stack([_size(rows, 0.9, p + 0.01) < size, _size(rows, 1.2, p - 0.01) > size])


def _enough(kinds, count):
    """Whether so many rows can all be of those that tell most, and of every kind one."""
    return kinds.any(axis=0).sum() >= count and kinds.any(axis=1).sum() >= min(count, len(kinds))


def _order(kinds):
    """The rows: one of each kind, then others of any kind, then those that tell less."""
    rank = numpy.where(kinds.any(axis=0), 1, 2)
    for kind in kinds:
        rank[numpy.flatnonzero(kind)[:1]] = 0
    return numpy.argsort(rank, kind="stable")


def measured(entry, inputs):
    """One draw a row, with the generator of that seed."""
    generator = torch.Generator(inputs["logits"].device).manual_seed(inputs["seed"])
    return entry(inputs["logits"], inputs["p"], generator=generator)


def decided(rng, sizes, _made):
    """Rows whose nucleus is one token: what is drawn is then the same for everyone."""
    rows = rng.standard_normal((sizes["B"], sizes["V"]))
    rows[numpy.arange(sizes["B"]), rng.integers(sizes["V"], size=sizes["B"])] += 25.0
    return rows


def shifted_logits(rng, sizes, made):
    """The same distributions from logits around ±1000, by turns."""
    return sampler.far_apart(rng, logits(rng, sizes, made))


def _clear(probabilities, p):
    """Which rows are fair and telling.

    Fair: no mass is within 0.01 of p, and the tokens on either side of the border, and the two most
    probable ones, differ by 0.01. Telling: a draw hits the nucleus' last token, and would hit the first
    one outside, so often that a sample without the one, or with the other, shows.
    """
    ordered = -numpy.sort(-probabilities, axis=1)
    rows, tokens = ordered.shape
    mass = ordered.cumsum(axis=1)
    size = (mass - ordered < p).sum(axis=1)
    place = numpy.arange(rows)
    last = ordered[place, size - 1]
    beyond = numpy.pad(ordered, ((0, 0), (0, 1)))[place, size]
    kept = mass[place, size - 1]
    fair = last - beyond >= min(0.01, RARE[0])
    if tokens > 1:
        fair &= ordered[:, 0] - ordered[:, 1] >= 0.01
    if p < 1:
        fair &= abs(mass - p).min(axis=1) >= min(0.01, p / 2)
    if p == 1:
        # All tokens together cannot each have much.
        low, high = RARE if tokens == 8 else (min(0.15, 0.5 / tokens), 1.0)
        if tokens == 8:
            # A token that has half shows best that the draws are from another distribution.
            fair &= ordered[:, 0] >= 0.5
        return fair & (last >= low) & (last <= high)
    return fair & (last / kept >= 0.15) & ((size == tokens) | (beyond >= min(0.08, (1 - p) / 2)))


def _short_of_one(rows, temperature):
    """In which rows the whole mass, in the dtypes that are tried, stays below 1 by rounding."""
    short = numpy.ones(len(rows), dtype=bool)
    for dtype in ("float32", "float64"):
        ordered = -numpy.sort(-softmax(rows.astype(dtype), temperature), axis=1)
        short &= ordered.cumsum(axis=1)[:, -1] < 1
    return short


def _tempered(rows, p, temperature):
    """In which rows the temperature moves a fifth of the mass within the untempered nucleus."""
    plain, tempered = softmax(rows, 1.0), softmax(rows, temperature)
    inside = _nucleus(plain, p) > 0
    moved = plain * inside / (plain * inside).sum(axis=1, keepdims=True)
    moved -= tempered * inside / (tempered * inside).sum(axis=1, keepdims=True)
    return abs(moved).sum(axis=1) >= 0.4


def _size(rows, temperature, p):
    """How many tokens the nucleus of each row has."""
    ordered = -numpy.sort(-softmax(rows, temperature), axis=1)
    return (ordered.cumsum(axis=1) - ordered < p).sum(axis=1)


def _nucleus(probabilities, p):
    """The distribution of right draws."""
    order = numpy.argsort(-probabilities, axis=1)
    ordered = numpy.take_along_axis(probabilities, order, axis=1)
    ordered[ordered.cumsum(axis=1) - ordered >= p] = 0.0
    nucleus = numpy.empty_like(ordered)
    numpy.put_along_axis(nucleus, order, ordered / ordered.sum(axis=1, keepdims=True), axis=1)
    return nucleus


def exercise(entry, inputs):
    """Sample many copies of the batch, then what the edge cases give."""
    return sampler.exercise(entry, inputs, "top_p_sample", "p")


def expected(inputs, answer):
    """The reference's answer with the exact distribution in place of its draws."""
    logits = numpy.asarray(inputs["logits"], dtype="float64")
    probabilities = softmax(logits, inputs.get("temperature", 1.0))
    return sampler.expected(inputs, answer, _nucleus(probabilities, inputs["p"]))
