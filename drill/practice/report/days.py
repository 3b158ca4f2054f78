"""Days as the person lives them: those of the machine's own time zone."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from drill.practice.report.model import Calendar, Day
from drill.store.log import Log

# What a calendar goes back to, this week included.
WEEKS = 26
_DAY = timedelta(days=1)


def local(moment: datetime) -> date:
    """The day of a moment. One at an end of time has the day that was written down."""
    try:
        return moment.astimezone().date()
    except (OverflowError, ValueError, OSError):
        return moment.date()


def monday(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def practised(log: Log) -> tuple[Counter[date], Counter[date]]:
    """How many checks, and how many answers to cards, each day had."""
    checks = Counter(local(attempt.checked_at) for attempt in log.attempts)
    return checks, Counter(local(answer.answered_at) for answer in log.answers)


def calendar(checks: Counter[date], answers: Counter[date], today: date) -> Calendar:
    """The last weeks, and the rows of days. What is dated ahead of today is in none of them."""
    active = {day for day in (*checks, *answers) if day <= today}
    start = monday(today) - timedelta(weeks=WEEKS - 1)
    return Calendar(
        streak=_streak(active, today),
        longest=_longest(active),
        start=start,
        today=today,
        days=[Day(day, checks[day], answers[day]) for day in sorted(active) if day >= start],
    )


def _streak(active: set[date], today: date) -> int:
    # Today is not over: a row that ends yesterday is not broken.
    last = today if today in active else today - _DAY
    length = 0
    while last - length * _DAY in active:
        length += 1
    return length


def _longest(active: Iterable[date]) -> int:
    longest = length = 0
    before: date | None = None
    for day in sorted(active):
        length = length + 1 if before is not None and day - before == _DAY else 1
        longest, before = max(longest, length), day
    return longest
