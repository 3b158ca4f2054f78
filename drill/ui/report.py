"""The report in the terminal."""

from datetime import timedelta
from itertools import groupby
from pathlib import Path

import msgspec
from rich.cells import cell_len
from rich.text import Text as Line

from drill.practice.report.model import Calendar, Place, Report, Step, Stretch
from drill.text import Text
from drill.ui import problems, report_sections
from drill.ui import report_words as words
from drill.ui.console import Screen
from drill.ui.report_sections import Section
from drill.ui.wrap import wrap

_INDENT, _GAP = 2, 2
# Cells of a bar beside a table, where there is room for one.
_BAR, _LEAST_BAR = 20, 8
# A first column that is narrower is hard to read, and the table may as well be too wide.
_LEAST_FIRST = 12
_SHADES = "·░▒▓█"
# What the bars beside these tables mean.
_LEGENDS = {
    "problems": Text(en="█ solved  ▒ attempted", zh="█ 已解决  ▒ 未通过"),
    "pace": Text(en="│ the interviewer's minutes", zh="│ 面试官给的时间"),
}
# Commands that are offered; JSON has all.
_OFFERED = 5
# Weeks or months of the trend that are shown; the page has all.
_STRETCHES = 12
# What a full bar of times means, in times the interviewer's: at least and at most.
_LEAST_FULL, _MOST_FULL = 2.0, 3.0


def show(screen: Screen, report: Report) -> None:
    """Print it: what there was, in sections, and what to do next."""
    head = Line(str(words.title(report)), style="bold")
    screen.show(head)
    for says in words.opening(report):
        screen.show(*screen.prose(says, indent=_INDENT))
    for section in [] if report.empty else report_sections.sections(report):
        screen.show("", Line(str(section.title), style="bold"))
        for says in section.says:
            screen.show(*screen.prose(says, indent=_INDENT))
        screen.show(*_body(screen, section, report))
    screen.show("", *_next(screen, report))


def _next(screen: Screen, report: Report) -> list[Line]:
    offered = enumerate(report.steps[:_OFFERED])
    found = [line for n, step in offered for line in _step(screen, step, first=n == 0)]
    return found or [problems.next_command("drill list")]


def _step(screen: Screen, step: Step, first: bool) -> list[Line]:
    """The command, and why; below it, where there is no room beside it."""
    line = problems.next_command(step.command) if first else problems.otherwise(step.command)
    why = str(step.why)
    if not screen.out.is_terminal or line.cell_len + 3 + cell_len(why) <= screen.out.width:
        return [line.append("   ").append(why, "dim not bold")]
    return [line, *screen.prose(why, style="dim", indent=6)]


def _body(screen: Screen, section: Section, report: Report) -> list[Line]:
    if section.name == "calendar":
        return _calendar(screen, report.calendar)
    if section.name == "pace":
        section = msgspec.structs.replace(section, rows=section.rows[-_STRETCHES:])
    width = _bar(screen, section)
    if width < _LEAST_BAR or section.name not in _LEGENDS:
        return _table(screen, section)
    if section.name == "pace":
        bars = _times(report.pace.trend[-_STRETCHES:], width)
    else:
        areas = [list(own) for _, own in groupby(report.places, key=lambda place: place.area)]
        bars = [_progress(own, width) for own in [*areas, report.places][: len(section.rows)]]
    return _with_bars(screen, _table(screen, section), bars, _LEGENDS[section.name])


def _with_bars(screen: Screen, table: list[Line], bars: list[Line], legend: Text) -> list[Line]:
    """The table with a bar at the end of each row, and what the bars mean."""
    head, *rows = table
    full = max(row.cell_len for row in rows)
    below = full + _GAP + cell_len(str(legend)) > screen.out.width
    if not below:
        head.append(" " * (full + _GAP - head.cell_len)).append(str(legend), "dim")
    found = [head]
    for row, bar in zip(rows, bars, strict=True):
        found.append(row.append(" " * (full + _GAP - row.cell_len)).append_text(bar))
    return [*found, *(screen.prose(legend, style="dim", indent=_INDENT) if below else [])]


def _bar(screen: Screen, section: Section) -> int:
    """Cells that a bar beside the table may have; where that is none, less than none."""
    return min(_BAR, screen.out.width - _INDENT - sum(_widths(section)) - _others(section) - _GAP)


