"""What times and counts say of a cost, found by numbers alone."""

import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from drill.judge import cost
from drill.judge.cost import Pair

SIZES = cost.steps(1024, 8192)
SECONDS = st.floats(1e-5, 10)
# A machine's usual noise: every time is up to this share longer than it could be.
NOISE = 0.05


def pairs(*costs: tuple[float, float]) -> list[Pair]:
    return [Pair(*each) for each in costs]


@st.composite
def rounds(draw: st.DrawFn, factors: list[float]) -> tuple[float, list[Pair]]:
    """A limit, and pairs that are about one of these factors of it."""
    at_most = draw(st.sampled_from([3.0, 4.0, 20.0, 150.0]))
    factor = draw(st.sampled_from(factors)) * at_most
    seconds = draw(SECONDS)
    noises = st.tuples(st.floats(0, NOISE), st.floats(0, NOISE))
    found = [
        Pair(factor * seconds * (1 + own), seconds * (1 + theirs))
        for own, theirs in draw(st.lists(noises, min_size=cost.LEAST_PAIRS, max_size=cost.PAIRS))
    ]
    return at_most, found


# Ratios


def test_the_ratio_is_the_median_of_the_pairs_own() -> None:
    assert cost.ratio(pairs((2, 1), (9, 3), (100, 1))) == 3
    assert cost.ratio(pairs((2, 1), (4, 1))) == 3


def test_the_least_ratio_is_of_the_cheapest_call_of_each() -> None:
    assert cost.least_ratio(pairs((8, 1), (6, 4), (9, 2))) == 6


@given(seconds=st.lists(SECONDS, min_size=1), factor=st.floats(0.01, 1000))
def test_what_costs_the_same_factor_at_every_call_has_that_ratio(
    seconds: list[float], factor: float
) -> None:
    found = [Pair(factor * second, second) for second in seconds]
    assert cost.ratio(found) == pytest.approx(factor)
    assert cost.least_ratio(found) == pytest.approx(factor)


def test_a_cost_of_nothing_has_a_ratio_too() -> None:
    assert cost.ratio(pairs((0, 0))) == cost.least_ratio(pairs((0, 0))) == 1
    assert cost.ratio(pairs((0, 1))) < 1e-6
    assert cost.ratio(pairs((1, 0))) > 1e6
    # Clocks that are read apart may differ by less than nothing.
    assert cost.ratio(pairs((-1e-4, 1e-4))) < 1e-3


# What a round says


def test_both_the_median_and_the_cheapest_calls_must_exceed_the_limit() -> None:
    assert cost.exceeds(pairs((5, 1), (5, 1), (5, 1)), 4)
    assert not cost.exceeds(pairs((5, 1), (5, 1), (3, 1)), 4)
    assert not cost.exceeds(pairs((5, 1), (5, 2), (5, 2)), 4)


def test_a_cost_at_the_limit_is_within_it() -> None:
    assert not cost.exceeds(pairs((4, 1), (8, 2), (12, 3)), 4)


@pytest.mark.parametrize("count", [cost.LEAST_PAIRS - 1, cost.LEAST_PAIRS])
def test_a_few_pairs_are_never_clear(count: int) -> None:
    enough = count == cost.LEAST_PAIRS
    assert cost.clearly_within(pairs(*[(1, 1)] * count), 4) == enough
    assert cost.clearly_beyond(pairs(*[(99, 1)] * count), 4) == enough


def test_what_is_clearly_within_is_so_by_the_median_and_the_cheapest_calls() -> None:
    assert not cost.clearly_within(pairs(*[(1, 1)] * 4, (1, 0.2)), 4)
    assert not cost.clearly_within(pairs(*[(3, 1)] * 4, (1, 1)), 4)


@pytest.mark.parametrize(
    ("ratio", "within", "exceeds", "beyond"),
    [
        (0.1, True, False, False),
        (2.0, True, False, False),
        (2.1, False, False, False),
        (4.1, False, True, False),
        (12.0, False, True, False),
        (12.1, False, True, True),
    ],
)
def test_half_the_limit_is_clearly_within_and_three_times_it_clearly_beyond(
    ratio: float, within: bool, exceeds: bool, beyond: bool
) -> None:
    found = pairs(*[(ratio, 1.0)] * cost.LEAST_PAIRS)
    assert cost.clearly_within(found, 4) == within
    assert cost.exceeds(found, 4) == exceeds
    assert cost.clearly_beyond(found, 4) == beyond


