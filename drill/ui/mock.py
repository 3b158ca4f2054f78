"""The interview on a full screen: one queue of what happens, and one thread that acts on it."""

import threading
import time
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from queue import Empty

import msgspec

from drill.errors import DrillError
from drill.judge.result import CheckResult
from drill.practice import checking, editor, files, watching
from drill.practice.mock import judging
from drill.practice.mock.interview import Interview
from drill.practice.mock.state import Phase
from drill.practice.watching import Snapshot
from drill.store.history import History
from drill.ui.console import Screen
from drill.ui.mock_screen import MockPainter
from drill.ui.mock_state import Command, MockState
from drill.ui.stage import Broken, Stage
from drill.ui.terminal import Signal, undisturbed

# How often what is typed is kept, in seconds: a crash loses no more of it.
_KEEP = 3.0


class _Saved(msgspec.Struct, frozen=True):
    """The file of a section was saved."""

    section: int
    snapshot: Snapshot


class _Tried(msgspec.Struct, frozen=True):
    """The visible examples were tried in a section."""

    section: int
    result: CheckResult | DrillError


class _Judged(msgspec.Struct, frozen=True):
    """The hidden tests have seen a section's code."""

    section: int
    result: CheckResult | DrillError


_Event = str | Signal | _Saved | _Tried | _Judged | Broken


def sit(screen: Screen, interview: Interview, history: History) -> DrillError | None:
    """Go through the interview until it is over, or the person leaves (KeyboardInterrupt).

    Returns why the hidden tests could not be run, if they could not.
    """
    return _Sitting(screen, interview, history).run()


