"""The interview by plain prompts: one line at a time, for a pipe, a screen reader or a dumb terminal."""

import contextlib
import sys
import threading
from datetime import UTC, datetime
from queue import Empty, SimpleQueue

from drill.errors import DrillError
from drill.practice import checking, files
from drill.practice.mock import judging
from drill.practice.mock.interview import Interview
from drill.practice.mock.state import Phase
from drill.store.history import History
from drill.text import Text
from drill.ui import mock_body
from drill.ui.console import Screen
from drill.ui.mock_screen import KINDS, spoken
from drill.ui.mock_state import MockState

# How often the time is looked at while a line is waited for.
_SECONDS = 0.5


class InputEndedError(Exception):
    """Nothing more can be read; the interview is not over."""


def sit(screen: Screen, interview: Interview, history: History) -> DrillError | None:
    """Go through the interview until it is over. Raises InputEndedError.

    Returns why the hidden tests could not be run, if they could not.
    """
    return _Plain(screen, interview, history).run()


class _Plain:
    def __init__(self, screen: Screen, interview: Interview, history: History) -> None:
        self.screen, self.interview, self.history = screen, interview, history
        self.state = MockState(interview)
        self.typed: list[str] = []
        # None is the end of the input.
        self.queue: SimpleQueue[str | None] = SimpleQueue()
        threading.Thread(target=self._read, name="lines", daemon=True).start()

    def _read(self) -> None:
        with contextlib.suppress(ValueError, OSError):  # closed at the end of the process
            for line in sys.stdin:
                self.queue.put(line.rstrip("\r\n"))
        self.queue.put(None)

    def run(self) -> DrillError | None:
        while self.interview.state.phase in (Phase.TALK, Phase.CODE):
            self._introduce()
            line = self._line()
            if line is not None:
                try:
                    self._take(line)
                except DrillError as error:
                    self.screen.fail(error)
        broken = self._judge()
        while (grading := self.interview.state.ungraded()) is not None:
            self._grade(*grading)
        return broken

    def _introduce(self) -> None:
        """Say what is asked, when that is something new."""
        if not self.state.follow(datetime.now(UTC)):
            return
        if isinstance(self.state.notice, Text):
            self.screen.show("", *self.screen.prose(self.state.notice, style="yellow"))
            self.state.notice = None
        interview = self.interview
        draft = interview.state.draft
        self.typed = draft.split("\n") if draft else []
        section = interview.state.section.planned
        head = Text(
            en="[{n}/{total}] {title} · {kind} · {left} left of this section, {whole} of all",
            zh="[{n}/{total}] {title} · {kind} · 本环节剩余 {left}，总共剩余 {whole}",
        ).format(
            n=interview.state.index + 1,
            total=len(interview.plan.sections),
            title=section.title,
            kind=KINDS[section.kind],
            left=spoken(interview.left),
            whole=spoken(interview.left_in_all),
        )
        self.screen.show("", *self.screen.prose(head, style="bold"), "")
        if interview.state.step == 0:
            self.screen.show(*mock_body.words(self.screen, section.says), "")
        question = interview.state.question
        if question is not None:
            self.screen.show(*mock_body.asked(self.screen, question))
            self.screen.show(*self.screen.prose(_TALK, style="dim", indent=2))
            return
        problem = interview.library.problem(section.problem or "")
        self.screen.show(*mock_body.task(self.screen, problem), "")
        path = Text(en="write it in {path}", zh="请写在 {path}")
        self.screen.show(f"  {path.format(path=interview.path)}")
        self.screen.show(*self.screen.prose(_CODE, style="dim", indent=2))

    def _line(self) -> str | None:
        """The next line; None when the time brought another step meanwhile. Raises InputEndedError."""
        state = self.interview.state
        step = (state.index, state.step)
        while True:
            self.interview.tick()
            if state.ended or (state.index, state.step) != step:
                return None
            try:
                line = self.queue.get(timeout=_SECONDS)
            except Empty:
                continue
            if line is None:
                self.interview.keep_draft()
                raise InputEndedError
            return line

    def _take(self, line: str) -> None:
        """Do what a line says. Raises DrillError."""
        interview, word = self.interview, line.strip().lower()
        if word == ":next":
            interview.leave()
        elif word == ":give up":
            interview.give_up()
        elif interview.state.phase is Phase.TALK:
            if word == ".":
                interview.answer("\n".join(self.typed))
            else:
                self.typed.append(line)
                interview.typed("\n".join(self.typed))
                interview.keep_draft()
        elif word == ":submit":
            interview.submit()
        elif word == ":check":
            self._try()
        elif word == ":hint":
            hint = interview.hint()
            said = mock_body.words(self.screen, hint.says) if hint else self.screen.prose(_NO_HINT)
            self.screen.show(*said)
        elif word:
            self.screen.show(*self.screen.prose(_CODE, style="dim", indent=2))

    def _try(self) -> None:
        interview = self.interview
        path = interview.path
        text = files.read(path)
        result = judging.examples(
            interview.library, interview.problem, path, text, checking.ask_judge
        )
        interview.tried(result)
        self.screen.show(*mock_body.examples(self.screen, result))

    def _judge(self) -> DrillError | None:
        for section in self.interview.state.unjudged():
            try:
                result = judging.hidden(self.interview, section, self.history, checking.ask_judge)
            except DrillError as error:
                return error
            self.interview.judged(section, result)
        return None

    def _grade(self, section: int, index: int) -> None:
        """Have the points of one answer named. Raises InputEndedError."""
        question = self.interview.plan.sections[section].questions[index]
        answer = self.interview.state.sections[section].answers[index]
        self.screen.show("", *mock_body.asked(self.screen, question), "")
        self.screen.show(*mock_body.said(self.screen, answer.text if answer else ""), "")
        self.screen.show(*mock_body.rubric(self.screen, question, set()), "")
        self.screen.show(*mock_body.model(self.screen, question), "")
        self.screen.show(*self.screen.prose(_POINTS, style="dim", indent=2))
        line = self.queue.get()
        if line is None:
            raise InputEndedError
        self.interview.graded(section, index, points(line, len(question.points)))


def points(line: str, count: int) -> list[int]:
    """The indices that a line names: `1 3 4`, `1,3`, `all` (`a`, `全部`), or nothing for none."""
    words = line.replace(",", " ").replace("，", " ").replace("、", " ").split()
    if [word.lower() for word in words] in (["all"], ["a"], ["全部"], ["全"]):
        return list(range(count))
    return sorted({int(w) - 1 for w in words if w.isdecimal() and 1 <= int(w) <= count})


_TALK = Text(
    en="answer aloud, or type it; a line `.` ends the answer, `:next` the section, `:give up` all",
    zh="口头回答或打字；单独一行 `.` 结束回答，`:next` 进入下一环节，`:give up` 放弃面试",
)
_CODE = Text(
    en="`:check` tries the visible examples, `:hint` asks for a hint, `:submit` submits the file;"
    " `:next`, `:give up`",
    zh="`:check` 跑可见样例，`:hint` 要提示，`:submit` 提交文件；`:next`、`:give up`",
)
_NO_HINT = Text(en="the interviewer says nothing more", zh="面试官没有更多提示了")
_POINTS = Text(
    en="which points did you make? their numbers, `all`, or nothing",
    zh="讲到了哪些要点？输入编号，`all` 表示全部，留空表示没有",
)
