"""Times of sittings, and what their first checks said."""

from datetime import date

import pytest

from drill.practice.report import pace
from drill.practice.sittings import Sitting
from tests.practice.report.conftest import sitting

MINUTES = {"rope": 10, "kv-cache": 20}


def test_time_is_told_as_a_ratio_to_the_interviewers() -> None:
    found = pace.pace(
        [sitting("rope", 3, 5), sitting("kv-cache", 2, 30), sitting("rope", 1, 20)], MINUTES
    )
    assert (found.sittings, found.ratio, found.minutes) == (3, 1.5, 20)
    assert (found.each, found.lately, found.before) == (0, None, None)


@pytest.mark.parametrize(
    "other",
    [
        sitting("rope", 1, solved=False),
        sitting("rope", 1, mode="cloze"),
        sitting("rope", 1, mode="debug"),
        sitting("gone", 1),
        sitting("rope", 1, minutes=0),
    ],
)
def test_what_was_not_solved_by_oneself_in_a_known_time_has_no_ratio(
    other: Sitting,
) -> None:
    found = pace.pace([sitting("rope", 3, 5), other], MINUTES)
    assert (found.sittings, found.ratio) == (1, 0.5)


def test_the_last_sittings_are_compared_with_as_many_before() -> None:
    # The order of the list is not that of time.
    slow = [sitting("rope", 100 - n, 20) for n in range(7)]
    quick = [sitting("rope", 50 - n, 5) for n in range(6)]
    found = pace.pace([*quick, *slow], MINUTES)
    assert (found.each, found.before, found.lately) == (6, 2.0, 0.5)


def test_the_trend_is_by_weeks_and_of_a_long_time_by_months() -> None:
    found = pace.pace([sitting("rope", n, 10 - n) for n in (0, 1, 7)], MINUTES)
    assert found.unit == "week"
    assert [(s.start, s.sittings, s.ratio) for s in found.trend] == [
        (date(2026, 10, 5), 1, 0.3),
        (date(2026, 10, 12), 2, 0.95),
    ]
    found = pace.pace([sitting("rope", n, 10) for n in (0, 200)], MINUTES)
    assert found.unit == "month"
    assert [s.start for s in found.trend] == [date(2026, 3, 1), date(2026, 10, 1)]


def test_each_mode_has_its_sittings_and_first_checks() -> None:
    found = pace.ways(
        [
            sitting("rope", 1, mode="mock"),
            sitting("rope", 2, mode="newer"),
            sitting("rope", 3),
            sitting("rope", 4, first_check_right=False, checks=3),
            sitting("rope", 5, first_check_right=False, checks=0, solved=False),
        ]
    )
    assert [(w.mode, w.sittings, w.solved, w.checked, w.first_right) for w in found] == [
        ("stub", 3, 2, 2, 1),
        ("mock", 1, 1, 1, 1),
        ("newer", 1, 1, 1, 1),
    ]
