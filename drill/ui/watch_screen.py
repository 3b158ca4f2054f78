"""One frame of watch mode: every row of the terminal, ready to be written."""

from datetime import datetime

from rich.console import Console
from rich.text import Text as Line

from drill.errors import DrillError
from drill.practice.progress import Status
from drill.text import Text
from drill.ui import verdict, watch_body
from drill.ui.frame import LOW, Frame
from drill.ui.watch_state import Outcome, State, View

_LONGEST_BAR = 20


class Painter(Frame):
    """Draws a state for a terminal of one size, in the colours that `like` has."""

    def __init__(self, columns: int, rows: int, like: Console) -> None:
        super().__init__(columns, rows, like)
        self._body_of: object = None
        self._body: tuple[list[Line], int | None] = [], None

    def frame(self, state: State, now: datetime) -> list[str]:
        """The rows of the screen, exactly as many as there are."""
        footer = [*self._notice(state), *_footer(self, state)]
        header = [self._title(state, now), self._status(state)]
        if self.rows >= LOW:
            header.append(self._place(state))
        body, chosen = self._lines(state)
        return self.laid_out(header, body, footer, state.scroll, chosen)

    def _lines(self, state: State) -> tuple[list[Line], int | None]:
        """The middle, made anew only when it is another one: the clock needs only the header."""
        statuses = tuple(state.statuses.values())
        of = (state.view, state.problem, state.outcome, state.hints, state.choice, statuses)
        if of != self._body_of:
            self._body_of, self._body = of, watch_body.lines(self.screen, state)
        return self._body

    def _title(self, state: State, now: datetime) -> Line:
        problem = state.problem
        title = Line(str(problem.title), style="bold").append(f"  {problem.id}", "not bold dim")
        return self.justified(title, _clock(state, now))

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
        return self.justified(left, right)

    def _place(self, state: State) -> Line:
        done = sum(state.statuses.get(s.id) is Status.SOLVED for s in state.summaries)
        bar = _bar(done, len(state.summaries))
        room = self.columns - bar.cell_len - 2
        return self.justified(self.file(state.path, room), bar)

    def _notice(self, state: State) -> list[Line]:
        if state.notice is None:
            return []
        if isinstance(state.notice, DrillError):
            return watch_body.error(self.screen, state.notice)
        return self.screen.prose(state.notice)


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


def _footer(frame: Frame, state: State) -> list[Line]:
    """The keys that do something now; or the question that the next key answers."""
    if state.asking:
        question = Text(
            en="Begin `{path}` anew? What is there is kept under another name. [y/N]",
            zh="把 `{path}` 恢复为空白？现有内容会另存一份。[y/N]",
        ).format(path=state.path.name)
        return frame.screen.prose(question, style="bold")
    return frame.keys(_keys(state))


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
