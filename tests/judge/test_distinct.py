"""Sizes that differ from one another as far as their ranges let them."""

import itertools
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from drill.judge.distinct import distinct

RANGES = st.lists(st.tuples(st.integers(1, 5), st.integers(0, 4)), min_size=1, max_size=4).map(
    lambda ends: {f"d{i}": (low, low + more) for i, (low, more) in enumerate(ends)}
)


def most(ranges: Mapping[str, tuple[int, int]]) -> int:
    """As many values as any choice has."""
    choices = itertools.product(*(range(low, high + 1) for low, high in ranges.values()))
    return max(len(set(choice)) for choice in choices)


@given(RANGES, st.integers(0, 2**32 - 1))
def test_sizes_are_within_their_ranges_and_as_different_as_these_let_them(
    ranges: dict[str, tuple[int, int]], seed: int
) -> None:
    found = distinct(ranges, lambda _: True, seed)
    assert found is not None
    assert list(found) == list(ranges)
    assert all(low <= found[name] <= high for name, (low, high) in ranges.items())
    # Of sizes that may be 1 no more than one has to be; 50 draws find what there is among so few.
    beyond_one = {name: (min(max(low, 2), high), high) for name, (low, high) in ranges.items()}
    assert most(beyond_one) <= len(set(found.values())) <= most(ranges)


def test_it_stops_at_the_first_draw_that_nothing_betters() -> None:
    asked: list[Mapping[str, int]] = []

    def holds(sizes: Mapping[str, int]) -> bool:
        asked.append(dict(sizes))
        return True

    ranges = {"B": (1, 1), "C": (1, 1), "N": (2, 9), "D": (2, 9)}
    found = distinct(ranges, holds, 0)
    assert asked == [found]


def test_conditions_are_kept() -> None:
    ranges = {"N": (1, 4), "M": (1, 4)}
    assert distinct(ranges, lambda sizes: sizes["N"] > 4, 0) is None
    for seed in range(20):
        found = distinct(ranges, lambda sizes: sizes["N"] == sizes["M"] + 1, seed)
        assert found
        assert found["N"] == found["M"] + 1
