"""Days as the person lives them: those of the machine's own time zone."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

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


def each_local(moments: Iterable[datetime]) -> Iterator[date]:
    """The day of each moment; quick where those of a day follow each other."""
    day, begins, ends = date.min, _NEVER, _NEVER
    for moment in moments:
        if not begins <= moment < ends:
            day = local(moment)
            begins, ends = _bounds(day)
        yield day


_NEVER = datetime.max.replace(tzinfo=UTC)


def _bounds(day: date) -> tuple[datetime, datetime]:
    """The midnights with which a day begins and ends; at an end of time, none that any moment is between."""
    try:
        return midnight(day), midnight(day + _DAY)
    except (OverflowError, ValueError, OSError):
        return _NEVER, _NEVER


def midnight(day: date) -> datetime:
    """Where a day begins. Raises OverflowError, ValueError or OSError at an end of time."""
    return datetime(day.year, day.month, day.day).astimezone(UTC)


def practised(log: Log) -> tuple[Counter[date], Counter[date]]:
    """How many checks, and how many answers to cards, each day had."""
    return (
        Counter(each_local(attempt.checked_at for attempt in log.attempts)),
        Counter(each_local(answer.answered_at for answer in log.answers)),
    )


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
