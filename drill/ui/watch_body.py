"""The middle of the watch screen: a verdict, the statement, hints, or the list."""

from itertools import accumulate

from rich.cells import chop_cells
from rich.text import Text as Line

from drill.errors import DrillError
from drill.practice.progress import Status
from drill.text import Text
from drill.ui import problems, verdict
from drill.ui.console import Screen
from drill.ui.watch_state import Outcome, State, View


def lines(screen: Screen, state: State) -> tuple[list[Line], int | None]:
    """All lines, none wider than the screen, and which of them has to be in sight."""
    if state.view is View.LIST:
        return _list(screen, state)
    if state.view is View.HINTS:
        shown = (problems.hint(screen, state.problem, n + 1) for n in range(state.hints))
        found = verdict.joined(list(shown))
    elif state.view is View.VERDICT and state.outcome:
        found = _outcome(screen, state, state.outcome)
    else:
        found = _statement(screen, state)
    return fold(found, screen.out.width), None


def error(screen: Screen, failure: DrillError, warning: bool = False) -> list[Line]:
    """What went wrong, and what to do about it, as every command says it."""
    label = Text(en="warning: ", zh="警告：") if warning else Text(en="error: ", zh="错误：")
    said = _labelled(screen, label, failure.message, "bold yellow" if warning else "bold red")
    if failure.hint:
        said += _labelled(screen, Text(en="hint: ", zh="提示："), failure.hint, "bold cyan")
    return said


def fold(found: list[Line], width: int) -> list[Line]:
    """The lines, those that are too wide cut into several; no character is cut in two."""
    folded: list[Line] = []
    for line in found:
        if line.cell_len <= width:
            folded.append(line)
        else:
            folded += line.divide(accumulate(map(len, chop_cells(line.plain, width)[:-1])))
    return folded


def _labelled(screen: Screen, label: Text, message: Text, style: str) -> list[Line]:
    said = screen.prose(f"{label}{message}")
    said[0].stylize(style, 0, len(str(label).rstrip()))
    return said


def _statement(screen: Screen, state: State) -> list[Line]:
    problem = state.problem
    found = problems.question(screen, problem, state.statuses.get(problem.id, Status.NEW))
    if problem.forbidden:
        found += [Line(), *problems.forbidden(screen, problem)]
    return found


def _outcome(screen: Screen, state: State, outcome: Outcome) -> list[Line]:
    if isinstance(outcome.result, DrillError):
        return error(screen, outcome.result)
    checked = outcome.result
    paragraphs = verdict.blocks(screen, checked)
    if state.solved:
        paragraphs.append(_offer(screen, state))
    if checked.unrecorded:
        unrecorded = Text(en="this check was not recorded", zh="本次检查没有记入历史")
        paragraphs.append(
            [*screen.prose(unrecorded), *error(screen, checked.unrecorded, warning=True)]
        )
    return verdict.joined(paragraphs)


def _offer(screen: Screen, state: State) -> list[Line]:
    upcoming = state.upcoming
    if upcoming is None:
        return screen.prose(
            Text(en="Every problem of the list is solved.", zh="列表中的题目已全部解决。"),
            style="bold green",
            indent=2,
        )
    offer = Text(
        en="Solved. `n` opens the next problem: {title}.",
        zh="已解决。按 `n` 打开下一题：{title}。",
    ).format(title=upcoming.title)
    return screen.prose(offer, style="bold green", indent=2)


def _list(screen: Screen, state: State) -> tuple[list[Line], int | None]:
    found: list[Line] = []
    chosen = None
    for summary, row in problems.rows(screen, state.summaries, state.statuses):
        line = row
        if summary is state.chosen:
            chosen = len(found)
            # The row begins with two spaces: the cursor takes their place.
            line = Line("> ").append_text(row[2:])
            line.stylize("reverse")
        line.truncate(screen.out.width, overflow="ellipsis")
        found.append(line)
    return found, chosen