class _Sitting(Stage[MockPainter]):
    def __init__(self, screen: Screen, interview: Interview, history: History) -> None:
        super().__init__(screen, MockPainter)
        self.interview, self.history = interview, history
        self.state = MockState(interview)
        self.stop = threading.Event()
        self.kept = time.monotonic()
        self.at_the_judge: set[int] = set()

    def run(self) -> DrillError | None:
        with self.terminal:
            try:
                self.fit()
                while self._step():
                    pass
            finally:
                # A terminal that is closed signals more than once: the next one is not to end this.
                with undisturbed():
                    self.interview.keep_draft()
                self.stop.set()
        return self.state.broken

    def _step(self) -> bool:
        """Let the time pass, show how things are, wait for something, act on it. False at the end."""
        self.interview.tick()
        self._follow()
        self._judge_what_is_submitted()
        if self._is_over():
            return False
        if time.monotonic() - self.kept > _KEEP:
            self.interview.keep_draft()
            self.kept = time.monotonic()
        self.terminal.paint(self.painter.frame(self.state))
        try:
            self._act(self.queue.get(timeout=self._patience()))
            while True:
                self._act(self.queue.get_nowait())
        except Empty:
            return True

    def _is_over(self) -> bool:
        """Whether nothing is left to be done here: without a judge, what is judged has to wait."""
        phase = self.state.phase
        waits = phase is Phase.GRADE and self.state.broken and not self.state.grading
        return phase is Phase.OVER or bool(waits)

    def _patience(self) -> float | None:
        """Until the next second of the section's clock begins; for ever where it does not run."""
        if self.state.phase is Phase.GRADE:
            return None
        return self.interview.left % 1.0 or 1.0

    def _follow(self) -> None:
        """Take in the step at which the interview is now."""
        if not self.state.follow(datetime.now(UTC)):
            return
        self.terminal.type(self.state.phase is Phase.TALK)
        self.stop.set()
        if self.state.phase is Phase.CODE:
            self.stop = stop = threading.Event()
            section, path = self.interview.state.index, self.interview.path
            self.produce("saves", lambda: self._tell_saves(section, path, stop))
            problem = self.interview.library.problem(self.interview.problem)
            self.produce("expect", lambda: checking.expect(self.interview.library, problem))

    def _tell_saves(self, section: int, path: Path, stop: threading.Event) -> None:
        for snapshot in watching.saves(path, watching.look(path), stop):
            self.queue.put(_Saved(section, snapshot))

    def _judge_what_is_submitted(self) -> None:
        """Have the hidden tests run in the background; their verdict is not shown before the end."""
        for section in self.interview.state.unjudged():
            # One after another: two would measure each other's costs.
            if section not in self.at_the_judge and len(self.at_the_judge) == 0:
                self.at_the_judge.add(section)
                self.produce("hidden", partial(self._tell_judged, section))

    def _tell_judged(self, section: int) -> None:
        result: CheckResult | DrillError
        try:
            result = judging.hidden(self.interview, section, self.history, checking.ask_judge)
        except DrillError as error:
            result = error
        self.queue.put(_Judged(section, result))

    def _act(self, event: _Event) -> None:
        match event:
            case str():
                self._obey(self.state.key(event, datetime.now(UTC)))
            case Signal() | Broken():
                self.heard(event)
            case _Saved():
                self._saved(event)
            case _Tried(section=section, result=tried):
                self._tried(section, tried)
            case _Judged(section=section, result=judged):
                self.at_the_judge.discard(section)
                if isinstance(judged, DrillError):
                    self.state.broken = self.state.notice = judged
                    self.at_the_judge.add(section)  # not again in this sitting
                else:
                    self.interview.judged(section, judged)

    def _saved(self, saved: _Saved) -> None:
        stamp, text = saved.snapshot.stamp, saved.snapshot.text
        if saved.section == self.interview.state.index and text is not None and stamp is not None:
            self.interview.saved(text, stamp[0] / 1e9)

    def _tried(self, section: int, tried: CheckResult | DrillError) -> None:
        if section != self.interview.state.index or self.state.phase is not Phase.CODE:
            return
        self.state.trying = False
        if isinstance(tried, DrillError):
            self.state.notice = tried
            return
        self.interview.tried(tried)
        self.state.tried = tried
        self.state.scroll.start()

    def _obey(self, command: Command | None) -> None:
        """Do what a key asked for."""
        interview = self.interview
        try:
            match command:
                case Command.ANSWER:
                    interview.answer(self.state.field.text)
                case Command.TRY:
                    self._try()
                case Command.HINT:
                    hint = interview.hint()
                    if hint is not None:
                        self.state.hints.append(hint)
                        self.state.scroll.start()
                case Command.SUBMIT:
                    interview.submit()
                case Command.LEAVE:
                    interview.leave()
                case Command.GIVE_UP:
                    interview.give_up()
                case Command.EDIT:
                    self._edit()
                case Command.GRADE:
                    if (grading := self.state.grading) is not None:
                        interview.graded(*grading, sorted(self.state.ticked))
                case Command.REDRAW:
                    self.redraw()
        except DrillError as error:
            self.state.notice = error
        # What follows a key in the queue is meant for the step that it led to.
        self._follow()

    def _try(self) -> None:
        """Try the visible examples, without waiting for what comes of it."""
        section, path = self.interview.state.index, self.interview.path
        library, problem = self.interview.library, self.interview.problem
        self.state.trying = True

        def tell() -> None:
            result: CheckResult | DrillError
            try:
                text = files.read(path)
                result = judging.examples(library, problem, path, text, checking.ask_judge)
            except DrillError as error:
                result = error
            self.queue.put(_Tried(section, result))

        self.produce("examples", tell)

    def _edit(self) -> None:
        path = self.interview.path
        text = watching.look(path).text or ""
        try:
            with self.terminal.away():
                editor.edit(path, text)
        finally:
            # What was saved in the editor before the time was up counts, though it is heard of now.
            others = []
            while not self.queue.empty():
                if isinstance(event := self.queue.get_nowait(), _Saved):
                    self._saved(event)
                else:
                    others.append(event)
            for event in others:
                self.queue.put(event)
            self.fit()