@given(
    found=st.lists(st.tuples(SECONDS, SECONDS), min_size=1, max_size=2 * cost.PAIRS),
    at_most=st.floats(1, 200),
)
def test_what_is_clear_is_so_to_one_side_only(
    found: list[tuple[float, float]], at_most: float
) -> None:
    within = cost.clearly_within(pairs(*found), at_most)
    beyond = cost.clearly_beyond(pairs(*found), at_most)
    exceeds = cost.exceeds(pairs(*found), at_most)
    assert not (within and exceeds)
    assert exceeds or not beyond


@given(
    told=rounds(factors=[0.1, 0.4, 0.6, 0.85, 1.2, 2.5, 3.5, 100]),
    place=st.integers(0, cost.PAIRS - 1),
    of=st.sampled_from(["submission", "reference"]),
    longer=st.floats(1, 1e6),
)
def test_one_wild_time_in_a_round_changes_no_verdict(
    told: tuple[float, list[Pair]], place: int, of: str, longer: float
) -> None:
    at_most, found = told
    wild = list(found)
    one = wild[place % len(wild)]
    wild[place % len(wild)] = structs.replace(one, **{of: getattr(one, of) * longer})
    for says in (cost.exceeds, cost.clearly_within, cost.clearly_beyond):
        assert says(wild, at_most) == says(found, at_most)


# Growth

Cost = Callable[[float], float]
POWERS: dict[str, Cost] = {
    "1": lambda n: n**0,
    "n": lambda n: n,
    "n log n": lambda n: n * math.log(n),
    "constant + n": lambda n: 5000 + n,
    "n^1.5": lambda n: n**1.5,
    "n^2": lambda n: n**2,
    "n^2 / 1000": lambda n: n**2 / 1000,
    "n^3": lambda n: n**3,
}


def grown(own: str, reference: str, asked: float, sizes: list[int] = SIZES) -> cost.Growth:
    """Costs that grow like this, without noise."""
    return cost.growth(sizes, [Pair(POWERS[own](n), POWERS[reference](n)) for n in sizes], asked)


@pytest.mark.parametrize(
    ("own", "asked", "exceeds"),
    [
        ("1", 0, False),
        ("n", 0, True),
        ("1", 1, False),
        ("n", 1, False),
        ("constant + n", 1, False),
        ("n log n", 1, False),
        ("n^1.5", 1, True),
        ("n^2", 1, True),
        ("n^2 / 1000", 1, True),
        ("n^2", 2, False),
        ("n^3", 2, True),
    ],
)
@given(noise=st.lists(st.tuples(*[st.floats(0, 0.03)] * 2), min_size=5, max_size=5))
def test_noise_does_not_change_which_growth_is_too_much(
    own: str, asked: float, exceeds: bool, noise: list[tuple[float, float]]
) -> None:
    reference = {0: "1", 1: "n", 2: "n^2"}[int(asked)]
    costs = [
        Pair(POWERS[own](n) * (1 + mine), POWERS[reference](n) * (1 + theirs))
        for n, (mine, theirs) in zip(SIZES, noise, strict=True)
    ]
    spreads = [Pair(cost.LEAST_SPREAD, cost.LEAST_SPREAD)] * len(SIZES)
    assert cost.growth(SIZES, costs, asked, spreads).exceeds is exceeds


@pytest.mark.parametrize(
    ("own", "exponent"), [("1", 0), ("n", 1), ("n^1.5", 1.5), ("n^2", 2), ("n^2 / 1000", 2)]
)
def test_the_exponent_is_that_of_the_power(own: str, exponent: float) -> None:
    found = grown(own, "n", 1, [1024, 2048, 4096, 8192])
    assert found.exponent == pytest.approx(exponent)
    assert found.reference == pytest.approx(1)
    assert found.sizes == 8
    assert found.factor == pytest.approx(8**exponent)


def test_a_constant_part_lowers_the_exponent_and_a_logarithm_hardly_raises_it() -> None:
    assert 0.2 < grown("constant + n", "n", 1).exponent < 0.8
    assert 1.05 < grown("n log n", "n", 1).exponent < 1.2