def _widths(section: Section) -> list[int]:
    table = [[str(head) for head in section.header], *section.rows]
    return [max(map(cell_len, column)) for column in zip(*table, strict=True)]


def _others(section: Section) -> int:
    """The gaps between the columns."""
    return _GAP * (len(section.header) - 1)


def _table(screen: Screen, section: Section) -> list[Line]:
    """The header and the rows; the first column is wrapped where the terminal is too narrow."""
    first, *others = _widths(section)
    room = screen.out.width - _INDENT - sum(others) - _others(section)
    first = min(first, max(_LEAST_FIRST, room))
    header = _row([str(head) for head in section.header], first, others, "dim")
    body = [line for row in section.rows for line in _row(row, first, others, "")]
    return [*header, *body]


def _row(cells: list[str], first: int, others: list[int], style: str) -> list[Line]:
    """One row; what is wrapped goes on below, and the numbers stand in its last line."""
    name, *numbers = cells
    lines = [Line(" " * _INDENT).append_text(part) for part in wrap(name, first, True, style)]
    last = lines[-1]
    last.append(" " * (_INDENT + first - last.cell_len))
    for cell, width in zip(numbers, others, strict=True):
        mark = {"✓": "green", "✗": "red"}.get(cell[0], style)
        last.append(" " * (_GAP + width - cell_len(cell))).append(cell, mark)
    return lines


def _progress(places: list[Place], width: int) -> Line:
    """What was solved and what was attempted, of all."""
    total = sum(place.total for place in places)
    solved = round(width * sum(place.solved for place in places) / total)
    tried = round(width * sum(place.solved + place.attempted for place in places) / total)
    bar = Line("█" * solved, style="green").append("▒" * (tried - solved), "yellow")
    return Line().append_text(bar).append("·" * (width - tried), "dim")


def _times(shown: list[Stretch], width: int) -> list[Line]:
    """The ratios of weeks or months, against the interviewer's."""
    slowest = max(stretch.ratio for stretch in shown)
    full = min(_MOST_FULL, max(_LEAST_FULL, slowest))
    given = round((width - 1) / full)
    found = []
    for stretch in shown:
        taken = max(1, round((width - 1) * stretch.ratio / full))
        bar = "█" * min(taken, width) + "·" * (width - taken)
        line = Line(f"{bar[:given]}│{bar[given + 1 :]}", style="dim")
        line.stylize("not dim cyan", 0, taken)
        line.stylize("not dim bold default", given, given + 1)
        found.append(line)
    return found


def _calendar(screen: Screen, calendar: Calendar) -> list[Line]:
    """A column for each week, as many as there is room for, the last one at the right."""
    margin = _INDENT + max(cell_len(str(day)) for day in words.WEEKDAYS if day) + 1
    weeks = (calendar.today - calendar.start).days // 7 + 1
    if screen.out.is_terminal:
        weeks = max(1, min(weeks, (screen.out.width - margin) // 2))
    start = calendar.today - timedelta(days=calendar.today.weekday(), weeks=weeks - 1)
    levels = {day.day: words.level(day) for day in calendar.days}
    found = [_months(words.months(start, weeks), margin)]
    for weekday, name in enumerate(words.WEEKDAYS):
        label = " " * _INDENT + (str(name) if name else "")
        line = Line(label, style="dim").append(" " * (margin - cell_len(label)))
        line = Line().append_text(line)
        for week in range(weeks):
            day = start + timedelta(weeks=week, days=weekday)
            if day <= calendar.today:
                shade = levels.get(day, 0)
                line.append(_SHADES[shade], "green" if shade else "dim").append(" ")
        line.rstrip()
        found.append(line)
    told = "  ".join(f"{s} {t}" for s, t in zip(_SHADES, words.legend(), strict=True))
    legend = f"{told}  {words.LEGEND}"
    return [*found, *screen.prose(legend, style="dim", indent=_INDENT)]


def _months(names: list[str], margin: int) -> Line:
    """The names of the months over their first weeks; one without room is left out."""
    text = " " * margin
    for week, name in enumerate(names):
        place = margin + 2 * week
        if name and place >= cell_len(text):
            text += " " * (place - cell_len(text)) + name + " "
    return Line(text.rstrip(), style="dim")


def show_written(screen: Screen, report: Report, file: Path) -> None:
    """Where the page is, and what to do next."""
    screen.show(str(Text(en="written: {file}", zh="已生成：{file}").format(file=file)), "")
    screen.show(*_next(screen, report))
