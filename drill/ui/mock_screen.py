"""One frame of the interview: the clocks, what is asked, and the keys."""

from rich.text import Text as Line

from drill.errors import DrillError
from drill.practice.mock.state import Phase
from drill.text import Text
from drill.ui import mock_body, watch_body
from drill.ui.frame import Frame
from drill.ui.mock_state import Command, MockState

# Seconds of a section below which its clock is red.
_SHORT = 60.0

KINDS = {
    "oral": Text(en="oral", zh="口述"),
    "code": Text(en="code", zh="编码"),
    "discussion": Text(en="discussion", zh="讨论"),
}


class MockPainter(Frame):
    """Draws the interview for a terminal of one size."""

    def frame(self, state: MockState) -> list[str]:
        """The rows of the screen, exactly as many as there are."""
        header = [self._title(state), self._section(state)]
        footer = [*self._notice(state), *self._footer(state)]
        body, needed = mock_body.lines(self.screen, state)
        return self.laid_out(header, body, footer, state.scroll, None if state.reading else needed)

    def _title(self, state: MockState) -> Line:
        title = Line(str(state.interview.plan.title), style="bold")
        if state.phase is Phase.GRADE:
            return self.justified(title, Line(str(Text(en="it is over", zh="面试结束"))))
        left = state.interview.left
        clock = Line(str(Text(en="section ", zh="本环节 ")), style="dim")
        clock.append(spoken(left), "bold red not dim" if left < _SHORT else "bold not dim")
        clock.append(str(Text(en="   whole ", zh="   总共 ")), "dim")
        clock.append(spoken(state.interview.left_in_all), "bold not dim")
        return self.justified(title, clock)

    def _section(self, state: MockState) -> Line:
        interview = state.interview
        if state.phase is Phase.GRADE:
            left = Text(en="Your answers, point by point", zh="逐条对照你的回答")
            return self.justified(Line(str(left)), Line(str(_judging(state)), style="dim"))
        section = interview.state.section.planned
        number = f"{interview.state.index + 1}/{len(interview.plan.sections)}"
        told = Text(en="{kind} · {minutes} min", zh="{kind} · {minutes} 分钟").format(
            kind=KINDS[section.kind], minutes=section.minutes
        )
        if state.phase is Phase.TALK:
            said = spoken(int(interview.timer.elapsed - interview.state.asked))
            told = Text(en="this answer {said} · {told}", zh="本题已用 {said} · {told}").format(
                said=said, told=told
            )
        steps = ""
        if interview.state.steps > 1:
            steps = f"  {interview.state.step + 1}/{interview.state.steps}"
        left_line = Line(f"{number} ", style="dim").append(str(section.title), "bold not dim")
        return self.justified(left_line.append(steps, "dim not bold"), Line(str(told), style="dim"))

    def _notice(self, state: MockState) -> list[Line]:
        found: list[Line] = []
        if state.interview.unrecorded is not None:
            found += watch_body.error(self.screen, state.interview.unrecorded, warning=True)
        if state.notice is None:
            return found
        if isinstance(state.notice, DrillError):
            return [*found, *watch_body.error(self.screen, state.notice)]
        return [*found, *self.screen.prose(state.notice, style="yellow")]

    def _footer(self, state: MockState) -> list[Line]:
        if state.asking is not None:
            return self.screen.prose(_QUESTIONS[state.asking], style="bold")
        if state.phase is Phase.CODE:
            return [self.file(state.interview.path, self.columns), *self.keys(_code_keys(state))]
        if state.phase is Phase.GRADE:
            return self.keys(_GRADE_KEYS if state.grading else _WAIT_KEYS)
        return self.keys(_TALK_KEYS)


def spoken(seconds: float) -> str:
    """A time that is left, as minutes and seconds; it is 0:00 only when nothing is left."""
    whole = int(-(-seconds // 1))
    return f"{whole // 60:02}:{whole % 60:02}"


def _judging(state: MockState) -> Text:
    if state.interview.state.unjudged() and state.broken is None:
        return Text(en="hidden tests: running", zh="隐藏测试：运行中")
    return Text(en="", zh="")


def _code_keys(state: MockState) -> list[tuple[str, Text]]:
    left = state.interview.state.section.planned.hints[len(state.hints) :]
    examples = Text(en="try the examples", zh="跑可见样例")
    keys = [("c", Text(en="trying…", zh="正在运行……") if state.trying else examples)]
    if left:
        costs = Text(en="ask for a hint (−{n})", zh="要提示（−{n} 分）").format(n=left[0].costs)
        keys.append(("h", costs))
    return [
        *keys,
        ("o", Text(en="editor", zh="编辑器")),
        ("s", Text(en="submit", zh="提交")),
        *_MOVING,
    ]


_MOVING = [
    ("n", Text(en="next section", zh="下一环节")),
    ("g", Text(en="give up", zh="放弃面试")),
]
_TALK_KEYS = [
    ("Ctrl-D", Text(en="answer is over", zh="回答完毕")),
    ("Ctrl-N", Text(en="next section", zh="下一环节")),
    ("Ctrl-G", Text(en="give up", zh="放弃面试")),
]
_GRADE_KEYS = [
    ("1-9", Text(en="tick", zh="勾选")),
    ("a", Text(en="all", zh="全选")),
    ("Enter", Text(en="next", zh="下一题")),
]
_WAIT_KEYS = [("Ctrl-C", Text(en="leave; the tests can be run later", zh="离开；测试可以稍后再跑"))]
_QUESTIONS = {
    Command.SUBMIT: Text(
        en="Submit what is in the file? It cannot be changed afterwards. [y/N]",
        zh="提交文件里现在的内容？提交后不能再改。[y/N]",
    ),
    Command.LEAVE: Text(
        en="Go on to the next section? There is no way back to this one. [y/N]",
        zh="进入下一环节？之后不能再回来。[y/N]",
    ),
    Command.GIVE_UP: Text(en="End the whole interview here? [y/N]", zh="就此结束整场面试？[y/N]"),
}