def test_growth_is_held_against_the_references_own() -> None:
    assert grown("n^1.5", "n", 1).exceeds is True
    assert grown("n^1.5", "n^1.5", 1).exceeds is False
    assert grown("n^2", "n^1.5", 1).exceeds is True


def test_a_reference_that_grows_less_than_is_asked_asks_no_more() -> None:
    assert grown("n", "1", 1).exceeds is False
    assert grown("n^1.5", "1", 1).exceeds is True


def test_times_that_scatter_leave_the_answer_open() -> None:
    costs = [Pair(n**1.5, n) for n in SIZES]
    for spread, exceeds in ((0.03, True), (0.3, None), (3.0, None)):
        spreads = [Pair(spread, spread)] * len(SIZES)
        assert cost.growth(SIZES, costs, 1, spreads).exceeds is exceeds
    linear = [Pair(n, n) for n in SIZES]
    assert cost.growth(SIZES, linear, 1, [Pair(3, 3)] * len(SIZES)).exceeds is None


@pytest.mark.parametrize("wild", [Pair(3.0, 0.03), Pair(0.03, 3.0)])
def test_one_side_that_scatters_is_enough_to_leave_it_open(wild: Pair) -> None:
    costs = [Pair(n**1.5, n) for n in SIZES]
    assert cost.growth(SIZES, costs, 1, [wild] * len(SIZES)).exceeds is None


@given(
    costs=st.lists(st.tuples(SECONDS, SECONDS), min_size=5, max_size=5),
    spreads=st.lists(st.tuples(*[st.floats(0.03, 10)] * 2), min_size=5, max_size=5),
    asked=st.sampled_from([0, 1, 1.5, 2]),
)
def test_scatter_never_turns_an_answer_into_its_opposite(
    costs: list[tuple[float, float]], spreads: list[tuple[float, float]], asked: float
) -> None:
    exact = cost.growth(SIZES, pairs(*costs), asked)
    found = cost.growth(SIZES, pairs(*costs), asked, pairs(*spreads))
    assert exact.exceeds is not None
    assert found.exceeds in (exact.exceeds, None)
    assert (found.exponent, found.reference) == (exact.exponent, exact.reference)


@given(slower=st.floats(1e-3, 1e3))
def test_a_constant_factor_is_no_growth(slower: float) -> None:
    found = cost.growth(SIZES, [Pair(n * slower, n) for n in SIZES], 1)
    assert found.exponent == pytest.approx(1)
    assert found.exceeds is False


@pytest.mark.parametrize("least", [0.0, 1e-12, -1e-6])
def test_costs_of_nothing_do_not_grow(least: float) -> None:
    costs = [Pair(least, least)] * len(SIZES)
    found = cost.growth(SIZES, costs, 1)
    assert found.exponent == pytest.approx(0)
    assert (found.factor, found.exceeds) == (1, False)


# How well a time is known, and at which sizes it is taken


def test_the_least_time_is_off_by_as_much_as_the_next_one() -> None:
    assert cost.spread([1.5, 1.0, 9.0]) == pytest.approx(0.5)
    assert cost.spread([1.0, 1.0, 9.0]) == cost.LEAST_SPREAD
    assert cost.spread([0.0, 0.0]) == cost.LEAST_SPREAD


def test_a_single_time_is_off_by_more_than_the_least() -> None:
    assert cost.spread([0.2]) == cost.UNKNOWN_SPREAD > cost.LEAST_SPREAD


@given(low=st.integers(4, 10_000), span=st.integers(4, 1000))
def test_steps_go_from_the_smallest_size_to_the_largest_by_one_factor(low: int, span: int) -> None:
    found = cost.steps(low, low * span)
    assert len(found) == cost.SIZES
    assert (found[0], found[-1]) == (low, low * span)
    for n, size in enumerate(found):
        assert abs(size - low * span ** (n / (cost.SIZES - 1))) <= 0.51
    assert sorted(set(found)) == found


@given(low=st.integers(8, 10_000))
def test_the_lead_is_below_the_smallest_size(low: int) -> None:
    first, second, third = cost.lead(low)
    assert 0 < first < second < third < low


@pytest.mark.parametrize(
    ("low", "found"), [(1, []), (2, [1]), (4, [1, 2]), (1024, [128, 256, 512])]
)
def test_where_there_are_few_smaller_sizes_the_lead_is_short(low: int, found: list[int]) -> None:
    assert cost.lead(low) == found
