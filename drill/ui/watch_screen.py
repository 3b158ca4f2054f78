"""One frame of watch mode: every row of the terminal, ready to be written."""

from datetime import datetime
from io import StringIO
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text as Line

from drill.errors import DrillError
from drill.practice.progress import Status
from drill.text import Text
from drill.ui import safe, verdict, watch_body
from drill.ui.console import Screen
from drill.ui.watch_state import Outcome, State, View

# Below so many rows the file's path and a rule are worth less than a line of the verdict.
_LOW = 12
_LONGEST_BAR = 20
_ERASE_REST = "\x1b[K"


class Painter:
    """Draws a state for a terminal of one size, in the colours that `like` has."""

    def __init__(self, columns: int, rows: int, like: Console) -> None:
        self.columns, self.rows = columns, rows
        self._console = Console(
            file=StringIO(),
            width=columns,
            height=rows,
            force_terminal=True,
            color_system=like.color_system,  # type: ignore[arg-type]  # a plain str there
            no_color=like.no_color,
            highlight=False,
            markup=False,
            emoji=False,
        )
        self._screen = Screen(self._console, self._console)
        self._written: dict[object, str] = {}
        self._body_of: object = None
        self._body: tuple[list[Line], int | None] = [], None

    def frame(self, state: State, now: datetime) -> list[str]:
        """The rows of the screen, exactly as many as there are."""
        footer = [*self._notice(state), *_footer(self._screen, state)]
        header = [self._title(state, now), self._status(state)]
        if self.rows >= _LOW:
            header.append(self._place(state))
        height = max(1, self.rows - len(header) - len(footer) - (2 if self.rows >= _LOW else 1))
        body, chosen = self._lines(state)
        state.scroll.fit(len(body), height)
        if chosen is not None:
            state.scroll.reveal(chosen)
        top = state.scroll.top
        shown = body[top : top + height]
        lines = [*header]
        if self.rows >= _LOW:
            lines.append(self._rule(_above(top)))
        lines += [*shown, *[Line()] * (height - len(shown))]
        lines += [self._rule(_below(state.scroll.below)), *footer]
        written = [self._ansi(line) for line in lines[: self.rows]]
        self._written = dict(written)
        return [row for _, row in written]

    def _lines(self, state: State) -> tuple[list[Line], int | None]:
        """The middle, made anew only when it is another one: the clock needs only the header."""
        statuses = tuple(state.statuses.values())
        of = (state.view, state.problem, state.outcome, state.hints, state.choice, statuses)
        if of != self._body_of:
            self._body_of, self._body = of, watch_body.lines(self._screen, state)
        return self._body

    def _title(self, state: State, now: datetime) -> Line:
        problem = state.problem
        title = Line(str(problem.title), style="bold").append(f"  {problem.id}", "not bold dim")
        return self._justified(title, _clock(state, now))

    def _status(self, state: State) -> Line:
        outcome, turns = state.outcome, state.turns
        left = _ended(outcome) if outcome else Line()
        right = Line()
        if outcome and outcome.unfinished and state.pending:
            right = Line(str(verdict.pending(outcome.unfinished)), style="bold yellow")
        elif turns.checking:
            right = Line(str(_checking(turns.save)), style="bold yellow")
        elif not outcome:
            left = Line(str(Text(en="waiting for a save", zh="等待保存")), style="dim")
        return self._justified(left, right)

    def _place(self, state: State) -> Line:
        done = sum(state.statuses.get(s.id) is Status.SOLVED for s in state.summaries)
        bar = _bar(done, len(state.summaries))
        room = self.columns - bar.cell_len - 2
        path = Line(_short(state.path, room), style="dim")
        # Where the terminal knows how, a click opens the file.
        path.stylize(Style(link=state.path.as_uri()))
        return self._justified(path, bar)

    def _notice(self, state: State) -> list[Line]:
        if state.notice is None:
            return []
        if isinstance(state.notice, DrillError):
            return watch_body.error(self._screen, state.notice)
        return self._screen.prose(state.notice)

    def _rule(self, told: Text | None) -> Line:
        label = f"── {told} " if told else ""
        return Line(label + "─" * (self.columns - cell_len(label)), style="dim")

    def _justified(self, left: Line, right: Line) -> Line:
        """Left and right in one line; the left gives way."""
        room = self.columns - right.cell_len - (2 if right.plain else 0)
        left.truncate(max(0, room), overflow="ellipsis")
        gap = self.columns - left.cell_len - right.cell_len
        return Line().append_text(left).append(" " * gap).append_text(right)

    def _ansi(self, line: Line) -> tuple[object, str]:
        """A line, and how it is written; as in the last frame, if it was in that.

        That saves most of the work, and a link is given another id each time that it is written.
        """
        line.truncate(self.columns, overflow="ellipsis")
        known = (line.plain, line.style, tuple(line.spans))
        if known in self._written:
            return known, self._written[known]
        with self._console.capture() as written:
            self._console.print(line, end="", soft_wrap=True)
        # In the last column there is nothing to erase, and some terminals would erase that.
        rest = _ERASE_REST if line.cell_len < self.columns else ""
        return known, written.get() + rest


