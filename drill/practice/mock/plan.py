"""What is asked in one interview, whole: what scripts, cards and problems become later changes nothing."""

import msgspec

from drill.content.cards import OralCard, Point
from drill.content.interviews import InterviewerHint, Scorecard, Script, Section, SectionKind
from drill.content.library import Library
from drill.text import Text


class Question(msgspec.Struct, frozen=True):
    """A question to be answered aloud, and what is looked for in the answer."""

    card: str
    asks: Text
    seconds: int
    points: list[Point]
    answer: Text

    @property
    def weight(self) -> int:
        """Of all its points."""
        return sum(point.weight for point in self.points)


class PlannedSection(msgspec.Struct, frozen=True):
    """A section with its questions: `first` before the code, `then` after it."""

    kind: SectionKind
    title: Text
    minutes: int
    says: Text
    first: list[Question] = []
    problem: str | None = None
    hints: list[InterviewerHint] = []
    then: list[Question] = []

    @property
    def questions(self) -> list[Question]:
        """All of them, in the order in which they are asked."""
        return [*self.first, *self.then]

    @property
    def seconds(self) -> float:
        return 60.0 * self.minutes


class Plan(msgspec.Struct, frozen=True):
    """An interview from its first word to its last."""

    script: str
    title: Text
    scorecard: Scorecard
    sections: list[PlannedSection]

    @property
    def seconds(self) -> float:
        return sum(section.seconds for section in self.sections)


def planned(script: Script, library: Library) -> Plan:
    """The script with its cards. Raises UnknownCardError or UnknownProblemError for what is not there."""
    return Plan(
        script.id,
        script.title,
        script.scorecard,
        [_section(section, library) for section in script.sections],
    )


def _section(section: Section, library: Library) -> PlannedSection:
    if section.problem is not None:
        library.problem(section.problem)
    return PlannedSection(
        kind=section.kind,
        title=section.title,
        minutes=section.minutes,
        says=section.says,
        first=[question(library.oral(card)) for card in section.cards],
        problem=section.problem,
        hints=section.hints,
        then=[question(library.oral(card)) for card in section.follow_ups],
    )


def question(card: OralCard) -> Question:
    """An oral card as it is asked."""
    return Question(card.id, card.question, card.seconds, card.points, card.answer)
