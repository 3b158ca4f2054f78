"""The attempts of the history, as `drill history` lists them."""

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.text import Text as Line

from drill.judge.result import Verdict
from drill.store.history import Listed
from drill.text import Text
from drill.ui import names, safe
from drill.ui.console import Screen

# A list imports nothing, and needs no hashes.
if TYPE_CHECKING:
    from drill.store.transfer import Merged


def show_attempts(screen: Screen, attempts: list[Listed]) -> None:
    """One attempt a line, the last one last."""
    cells = [_cells(attempt) for attempt in attempts]
    widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    screen.show(
        *(_row(screen, attempt, row, widths) for attempt, row in zip(attempts, cells, strict=True))
    )


def show_merged(screen: Screen, merged: "Merged") -> None:
    """What an import added."""
    told = Text(
        en="added: {attempts} attempts, {openings} openings, {events} events, {interviews}"
        " interviews, {card_answers} answers to cards; there before: {known}",
        zh="新增：提交 {attempts} 条，打开 {openings} 条，事件 {events} 条，面试 {interviews} 场，"
        "卡片回答 {card_answers} 条；已有：{known} 条",
    ).format(
        attempts=merged.attempts,
        openings=merged.openings,
        events=merged.events,
        interviews=merged.interviews,
        card_answers=merged.card_answers,
        known=merged.known,
    )
    screen.show(*screen.prose(told))


def _cells(attempt: Listed) -> tuple[str, str, str, str]:
    # How often the reference's time it took, where that was measured.
    time = "" if attempt.ratio is None else f"{attempt.ratio:.1f}×"
    when = attempt.checked_at.astimezone().strftime("%Y-%m-%d %H:%M")
    return str(attempt.number), when, attempt.problem, time


def _row(screen: Screen, attempt: Listed, cells: tuple[str, ...], widths: list[int]) -> Line:
    number, when, problem, time = cells
    right = attempt.verdict == Verdict.PASSED
    # An import may have brought what no drill wrote.
    said = safe.one_line(str(names.verdict(attempt.verdict)))
    if attempt.mistake:
        said += f" · {safe.one_line(attempt.mistake)}"
    row = Line("  ").append(number.rjust(widths[0]), "bold")
    row.append(f"  {when}  ", "dim").append(problem.ljust(widths[2]))
    row.append(f"  {time.rjust(widths[3])}  ", "dim")
    row.append(f"{'✓' if right else '✗'} ", "green" if right else "red")
    # In a pipe nothing is cut: whoever reads there has no width.
    room = screen.out.width - row.cell_len
    if screen.out.is_terminal and cell_len(said) > room > 1:
        said = set_cell_size(said, room - 1).rstrip() + "…"
    return row.append(said)
