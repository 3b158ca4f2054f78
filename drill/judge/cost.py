"""What times and counts say of a cost. Pure functions of numbers: no clock and no process here.

Time: a submission is slow when both the median of the pair ratios and the ratio of the minima exceed the
limit, in three rounds one after the other; far above it, one round is enough. A noisy machine lengthens
single times, which spoils the mean, but neither of these for long; and what is noise in one round is not the
same in the next.

Growth: the slope of log cost over log size is the exponent of the power that the cost grows with. It is
held against the reference's own, which takes caches and constant parts along, and is never below what
is asked. How much the times at each size scatter says how well the slope is known; one that leaves the answer
open says nothing.
"""

import math
from statistics import median
from typing import Literal

import msgspec

# Pairs of a round, and of the shortest round that is believed.
PAIRS = 20
LEAST_PAIRS = 5
ROUNDS = 3
# A round that stays below this share of the limit needs no more pairs.
CLEARLY = 0.5
# A round beyond so many times the limit needs no other one.
FAR = 3.0
# How much more the exponent may be: n·log n at the sizes in use is 0.1 to 0.2 above n, n² is 1.
MARGIN = 0.4
# How many sizes an exponent is estimated from.
SIZES = 5
# Standard errors that an estimate has to keep away from the margin, and the least that a time is off by.
ERRORS = 2.0
LEAST_SPREAD = 0.03
# Of a time that was too long to be taken again.
UNKNOWN_SPREAD = 0.1


class Pair(msgspec.Struct, frozen=True):
    """The cost of the submission and of the reference on the same input, in the same unit."""

    submission: float
    reference: float


# What grows: seconds, the work of operators, executed opcodes, or the largest tensor that is made.
Unit = Literal["time", "work", "opcodes", "tensor"]


class Growth(msgspec.Struct, frozen=True):
    """How a cost grows: the exponents, and whether there is too much of it (None: not to be told).

    sizes, factor: over how many times the size it was seen, and how many times the cost that was
    unit: what was measured
    """

    exponent: float
    reference: float
    sizes: float
    factor: float
    exceeds: bool | None
    unit: Unit = "time"


def ratio(pairs: list[Pair]) -> float:
    """How many times the reference's cost: the median over the pairs."""
    return median(_quotient(pair.submission, pair.reference) for pair in pairs)


def least_ratio(pairs: list[Pair]) -> float:
    """The same from the cheapest call of each."""
    return _quotient(min(p.submission for p in pairs), min(p.reference for p in pairs))


def exceeds(pairs: list[Pair], at_most: float) -> bool:
    """Whether a round speaks for more than the limit."""
    return ratio(pairs) > at_most and least_ratio(pairs) > at_most


def clearly_within(pairs: list[Pair], at_most: float) -> bool:
    """Whether pairs this far below the limit make more of them superfluous."""
    share = CLEARLY * at_most
    return len(pairs) >= LEAST_PAIRS and max(ratio(pairs), least_ratio(pairs)) <= share


def clearly_beyond(pairs: list[Pair], at_most: float) -> bool:
    """Whether pairs this far above the limit make more of them superfluous."""
    return len(pairs) >= LEAST_PAIRS and exceeds(pairs, FAR * at_most)


def steps(low: int, high: int) -> list[int]:
    """The sizes at which growth is looked at, each the same factor above the one before."""
    factor = (high / low) ** (1 / (SIZES - 1))
    return [round(low * factor**n) for n in range(SIZES)]


def lead(low: int) -> list[int]:
    """Sizes below the smallest: what is seen there counts only where the others take too long."""
    return [size for size in (low // 8, low // 4, low // 2) if size]


def spread(times: list[float]) -> float:
    """How far off the least of several times may be, relative to it: as far as the next one is."""
    least, *others = sorted(times)
    return max(LEAST_SPREAD, _quotient(others[0], least) - 1) if others else UNKNOWN_SPREAD


def growth(
    sizes: list[int], costs: list[Pair], asked: float, spreads: list[Pair] | None = None
) -> Growth:
    """What costs at growing sizes say.

    asked:   the exponent that the problem asks for
    spreads: how far off each cost may be, relative to it; None for counts, which are exact
    """
    exponent = _slope(sizes, [pair.submission for pair in costs])
    own = _slope(sizes, [pair.reference for pair in costs])
    excess = exponent - max(own, asked)
    doubt = ERRORS * _error(sizes, spreads) if spreads else 0.0
    exceeding: bool | None = None
    if excess - doubt > MARGIN:
        exceeding = True
    elif excess + doubt <= MARGIN:
        exceeding = False
    factor = _quotient(costs[-1].submission, costs[0].submission)
    return Growth(exponent, own, sizes[-1] / sizes[0], factor, exceeding)


def _slope(sizes: list[int], costs: list[float]) -> float:
    """The slope of log cost over log size by least squares."""
    logs = [math.log(max(cost, _TINY)) for cost in costs]
    places = _places(sizes)
    return sum(x * y for x, y in zip(places, logs, strict=True)) / sum(x * x for x in places)


def _error(sizes: list[int], spreads: list[Pair]) -> float:
    """The standard error of the difference of both slopes."""
    places = _places(sizes)
    both = [math.hypot(pair.submission, pair.reference) for pair in spreads]
    weighed = sum((x * s) ** 2 for x, s in zip(places, both, strict=True))
    return math.sqrt(weighed) / sum(x * x for x in places)


def _places(sizes: list[int]) -> list[float]:
    """The logarithms of the sizes, from their mean."""
    logs = [math.log(size) for size in sizes]
    middle = sum(logs) / len(logs)
    return [x - middle for x in logs]


# Below what any clock tells: a cost of nothing has no logarithm, and is no divisor.
_TINY = 1e-9


def _quotient(numerator: float, denominator: float) -> float:
    return max(numerator, _TINY) / max(denominator, _TINY)
