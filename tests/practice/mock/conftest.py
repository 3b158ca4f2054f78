"""Small interviews, two clocks that a test sets, and an interview that can be killed and resumed."""

import os
from pathlib import Path

import msgspec
import pytest

from drill.content.cards import Point
from drill.content.interviews import InterviewerHint, Scorecard
from drill.content.library import Library
from drill.judge.result import CaseResult, CheckResult, Verdict
from drill.practice.mock import events, opening
from drill.practice.mock.clock import Reading
from drill.practice.mock.debrief import Debrief
from drill.practice.mock.desk import Desk
from drill.practice.mock.interview import Interview
from drill.practice.mock.plan import Plan, PlannedSection, Question
from drill.store.interviews import InterviewStore
from drill.text import same

# Later than what any file of a test is of, but for those whose time a test sets.
NOON = 4_000_000_000.0
SCORECARD = Scorecard(correctness=40, speed=20, independence=20, theory=20, passes_at=70)


class FakeClock:
    """Both clocks of a machine, and the true time since the beginning, which neither of them tells."""

    def __init__(self, sleeps: bool = False) -> None:
        self.wall, self.steady, self.boot, self.sleeps = NOON, 100.0, "boot 1", sleeps
        self.true = 0.0

    def __call__(self) -> Reading:
        return Reading(self.wall, self.steady, self.boot, self.sleeps)

    def go(self, seconds: float) -> None:
        """The time passes."""
        self.true += seconds
        self.wall += seconds
        self.steady += seconds

    def sleep(self, seconds: float) -> None:
        """The time passes while the machine sleeps."""
        self.go(seconds)
        if self.sleeps:
            self.steady -= seconds

    def set(self, seconds: float) -> None:
        """Somebody sets the wall clock by so much."""
        self.wall += seconds

    def restart(self) -> None:
        """The machine restarts."""
        self.boot, self.steady = f"boot {int(self.boot[5:]) + 1}", 1.0


def question(card: str, *weights: int) -> Question:
    """A question with points of these weights."""
    points = [Point(same(f"{card} point {n}"), weight) for n, weight in enumerate(weights or (1,))]
    return Question(card, same(f"{card}?"), 30, points, same(f"{card}!"))


def talk(minutes: int, *cards: str) -> PlannedSection:
    """A section of questions."""
    return PlannedSection(
        "oral", same("Talk"), minutes, same("Hello."), [question(card) for card in cards]
    )


def code(minutes: int, problem: str = "first-sum", *hints: int) -> PlannedSection:
    """A section of code, whose hints cost this."""
    said = [InterviewerHint(same(f"hint {n}"), costs) for n, costs in enumerate(hints, start=1)]
    return PlannedSection(
        "code", same("Code"), minutes, same("Write."), problem=problem, hints=said
    )


def around(section: PlannedSection, first: list[str], then: list[str]) -> PlannedSection:
    """A section of code with questions before and after it."""
    return msgspec.structs.replace(
        section,
        first=[question(card) for card in first],
        then=[question(card) for card in then],
    )


def plan(*sections: PlannedSection, scorecard: Scorecard = SCORECARD) -> Plan:
    return Plan("little", same("Little"), scorecard, list(sections))


def result(passed: int = 1, total: int = 1, verdict: Verdict | None = None) -> CheckResult:
    """A verdict on so many cases."""
    cases = [
        CaseResult(
            same("case"), Verdict.PASSED if n < passed else Verdict.FAILED, same(""), {}, seed=n
        )
        for n in range(total)
    ]
    found = verdict or (Verdict.PASSED if passed == total else Verdict.FAILED)
    return CheckResult("first-sum", found, same(""), 5, cases)


class World:
    """Where interviews take place."""

    def __init__(self, library: Library, folder: Path) -> None:
        self.library, self.folder = library, folder
        self.clock = FakeClock()
        self.store = InterviewStore(folder / "history.sqlite3")

    def begin(self, *sections: PlannedSection) -> Interview:
        """An interview of these sections."""
        interview = self.unbegun(*sections)
        interview.begin("little")
        return interview

    def unbegun(self, *sections: PlannedSection) -> Interview:
        desk = Desk(self.folder / "mock")
        return Interview(plan(*sections), "one", desk, self.library, self.store, self.clock)

    def resume(self) -> Interview:
        """The interview in another process."""
        return opening.resume(self.library, self.store, self.clock)

    def go(self, interview: Interview, minutes: float) -> bool:
        """Let minutes pass, and have the interview see it."""
        self.clock.go(60 * minutes)
        return interview.tick()

    def write(self, text: str, problem: str = "first-sum") -> Path:
        """Save a file now, by the wall clock of this world."""
        path = self.folder / "mock" / f"{problem}.py"
        path.write_text(text)
        os.utime(path, (self.clock.wall, self.clock.wall))
        return path

    def finish(self, interview: Interview) -> None:
        """Judge and grade what is there to be judged and graded."""
        for section in interview.state.unjudged():
            interview.judged(section, result())
        while (open_question := interview.state.ungraded()) is not None:
            interview.graded(*open_question, [0])

    def happened(self) -> list[str]:
        """The kinds of what was kept, in order."""
        return [
            type(events.decoded(record.detail)).__name__.lower()
            for record in self.store.events("one")
        ]

    def debriefs(self) -> list[Debrief]:
        return opening.debriefs(self.store)


@pytest.fixture
def world(library: Library, tmp_path: Path) -> World:
    return World(library, tmp_path)
