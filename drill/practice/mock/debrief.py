"""What comes of an interview: figures that follow from its plan and its events alone.

The marks, each of 100 (docs/interview.md says why):

    correctness   the mean over the code sections: 100 where all hidden tests passed, else half the
                  share that passed
    speed         the mean over the code sections: 100 where the code was right within half of the
                  section's minutes, falling evenly to 50 at all of them; 0 where it was not right
    independence  the mean over the code sections: 100 less what the hints cost; 0 where nothing was
                  written
    theory        the weight of the points that were hit, of all points of the oral questions and of
                  those around the code; what was not asked any more was not hit

An axis with nothing to measure has no mark. The whole is the mean of the marks by the weights of the
script's scorecard.
"""

from statistics import fmean

import msgspec

from drill.judge.result import Verdict
from drill.practice.mock.clock import Doubt
from drill.practice.mock.plan import Plan, Question
from drill.practice.mock.state import SectionState, State
from drill.text import Text

_WHOLE = 100.0


class Point(msgspec.Struct, frozen=True):
    """A point of a question, and whether the answer hit it."""

    says: Text
    weight: int
    hit: bool


class Answer(msgspec.Struct, frozen=True):
    """A question, what was said to it, and what it was looked through for.

    asked:  whether it came to that
    model:  what could have been said
    """

    card: str
    asks: Text
    asked: bool
    text: str
    seconds: float
    points: list[Point]
    model: Text

    @property
    def weight(self) -> int:
        return sum(point.weight for point in self.points)

    @property
    def hit(self) -> int:
        return sum(point.weight for point in self.points if point.hit)


class Code(msgspec.Struct, frozen=True):
    """What was written in a section.

    verdict:   of the hidden tests; None where nothing was given up to them
    how:       `submitted`, `expired` or `left`; None where it did not come to that
    certain:   whether what was judged is known to be what was in the file when the time was up
    took:      seconds of the section until then
    """

    problem: str
    verdict: str | None
    passed: int
    total: int
    mistake: str | None
    says: Text | None
    how: str | None
    certain: bool
    took: float
    hints: int
    hints_cost: int
    tries: int

    @property
    def right(self) -> bool:
        return self.verdict == Verdict.PASSED


class SectionReport(msgspec.Struct, frozen=True):
    """One section: its time and what came of it. `marked` where its answers count."""

    title: Text
    kind: str
    budget: float
    used: float
    reached: bool
    expired: bool
    marked: bool
    answers: list[Answer]
    code: Code | None


class Axis(msgspec.Struct, frozen=True):
    """A mark of 100; None where there was nothing to measure."""

    name: str
    weight: int
    mark: float | None


class Doubtful(msgspec.Struct, frozen=True):
    """When in the interview the clocks disagreed, and how."""

    at: float
    doubt: Doubt


class Debrief(msgspec.Struct, frozen=True):
    """All that is told at the end.

    total:    of 100; None where no axis has a mark
    practise: the next commands, the most useful one first
    """

    interview: str
    script: str
    title: Text
    started_at: str
    budget: float
    used: float
    gave_up: bool
    resumed: int
    doubts: list[Doubtful]
    sections: list[SectionReport]
    axes: list[Axis]
    total: float | None
    passes_at: int
    passed: bool
    practise: list[str]


def debrief(interview: str, started_at: str, plan: Plan, state: State) -> Debrief:
    """The figures of an interview that is over."""
    sections = [_section(section) for section in state.sections]
    axes = _axes(plan, sections)
    marked = [axis for axis in axes if axis.mark is not None and axis.weight]
    weights = sum(axis.weight for axis in marked)
    total = sum(axis.weight * (axis.mark or 0.0) for axis in marked) / weights if weights else None
    return Debrief(
        interview=interview,
        script=plan.script,
        title=plan.title,
        started_at=started_at,
        budget=plan.seconds,
        used=sum(section.used for section in sections),
        gave_up=state.gave_up,
        resumed=state.resumed,
        doubts=[Doubtful(at, doubt) for at, doubt in state.doubts],
        sections=sections,
        axes=axes,
        total=total,
        passes_at=plan.scorecard.passes_at,
        passed=total is not None and total >= plan.scorecard.passes_at,
        practise=_practise(sections),
    )


