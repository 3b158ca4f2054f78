"""A running interview: what happens in it is kept as it happens, and its clock is never stopped."""

import contextlib
import math
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from drill.content.interviews import InterviewerHint
from drill.content.library import Library
from drill.errors import StoreError, SubmissionFileError
from drill.judge.result import CheckResult
from drill.practice import files
from drill.practice.mock import clock, events
from drill.practice.mock.clock import Reading, Timer
from drill.practice.mock.desk import Desk
from drill.practice.mock.events import Happened
from drill.practice.mock.journal import Journal
from drill.practice.mock.plan import Plan
from drill.practice.mock.state import Phase, State
from drill.store.interviews import InterviewStore
from drill.store.records import InterviewRecord

# Seconds by which a file system's times may be off.
_COARSE = 1.0


class Interview:
    """One interview, begun or gone on with.

    Every method that does something first lets the time pass: what comes too late finds the section
    over. `unrecorded` is why something of it could not be kept; the interview goes on without.
    """

    def __init__(
        self,
        plan: Plan,
        name: str,
        desk: Desk,
        library: Library,
        store: InterviewStore,
        read: clock.Read = clock.read,
    ) -> None:
        self.plan, self.name, self.desk = plan, name, desk
        self.library, self.store = library, store
        self.timer = Timer(read)
        self.journal = Journal(store, name)
        self.state = State(plan)
        self._typed = ""
        # When the open section's file was saved, by the wall clock, and what was in it then.
        self._saves: list[tuple[float, str]] = []

    @property
    def unrecorded(self) -> StoreError | None:
        """Why something of it is not in the history."""
        return self.journal.unrecorded

    @property
    def problem(self) -> str:
        """The id of what is to be written in the present section."""
        return self.state.section.planned.problem or ""

    @property
    def path(self) -> Path:
        """Where it is written."""
        return self.desk.path(self.problem)

    # Beginning

    def begin(self, script: str) -> None:
        """The first section begins now. Raises UsageError where its folder cannot be made."""
        self.desk.lay_out()
        record = InterviewRecord(
            interview=self.name,
            script=script,
            started_at=datetime.now(UTC),
            folder=self.desk.folder,
            plan=msgspec.json.encode(self.plan).decode(),
        )
        self.journal.begin(record)
        self.timer.advance()
        self.timer.restart(0.0, self.timer.last)
        self._emit(events.Began(0.0, self.timer.last))
        self._settle()

    def resume(self) -> None:
        """Go on where it was left. The time went on meanwhile. Raises StoreError."""
        for event in self.journal.read():
            self.state.apply(event)
        if self.state.clocks is not None:
            self.timer.restart(self.state.elapsed, self.state.clocks)
        self._typed = self.state.draft
        if self.state.clocks is None:
            # Killed before anything was kept of it but that it begins.
            self._emit(events.Began(self._elapsed, self._last))
        self._close_if_done()
        if not self.state.ended:
            if self.state.step >= self.state.steps:
                # Killed between the last answer of a section and its end.
                self._settle()
            self.tick()
            self._emit(events.Resumed(self._elapsed, self._last))
            self._settle()

    # Time

    def tick(self) -> bool:
        """Let the time pass until now. Whether a section ended by that."""
        if self.state.ended:
            return False
        doubt = self.timer.advance()
        if doubt is not None:
            self._emit(events.Doubted(self._elapsed, self._last, doubt))
        before = self.state.index
        while not self.state.ended and self._elapsed >= self.state.deadline:
            self._expire()
        return self.state.ended or self.state.index != before

    def wall_at(self, elapsed: float) -> datetime:
        """When by the wall clock so many seconds of the interview were over."""
        return datetime.fromtimestamp(self.timer.at(elapsed).wall, UTC)

    @property
    def left(self) -> float:
        """Seconds that the open section has left."""
        return 0.0 if self.state.ended else max(0.0, self.state.deadline - self._elapsed)

    @property
    def left_in_all(self) -> float:
        """Seconds that the whole has left, if every section takes its time from now on."""
        later = self.plan.sections[self.state.index + 1 :]
        return 0.0 if self.state.ended else self.left + sum(s.seconds for s in later)

    # What the candidate does

    def typed(self, text: str) -> None:
        """What is typed of the answer now: it is what counts when the time is up."""
        if not self.tick() and self.state.phase is Phase.TALK:
            self._typed = text

    def keep_draft(self) -> None:
        """Keep what is typed, so that a crash does not lose it."""
        if self.state.phase is Phase.TALK and self._typed != self.state.draft:
            self._emit(events.Drafted(self._elapsed, self._last, self._typed))

    def answer(self, text: str) -> None:
        """The answer to the present question is over."""
        if not self.tick() and self.state.phase is Phase.TALK:
            self._answer(text, self._elapsed)
            self._settle()

    def saved(self, text: str, wall: float) -> None:
        """The open section's file was saved, at this time of the wall clock; it may be told late."""
        self._saves.append((wall, text))
        if not self.tick() and self.state.phase is Phase.CODE and text != self.state.section.saved:
            self._emit(events.Saved(self._elapsed, self._last, text))

    def tried(self, result: CheckResult) -> None:
        """The visible examples were tried."""
        if not self.tick() and self.state.phase is Phase.CODE:
            self._emit(events.Tried(self._elapsed, self._last, result.passed, len(result.cases)))

    def hint(self) -> InterviewerHint | None:
        """What the interviewer says next to one who is stuck; None when that is nothing more."""
        if self.tick() or self.state.phase is not Phase.CODE:
            return None
        hints, given = self.state.section.planned.hints, self.state.section.hints
        if given == len(hints):
            return None
        self._emit(events.Hinted(self._elapsed, self._last))
        return hints[given]

    def submit(self) -> None:
        """Give up what is in the file to the hidden tests. Raises SubmissionFileError."""
        if not self.tick() and self.state.phase is Phase.CODE:
            text = files.read(self.path)
            self._emit(events.Submitted(self._elapsed, self._last, text, "submitted"))
            self._settle()

    def leave(self) -> None:
        """Go on to the next section before the time is up."""
        if not self.tick() and not self.state.ended:
            self._stop(self._elapsed, "left")
            self._leave(self._elapsed, expired=False)

    def give_up(self) -> None:
        """End the interview here."""
        if not self.tick() and not self.state.ended:
            self._stop(self._elapsed, "left")
            self._emit(events.Ended(self._elapsed, self._last, gave_up=True))
            self._close_if_done()

    # Afterwards

    def judged(self, section: int, result: CheckResult) -> None:
        """What the hidden tests say."""
        says = result.mistake.says if result.mistake else None
        self._emit(
            events.Judged(
                self._elapsed,
                self._last,
                section,
                str(result.verdict),
                result.passed,
                len(result.cases),
                result.mistake.id if result.mistake else None,
                says,
            )
        )
        self._close_if_done()

    def graded(self, section: int, question: int, hit: list[int]) -> None:
        """Which points an answer hit."""
        self._emit(events.Graded(self._elapsed, self._last, section, question, sorted(hit)))
        self.journal.answered(self.state, section, question)
        self._close_if_done()

    def _close_if_done(self) -> None:
        state = self.state
        if state.ended and not state.closed and not state.unjudged() and not state.ungraded():
            self._emit(events.Closed(self._elapsed, self._last))

    # Moving on

    def _expire(self) -> None:
        """The time of the open section is up: what is there is what counts."""
        deadline = self.state.deadline
        self._stop(deadline, "expired")
        self._leave(deadline, expired=True)

    def _stop(self, at: float, how: str) -> None:
        """End the step that is under way."""
        if self.state.phase is Phase.TALK:
            if self._typed or how == "expired":
                self._answer(self._typed, at, in_time=how != "expired")
        elif self.state.phase is Phase.CODE:
            text, kept = self._text_at(at, how)
            self._emit(events.Submitted(at, self.timer.at(at), text, how, kept))

    def _leave(self, at: float, expired: bool) -> None:
        if self.state.index + 1 == len(self.plan.sections):
            self._emit(events.Ended(at, self.timer.at(at), gave_up=False, expired=expired))
            self._close_if_done()
        else:
            self._emit(events.Left(at, self.timer.at(at), expired))
            self._settle()

    def _answer(self, text: str, at: float, in_time: bool = True) -> None:
        seconds = at - self.state.asked
        self._typed = ""
        self._emit(events.Answered(at, self.timer.at(at), text, seconds, in_time))

    def _settle(self) -> None:
        """Lay out what the present step needs; a section of which nothing is left is over."""
        self._saves = []
        if self.state.ended:
            return
        if self.state.step >= self.state.steps:
            self._leave(self.state.elapsed, self.state.elapsed >= self.state.deadline)
        elif self.state.phase is Phase.CODE:
            self.desk.turn_page(self.library.problem(self.problem))

    def _text_at(self, at: float, how: str) -> tuple[str, bool]:
        """What was in the file at a moment of the interview, and whether that is certain."""
        until = math.inf if how == "left" else self.timer.at(at).wall
        with contextlib.suppress(OSError, SubmissionFileError):
            # A file system's time may be coarse.
            if self.path.stat().st_mtime <= until + _COARSE:
                return files.read(self.path), True
        in_time = [text for wall, text in self._saves if wall <= until + _COARSE]
        if in_time:
            return in_time[-1], True
        # Nobody watched, and the file was changed, or taken away, since.
        return self.state.section.saved or "", False

    @property
    def _elapsed(self) -> float:
        return self.timer.elapsed

    @property
    def _last(self) -> Reading:
        return self.timer.last

    def _emit(self, event: Happened) -> None:
        self.state.apply(event)
        self.journal.add(event)