def _clock(state: State, now: datetime) -> Line:
    """The time that it took, against the interviewer's."""
    minutes = state.problem.minutes
    given = Text(en="{n} min", zh="{n} 分钟").format(n=minutes)
    elapsed = state.elapsed(now)
    if elapsed is None:
        return Line(str(given), style="dim")
    seconds = max(0, int(elapsed.total_seconds()))
    hours, rest = divmod(seconds, 3600)
    spent = f"{rest // 60:02}:{rest % 60:02}"
    line = Line(f"{hours}:{spent}" if hours else spent).append(f" / {given}")
    if seconds > 60 * minutes:
        line.append(str(Text(en=" over", zh=" 已超出"))).stylize("bold red")
    return line


def _ended(outcome: Outcome) -> Line:
    """The last verdict, of which save it is, and when it was given."""
    if outcome.verdict is None:
        line = Line(str(Text(en="✗ no verdict", zh="✗ 没有结论")), style="bold yellow")
    else:
        line = verdict.name(outcome.verdict)
    if outcome.unfinished:
        return line.append(f"  {_save(outcome.save)}", "not bold default")
    at = outcome.at.astimezone().strftime("%H:%M:%S")
    told = Text(en="  {save} · checked {at}", zh="  {save} · {at} 检查").format(
        save=_save(outcome.save), at=at
    )
    return line.append(str(told), "not bold dim default")


def _save(number: int) -> Text:
    if number == 0:
        return Text(en="as opened", zh="打开时的内容")
    return Text(en="save {n}", zh="第 {n} 次保存").format(n=number)


def _checking(number: int) -> Text:
    if number == 0:
        return Text(en="checking…", zh="正在检查……")
    return Text(en="checking save {n}…", zh="正在检查第 {n} 次保存……").format(n=number)


def _bar(done: int, total: int) -> Line:
    """One cell a problem, or fewer where there are many."""
    cells = min(total, _LONGEST_BAR)
    full = done * cells // total
    line = Line("[").append("#" * full, "green").append("-" * (cells - full), "dim")
    return line.append(f"] {done}/{total}")


def _above(lines: int) -> Text | None:
    return Text(en="↑ {n} more", zh="↑ 还有 {n} 行").format(n=lines) if lines else None


def _below(lines: int) -> Text | None:
    # The key is named where it is needed; the others that scroll are those of any pager.
    told = Text(en="↓ {n} more · space", zh="↓ 还有 {n} 行 · 空格键翻页")
    return told.format(n=lines) if lines else None


def _short(path: Path, room: int) -> str:
    """The path, its beginning left out where there is no room for it."""
    shown = safe.one_line(str(path))
    if path.is_relative_to(Path.home()):
        shown = safe.one_line(str("~" / path.relative_to(Path.home())))
    while shown and cell_len(shown) > max(1, room):
        shown = "…" + shown.removeprefix("…")[1:]
    return shown


def _footer(screen: Screen, state: State) -> list[Line]:
    """The keys that do something now; or the question that the next key answers."""
    if state.asking:
        question = Text(
            en="Begin `{path}` anew? What is there is kept under another name. [y/N]",
            zh="把 `{path}` 恢复为空白？现有内容会另存一份。[y/N]",
        ).format(path=state.path.name)
        return screen.prose(question, style="bold")
    lines = [Line()]
    for key, meaning in _keys(state):
        item = Line(key, style="bold").append(f" {meaning}", "not bold dim")
        if lines[-1].plain and lines[-1].cell_len + 2 + item.cell_len > screen.out.width:
            lines.append(Line())
        lines[-1].append("  " if lines[-1].plain else "").append_text(item)
    return lines


def _keys(state: State) -> list[tuple[str, Text]]:
    if state.view is View.LIST:
        return [
            ("↑↓", Text(en="choose", zh="选择")),
            ("Enter", Text(en="open", zh="打开")),
            ("l", Text(en="back", zh="返回")),
            ("q", Text(en="quit", zh="退出")),
        ]
    hint = Text(en="next hint", zh="下一条提示") if state.view is View.HINTS else _HINT
    keys = [("n", Text(en="next", zh="下一题"))] if state.solved else []
    keys += [("h", hint), ("s", Text(en="statement", zh="题面"))]
    if state.outcome and state.view is not View.VERDICT:
        keys.append(("v", Text(en="verdict", zh="结果")))
    return [
        *keys,
        ("l", Text(en="list", zh="列表")),
        ("c", Text(en="check", zh="检查")),
        ("o", Text(en="editor", zh="编辑器")),
        ("x", Text(en="reset", zh="重来")),
        ("q", Text(en="quit", zh="退出")),
    ]


_HINT = Text(en="hint", zh="提示")
