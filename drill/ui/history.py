"""The attempts of the history: a list of them, and one as a whole."""

from datetime import datetime
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.text import Text as Line

from drill.judge.result import Verdict
from drill.store.history import Attempt, Listed, Mode
from drill.text import Text, same
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


def show_attempt(screen: Screen, number: int, attempt: Attempt, says: Text | None) -> None:
    """All that is known of an attempt, and its text. `says`: what its mistake is, where known."""
    # Imported here: a list needs none of it.
    from drill.ui import source

    title = Text(en="attempt {n}", zh="第 {n} 号提交").format(n=number)
    screen.show(Line(str(title), style="bold").append(f"  {attempt.problem}", "not bold dim"), "")
    facts = _facts(attempt, says)
    column = max(cell_len(str(label)) for label, _ in facts) + 4
    for label, value in facts:
        start = Line("  ").append(str(label), "dim")
        start.append(" " * (column - start.cell_len))
        first, *rest = screen.prose(value, indent=column)
        screen.show(start.append_text(first[column:]), *rest)
    # In a pipe nothing is folded: whoever reads there has no width.
    width = screen.out.width if screen.out.is_terminal else None
    screen.show("", *source.listing(attempt.text, width))


def named(number: int, attempt: Attempt) -> Text:
    """An attempt in a line: its number, when it was, how it went, and its mode if it has one."""
    told = Text(en="attempt {n} · {when} · {went}", zh="第 {n} 号提交 · {when} · {went}")
    return told.format(
        n=number,
        when=_when(attempt.checked_at),
        went=_joined(f"{_mark(attempt.verdict)} ", _went(attempt.verdict, attempt.mode)),
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


def _facts(attempt: Attempt, says: Text | None) -> list[tuple[Text, Text]]:
    cases = Text(en="; {n} of {total} cases right", zh="，{total} 个用例中对了 {n} 个").format(
        n=attempt.passed, total=attempt.total
    )
    took = Text(en="{when}, in {seconds} s on the {device}", zh="{when}（{device}，{seconds} 秒）")
    facts = [
        (
            Text(en="checked", zh="时间"),
            took.format(
                when=_when(attempt.checked_at),
                seconds=f"{attempt.seconds:.2f}",
                device=safe.one_line(attempt.device).upper(),
            ),
        ),
        (
            Text(en="verdict", zh="结果"),
            _joined(
                f"{_mark(attempt.verdict)} ",
                _went(attempt.verdict, Mode.STUB),
                cases if attempt.total else "",
            ),
        ),
    ]
    if attempt.ratio is not None:
        cost = Text(en="{n}× the reference's time", zh="参考答案用时的 {n} 倍")
        facts.append((Text(en="cost", zh="开销"), cost.format(n=f"{attempt.ratio:.1f}")))
    if attempt.mistake:
        name = safe.one_line(attempt.mistake)
        told = Text(en="{says} ({id})", zh="{says}（{id}）").format(says=says, id=name)
        facts.append((Text(en="mistake", zh="错因"), told if says else same(name)))
    return [
        *facts,
        (Text(en="mode", zh="模式"), names.mode(attempt.mode)),
        (Text(en="seed", zh="种子"), same(str(attempt.seed))),
        (Text(en="file", zh="文件"), same(safe.one_line(str(attempt.path)))),
    ]


def _went(verdict: str, mode: str) -> Text:
    """The verdict, and the mode where it is not the usual one."""
    # An import may have brought what no drill wrote.
    name = names.verdict(verdict)
    said = Text(en=safe.one_line(name.en), zh=safe.one_line(name.zh))
    return said if mode == Mode.STUB else _joined(said, " · ", names.mode(mode))


def _mark(verdict: str) -> str:
    return "✓" if verdict == Verdict.PASSED else "✗"


def _when(moment: datetime) -> str:
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


def _joined(*parts: Text | str) -> Text:
    texts = [part if isinstance(part, Text) else same(part) for part in parts]
    return Text(en="".join(text.en for text in texts), zh="".join(text.zh for text in texts))


def _cells(attempt: Listed) -> tuple[str, str, str, str]:
    # How often the reference's time it took, where that was measured.
    time = "" if attempt.ratio is None else f"{attempt.ratio:.1f}×"
    return str(attempt.number), _when(attempt.checked_at), attempt.problem, time


def _row(screen: Screen, attempt: Listed, cells: tuple[str, ...], widths: list[int]) -> Line:
    number, when, problem, time = cells
    right = attempt.verdict == Verdict.PASSED
    said = str(_went(attempt.verdict, attempt.mode))
    if attempt.mistake:
        said += f" · {safe.one_line(attempt.mistake)}"
    row = Line("  ").append(number.rjust(widths[0]), "bold")
    row.append(f"  {when}  ", "dim").append(problem.ljust(widths[2]))
    row.append(f"  {time.rjust(widths[3])}  ", "dim")
    row.append(f"{_mark(attempt.verdict)} ", "green" if right else "red")
    # In a pipe nothing is cut: whoever reads there has no width.
    room = screen.out.width - row.cell_len
    if screen.out.is_terminal and cell_len(said) > room > 1:
        said = set_cell_size(said, room - 1).rstrip() + "…"
    return row.append(said)
