"""Where everything stands in the charts of the report's page: numbers for its SVG, 360 units wide.

A phone shows a unit as a pixel, so that the words in a chart can be read there.
"""

from datetime import date, timedelta

import msgspec

from drill.practice.report.model import Calendar, Pace, Place, Sat
from drill.text import Text
from drill.ui import report_words as words

WIDTH, HEIGHT = 360, 170
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 12, 10, 24
# A day of the calendar, with the gap to the next.
CELL = 12
_MARGIN, _HEAD = 30, 16
_WEEK = 7


class Dot(msgspec.Struct, frozen=True):
    """A point, what it says, and whether it is filled."""

    x: float
    y: float
    says: str
    full: bool = True


class Mark(msgspec.Struct, frozen=True):
    """A word beside an axis, or in the calendar."""

    x: float
    y: float
    says: str


class Lines(msgspec.Struct, frozen=True):
    """Points joined by a line; `ticks` are the words of the upright axis, `level` a line across."""

    path: str
    dots: list[Dot]
    ticks: list[Mark]
    labels: list[Mark]
    level: float | None


class Cell(msgspec.Struct, frozen=True):
    """A day of the calendar, at a level from 0 on."""

    x: int
    y: int
    level: int
    says: str


class Days(msgspec.Struct, frozen=True):
    """The calendar, a column a week."""

    width: int
    height: int
    cells: list[Cell]
    months: list[Mark]
    weekdays: list[Mark]


class Share(msgspec.Struct, frozen=True):
    """A bar of 100 units: what was solved, then what was attempted."""

    solved: float
    attempted: float
    says: str


def times(pace: Pace) -> Lines:
    """The median ratios over time; the line across is the interviewer's minutes."""
    days = [stretch.start for stretch in pace.trend]
    high = max(2.0, *(stretch.ratio for stretch in pace.trend)) * 1.05
    dots = [
        Dot(_across(s.start, days), _up(s.ratio, high), f"{s.start}: {words.ratio(s.ratio)}×")
        for s in pace.trend
    ]
    steps = [0.0, 1.0, 2.0] if high < 4 else [0.0, 1.0, high // 2, float(high // 1)]
    ticks = [Mark(_LEFT - 6, _up(value, high), f"{value:g}×") for value in dict.fromkeys(steps)]
    return Lines(_path(dots), dots, ticks, _dates(days), _up(1.0, high))


def marks(interviews: list[Sat]) -> Lines:
    """The totals over time; filled where the interview was passed."""
    marked = [(sat, sat.total) for sat in interviews if sat.total is not None]
    days = [sat.day for sat, _ in marked]
    dots = [
        Dot(
            _across(sat.day, days),
            _up(total, 100),
            f"{sat.day}: {round(total)}, {words.passed(sat.passed, sat.passes_at)}",
            sat.passed,
        )
        for sat, total in marked
    ]
    ticks = [Mark(_LEFT - 6, _up(value, 100), str(value)) for value in (0, 50, 100)]
    return Lines(_path(dots), dots, ticks, _dates(days), None)


def _across(day: date, days: list[date]) -> float:
    first, span = days[0], (days[-1] - days[0]).days
    share = (day - first).days / span if span else 0.5
    return round(_LEFT + share * (WIDTH - _LEFT - _RIGHT), 1)


def _up(value: float, high: float) -> float:
    return round(HEIGHT - _BOTTOM - value / high * (HEIGHT - _TOP - _BOTTOM), 1)


def _path(dots: list[Dot]) -> str:
    return " ".join(f"{dot.x},{dot.y}" for dot in dots)


def _dates(days: list[date]) -> list[Mark]:
    """The first day and the last one."""
    ends = dict.fromkeys((days[0], days[-1])) if days else {}
    return [Mark(_across(day, days), HEIGHT - 6, str(day)) for day in ends]


def calendar(found: Calendar) -> Days:
    """A cell for every day until today."""
    practised = {day.day: day for day in found.days}
    weeks = (found.today - found.start).days // _WEEK + 1
    told = Text(
        en="{day}: {checks} checks, {answers} card answers",
        zh="{day}：检查 {checks} 次，卡片 {answers} 次",
    )
    cells = []
    for number in range((found.today - found.start).days + 1):
        date_ = found.start + timedelta(days=number)
        day = practised.get(date_)
        x, y = _MARGIN + CELL * (number // _WEEK), _HEAD + CELL * (number % _WEEK)
        says = told.format(
            day=date_, checks=day.checks if day else 0, answers=day.answers if day else 0
        )
        cells.append(Cell(x, y, words.level(day) if day else 0, str(says)))
    return Days(
        width=_MARGIN + CELL * weeks,
        height=_HEAD + CELL * _WEEK,
        cells=cells,
        months=[
            Mark(_MARGIN + CELL * week, _HEAD - 5, name)
            for week, name in enumerate(words.months(found.start, weeks))
            if name
        ],
        weekdays=[
            Mark(_MARGIN - 5, _HEAD + CELL * row + CELL - 3, str(name))
            for row, name in enumerate(words.WEEKDAYS)
            if name
        ],
    )


def share(places: list[Place]) -> Share:
    """How far the problems of these places are."""
    total = sum(place.total for place in places)
    solved = sum(place.solved for place in places)
    attempted = sum(place.attempted for place in places)
    told = Text(
        en="{solved} of {total} solved, {attempted} attempted",
        zh="{total} 道题，已解决 {solved} 道，未通过 {attempted} 道",
    )
    return Share(
        solved=round(100 * solved / total, 1),
        attempted=round(100 * attempted / total, 1),
        says=str(told.format(solved=solved, total=total, attempted=attempted)),
    )
