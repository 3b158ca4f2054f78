"""Problems: the list, one problem, its hints and solution, and where the person is."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from rich.cells import cell_len, set_cell_size
from rich.text import Span
from rich.text import Text as Line

from drill.content.problems import Summary
from drill.content.spec import Problem
from drill.practice.progress import Status
from drill.practice.workspace import Started
from drill.store.records import Mode
from drill.text import Text
from drill.ui import names
from drill.ui.console import Screen
from drill.ui.spans import span
from drill.ui.statement import code, statement

MARKS = {Status.NEW: " ", Status.STARTED: "›", Status.ATTEMPTED: "✗", Status.SOLVED: "✓"}
_STYLES = {Status.STARTED: "yellow", Status.ATTEMPTED: "red", Status.SOLVED: "green"}
_CELL_STYLES = {"id": "bold", "difficulty": "dim", "minutes": "dim", "framework": "dim"}
# A title as wide as this is worth more than the framework; one below the least says nothing.
_GOOD_TITLE, _LEAST_TITLE = 20, 8


def show_list(screen: Screen, summaries: list[Summary], statuses: Mapping[str, Status]) -> None:
    """The problems by area."""
    screen.show(*(row for _, row in rows(screen, summaries, statuses)))
    if summaries:
        screen.show("", *_footer(summaries, statuses))
    else:
        screen.note(
            Text(
                en="no problem is like that; `drill list` shows them all",
                zh="没有符合条件的题目；`drill list` 列出全部",
            )
        )


def rows(
    screen: Screen, summaries: list[Summary], statuses: Mapping[str, Status]
) -> list[tuple[Summary | None, Line]]:
    """The lines of a list: a problem and its row, or None and the name of an area."""
    table = [_cells(summary) for summary in summaries]
    columns = _columns(screen, table)
    found: list[tuple[Summary | None, Line]] = []
    area = None
    for summary, cells in zip(summaries, table, strict=True):
        if summary.area != area:
            area, name = summary.area, Line(str(names.AREAS[summary.area]), style="bold")
            found += [*([(None, Line())] if found else []), (None, name)]
        found.append((summary, _row(cells, statuses.get(summary.id, Status.NEW), columns)))
    return found


def _columns(screen: Screen, table: list[dict[str, str]]) -> dict[str, int]:
    """How wide each column is. Titles give way, then the framework goes, where it is too narrow.

    In a pipe nothing is cut: whoever reads there has no width.
    """
    columns = {
        name: max((cell_len(row[name]) for row in table), default=0)
        for name in ("id", "title", "difficulty", "minutes", "framework")
    }
    if not screen.out.is_terminal:
        return columns
    excess = _width(columns) - screen.out.width
    if excess > 0 and columns["title"] - excess < _GOOD_TITLE:
        columns["framework"] = 0
        excess = _width(columns) - screen.out.width
    columns["title"] = max(_LEAST_TITLE, columns["title"] - max(0, excess))
    return columns


def _width(columns: dict[str, int]) -> int:
    return 4 + sum(width + 2 for width in columns.values() if width) - 2


def _cells(summary: Summary) -> dict[str, str]:
    return {
        "id": summary.id,
        "title": str(summary.title),
        "difficulty": str(names.DIFFICULTIES[summary.difficulty]),
        "minutes": str(Text(en="{n} min", zh="{n} 分钟").format(n=summary.minutes)),
        "framework": summary.framework,
    }


def _row(cells: dict[str, str], status: Status, columns: dict[str, int]) -> Line:
    text, gap = f"  {MARKS[status]}", " "
    spans = [Span(2, 3, _STYLES[status])] if status in _STYLES else []
    for name, cell in cells.items():
        width = columns[name]
        if not width:
            continue
        shown = cell
        if cell_len(cell) > width:
            shown = set_cell_size(cell, width - 1).rstrip() + "…"
        fill = " " * (width - cell_len(shown))
        # Numbers stand to the right.
        text, start = text + gap, len(text + gap)
        text, gap = text + (fill + shown if name == "minutes" else shown + fill), "  "
        if name in _CELL_STYLES:
            spans.append(Span(start, len(text), _CELL_STYLES[name]))
    # Put together here: many appended parts take rich five times as long.
    row = Line(text, spans=spans)
    row.rstrip()
    return row


def _footer(summaries: list[Summary], statuses: Mapping[str, Status]) -> list[Line]:
    solved = sum(statuses.get(s.id) is Status.SOLVED for s in summaries)
    legend = Text(
        en="{n} of {total} solved   ✓ solved  ✗ attempted  › started",
        zh="已解决 {n}/{total}   ✓ 已解决  ✗ 未通过  › 已开始",
    ).format(n=solved, total=len(summaries))
    unsolved = (s.id for s in summaries if statuses.get(s.id) is not Status.SOLVED)
    return [Line(str(legend), style="dim"), next_command(f"drill start {next(unsolved, 'ID')}")]


def next_command(command: str) -> Line:
    """The last line of a screen: what to type."""
    label = Text(en="next: ", zh="下一步：")
    return Line(str(label), style="dim").append(command, "not dim bold")


def otherwise(command: str) -> Line:
    """A second thing to type."""
    label = Text(en="or:   ", zh="  或者：")
    return Line(str(label), style="dim").append(command, "not dim bold")


def show_problem(screen: Screen, problem: Problem, status: Status) -> None:
    """The statement, what has to be defined, and who asks it."""
    screen.show(heading(problem), *question(screen, problem, status), "")
    screen.show(*code(screen, problem.stub, indent=2), "")
    if problem.forbidden:
        screen.show(*forbidden(screen, problem))
    if problem.asked:
        asked = Text(en="asked in: {places}", zh="出现在：{places}").format(
            places=Text(
                en="; ".join(a.en for a in problem.asked), zh="；".join(a.zh for a in problem.asked)
            )
        )
        screen.show(*screen.prose(asked, indent=2))
    command = "check" if status in (Status.STARTED, Status.ATTEMPTED) else "start"
    screen.show("", next_command(f"drill {command} {problem.id}"))


def show_started(screen: Screen, problem: Problem, status: Status, started: Started) -> None:
    """What is asked, and where to write it."""
    screen.show(heading(problem), *question(screen, problem, status), "")
    if problem.forbidden:
        screen.show(*forbidden(screen, problem), "")
    told = (
        Text(en="written: {path}", zh="已生成：{path}")
        if started.created
        else Text(en="kept as it was: {path}", zh="文件已存在，保持原样：{path}")
    )
    screen.show(Line(f"  {told.format(path=started.path)}"))
    if started.copy:
        kept = Text(en="kept:    {path}", zh="已保留：{path}").format(path=started.copy)
        screen.show(Line(f"  {kept}"))
    if started.page.mode in MODES:
        screen.show(*screen.prose(MODES[started.page.mode], style="bold cyan", indent=2))


# What is to be done in each mode; of the stub nothing needs saying.
MODES: dict[str, Text] = {
    Mode.BLANK: Text(
        en="from an empty page: nothing is given but the statement",
        zh="空白页：除了题面，什么都不给",
    ),
    Mode.CLOZE: Text(
        en="the reference with gaps: fill every ____", zh="参考答案挖空：补全每一处 ____"
    ),
    Mode.DEBUG: Text(
        en="the reference with a mistake in it: find it, and mend it",
        zh="参考答案里埋了错误：找出来并改正",
    ),
}


def show_reset(screen: Screen, path: Path, copy: Path | None) -> None:
    """Where the new file is, and where the old one."""
    screen.show(Line(str(Text(en="written: {path}", zh="已生成：{path}").format(path=path))))
    if copy:
        screen.show(Line(str(Text(en="kept:    {path}", zh="已保留：{path}").format(path=copy))))


def question(screen: Screen, problem: Problem, status: Status) -> list[Line]:
    """What is asked, under the title."""
    asked = statement(screen, str(problem.statement), indent=2)
    return [*facts(screen, problem, status), Line(), *asked]


def forbidden(screen: Screen, problem: Problem) -> list[Line]:
    """What may not be called."""
    told = Text(en="not allowed: {names}", zh="不允许使用：{names}").format(
        names=_listed([f"`{name}`" for name in problem.forbidden])
    )
    return screen.prose(told, indent=2)


def heading(problem: Problem) -> Line:
    """Title and id."""
    return Line(str(problem.title), style="bold").append(f"  {problem.id}", "not bold dim")


def facts(screen: Screen, problem: Problem, status: Status) -> list[Line]:
    """Area, difficulty, minutes and framework in one line."""
    told = Text(
        en="{area} · {difficulty} · {minutes} min · {framework} · {status}",
        zh="{area} · {difficulty} · {minutes} 分钟 · {framework} · {status}",
    ).format(
        area=names.AREAS[problem.area],
        difficulty=names.DIFFICULTIES[problem.difficulty],
        minutes=problem.minutes,
        framework=problem.framework,
        status=names.STATUSES[status],
    )
    return screen.prose(told, style="dim")


def show_hint(screen: Screen, problem: Problem, number: int) -> None:
    """One hint, the first being number 1."""
    screen.show(*hint(screen, problem, number), "")


def hint(screen: Screen, problem: Problem, number: int) -> list[Line]:
    """The lines of one hint."""
    label = Text(en="hint {n}/{total}", zh="提示 {n}/{total}").format(
        n=number, total=len(problem.hints)
    )
    said = screen.prose(problem.hints[number - 1], indent=2)
    return [Line(str(label), style="bold cyan"), *said]


def show_solution(screen: Screen, problem: Problem, solution: str) -> None:
    """The reference, as it would be written in the interview."""
    screen.show(heading(problem), "")
    screen.show(*code(screen, solution, indent=2), "")


def show_present(
    screen: Screen, problem: Problem, path: str, spent: timedelta, last: str | None
) -> None:
    """Where the person is: the open problem, its file, the time, and the last verdict."""
    time = Text(
        en="{spent} since the start; an interviewer would give {minutes} min",
        zh="从开始到现在 {spent}；面试官一般给 {minutes} 分钟",
    ).format(spent=span(spent), minutes=problem.minutes)
    verdict = names.verdict(last) if last else Text(en="not checked yet", zh="还没有检查过")
    screen.show(heading(problem))
    for label, value in (
        (Text(en="file   ", zh="文件  "), path),
        (Text(en="time   ", zh="用时  "), str(time)),
        (Text(en="last   ", zh="上次  "), str(verdict)),
    ):
        screen.show(Line(f"  {label}", style="dim").append(value, "not dim"))
    screen.show("")
    for command, meaning in (
        (f"drill show {problem.id}", Text(en="read the statement", zh="看题目")),
        (f"drill hint {problem.id}", Text(en="one more hint", zh="再看一条提示")),
        (f"drill check {problem.id}", Text(en="hear whether it is right", zh="检查对不对")),
    ):
        width = len(f"drill check {problem.id}")
        screen.show(Line(f"  {command:<{width}}", style="bold").append(f"  {meaning}", "not bold"))


def _listed(words: list[str]) -> Text:
    return Text(en=", ".join(words), zh="、".join(words))
