"""What times and counts say of a cost. Pure functions of numbers: no clock and no process here.

Time: a submission is slow when both the median of the pair ratios and the ratio of the minima exceed the
limit, in three rounds one after the other. A noisy machine lengthens single times, which spoils the mean, but
neither of these for long; and what is noise in one round is not the same in the next.

Growth: the slope of log cost over log size is the exponent of the power that the cost grows with. It is
held against the reference's own, which takes caches and constant parts along, and is never below what
is asked. An estimate whose standard error leaves the answer open says nothing.
"""

import math
from statistics import median

import msgspec

# Pairs of a round, and of the shortest round that is believed.
PAIRS = 20
LEAST_PAIRS = 5
ROUNDS = 3
# A round that stays below this share of the limit needs no more pairs.
CLEARLY = 0.5
# How much more the exponent may be: n·log n at the sizes in use is 0.1 to 0.2 above n, n² is 1.
MARGIN = 0.4
# How many sizes an exponent is estimated from.
SIZES = 5
# Standard errors that an estimate has to keep away from the margin.
ERRORS = 2.0


class Pair(msgspec.Struct, frozen=True):
    """The cost of the submission and of the reference on the same input, in the same unit."""

    submission: float
    reference: float


class Growth(msgspec.Struct, frozen=True):
    """How a cost grows: the exponents, and whether there is too much of it (None: not to be told).

    sizes, factor: over how many times the size it was seen, and how many times the cost that was
    """

    exponent: float
    reference: float
    sizes: float
    factor: float
    exceeds: bool | None


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
    """Whether pairs this far below the limit make the rest of a round superfluous."""
    share = CLEARLY * at_most
    return len(pairs) >= LEAST_PAIRS and max(ratio(pairs), least_ratio(pairs)) <= share


def steps(low: int, high: int) -> list[int]:
    """The sizes at which growth is looked at, each the same factor above the one before."""
    factor = (high / low) ** (1 / (SIZES - 1))
    return [round(low * factor**n) for n in range(SIZES)]


def growth(sizes: list[int], costs: list[Pair], asked: float) -> Growth:
    """What costs at growing sizes say; `asked` is the exponent that the problem asks for."""
    exponent, error = _slope(sizes, [pair.submission for pair in costs])
    own, own_error = _slope(sizes, [pair.reference for pair in costs])
    excess = exponent - max(own, asked)
    doubt = ERRORS * math.hypot(error, own_error)
    exceeding: bool | None = None
    if excess - doubt > MARGIN:
        exceeding = True
    elif excess + doubt <= MARGIN:
        exceeding = False
    factor = _quotient(costs[-1].submission, costs[0].submission)
    return Growth(exponent, own, sizes[-1] / sizes[0], factor, exceeding)


def _slope(sizes: list[int], costs: list[float]) -> tuple[float, float]:
    """The slope of log cost over log size by least squares, and its standard error."""
    xs = [math.log(size) for size in sizes]
    ys = [math.log(max(cost, _TINY)) for cost in costs]
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - middle_x) ** 2 for x in xs)
    slope = sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True)) / spread
    residuals = sum(
        (y - middle_y - slope * (x - middle_x)) ** 2 for x, y in zip(xs, ys, strict=True)
    )
    return slope, math.sqrt(residuals / max(1, len(xs) - 2) / spread)


# Below what any clock tells: a cost of nothing has no logarithm, and is no divisor.
_TINY = 1e-9


def _quotient(numerator: float, denominator: float) -> float:
    return max(numerator, _TINY) / max(denominator, _TINY)
