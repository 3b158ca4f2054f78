"""Days of the machine's time zone, rows of them, and the calendar."""

import random
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from drill.practice.report import days

TODAY = date(2026, 10, 14)  # a Wednesday


@pytest.fixture(params=["UTC", "Asia/Shanghai", "America/Los_Angeles", "America/Sao_Paulo"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The machine's time zone."""
    with monkeypatch.context() as environment:
        environment.setenv("TZ", request.param)
        time.tzset()
        yield request.param
    time.tzset()


def test_the_days_of_many_moments_are_those_of_each(zone: str) -> None:
    rng = random.Random(1)
    # With changes to and from summer time; in Brazil, until 2019, at midnight.
    first = datetime(2018, 1, 1, tzinfo=UTC)
    moments = [first + timedelta(minutes=rng.randrange(60 * 24 * 800)) for _ in range(5000)]
    for order in (moments, sorted(moments)):
        assert list(days.each_local(order)) == [days.local(moment) for moment in order]


def test_a_moment_at_an_end_of_time_has_the_day_that_was_written(zone: str) -> None:
    ends = [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)]
    for end in (*ends, *reversed(ends)):
        [day] = days.each_local([end])
        assert abs(day - end.date()) <= timedelta(days=1)
    assert len(list(days.each_local([*ends, *ends]))) == 4


@pytest.mark.parametrize(
    ("back", "streak", "longest"),
    [
        ([], 0, 0),
        ([0], 1, 1),
        ([1], 1, 1),
        ([2], 0, 1),
        ([0, 1, 2], 3, 3),
        ([1, 2, 3, 5, 6], 3, 3),
        ([0, 2, 3, 4, 5], 1, 4),
        ([-1, -2, 0, 1], 2, 2),
    ],
)
def test_a_streak_goes_up_to_today_or_yesterday(back: list[int], streak: int, longest: int) -> None:
    practised = [TODAY - timedelta(days=n) for n in back]
    for checks, answers in ((practised, []), ([], practised), (practised[::2], practised[1::2])):
        found = days.calendar(Counter(checks), Counter(answers), TODAY)
        assert (found.streak, found.longest) == (streak, longest)


def test_the_calendar_is_of_26_weeks_and_begins_on_a_monday() -> None:
    start = date(2026, 4, 20)
    practised = Counter([start, start, start - timedelta(days=1), TODAY, TODAY + timedelta(days=1)])
    found = days.calendar(practised, Counter([TODAY]), TODAY)
    assert found.start == start
    assert start.weekday() == 0
    assert [(d.day, d.checks, d.answers) for d in found.days] == [(start, 2, 0), (TODAY, 1, 1)]