def _section(section: SectionState) -> SectionReport:
    planned = section.planned
    answers = [_answer(section, i, question) for i, question in enumerate(planned.questions)]
    return SectionReport(
        title=planned.title,
        kind=planned.kind,
        budget=planned.seconds,
        used=section.used,
        reached=section.began is not None,
        expired=section.expired,
        marked=planned.kind != "discussion",
        answers=answers,
        code=_code(section) if planned.problem is not None else None,
    )


def _answer(section: SectionState, index: int, question: Question) -> Answer:
    given, hit = section.answers[index], section.graded[index] or []
    return Answer(
        card=question.card,
        asks=question.asks,
        asked=given is not None,
        text=given.text if given else "",
        seconds=given.seconds if given else 0.0,
        points=[Point(p.says, p.weight, i in hit) for i, p in enumerate(question.points)],
        model=question.answer,
    )


def _code(section: SectionState) -> Code:
    submitted, judged = section.submitted, section.judged
    costs = [hint.costs for hint in section.planned.hints[: section.hints]]
    return Code(
        problem=section.planned.problem or "",
        verdict=judged.verdict if judged else None,
        passed=judged.passed if judged else 0,
        total=judged.total if judged else 0,
        mistake=judged.mistake if judged else None,
        says=judged.says if judged else None,
        how=submitted.how if submitted else None,
        certain=submitted.kept if submitted else True,
        took=submitted.elapsed - (section.began or 0.0) if submitted else section.used,
        hints=section.hints,
        hints_cost=sum(costs),
        tries=section.tries,
    )


def _axes(plan: Plan, sections: list[SectionReport]) -> list[Axis]:
    coded = [section for section in sections if section.code is not None]
    answers = [answer for section in sections if section.marked for answer in section.answers]
    weight = sum(answer.weight for answer in answers)
    theory = _WHOLE * sum(answer.hit for answer in answers) / weight if weight else None
    card = plan.scorecard
    return [
        Axis("correctness", card.correctness, _mean([_correctness(s) for s in coded])),
        Axis("speed", card.speed, _mean([_speed(s) for s in coded])),
        Axis("independence", card.independence, _mean([_independence(s) for s in coded])),
        Axis("theory", card.theory, theory),
    ]


def _mean(marks: list[float]) -> float | None:
    return fmean(marks) if marks else None


def _correctness(section: SectionReport) -> float:
    code = section.code
    if code is None or not code.total:
        return _WHOLE if code is not None and code.right else 0.0
    return _WHOLE if code.right else _WHOLE / 2 * code.passed / code.total


def _speed(section: SectionReport) -> float:
    code = section.code
    if code is None or not code.right:
        return 0.0
    beyond_half = max(0.0, code.took / section.budget - 0.5)
    return _WHOLE - _WHOLE * min(beyond_half, 0.5)


def _independence(section: SectionReport) -> float:
    code = section.code
    if code is None or code.verdict in (None, Verdict.UNWRITTEN):
        return 0.0
    return max(0.0, _WHOLE - code.hints_cost)


def _practise(sections: list[SectionReport]) -> list[str]:
    """What was not right, what was slow or helped, then the cards with missed points, the worst first."""
    codes = [(section, section.code) for section in sections if section.code is not None]
    wrong = [code.problem for _, code in codes if not code.right]
    slow = [
        code.problem
        for section, code in codes
        if code.right and (code.hints or _speed(section) < 75)
    ]
    missed = sorted(
        (
            (answer.hit - answer.weight, answer.card)
            for section in sections
            for answer in section.answers
            if section.marked and answer.hit < answer.weight
        ),
    )
    commands = [f"drill start {problem}" for problem in (*wrong, *slow)]
    return [*commands, *(f"drill cards {card}" for _, card in missed)]
