"""How an interview stands after what happened in it. Pure: no clock, file or judge here."""

from enum import Enum, auto

from drill.practice.mock import events
from drill.practice.mock.clock import Doubt, Reading
from drill.practice.mock.events import Happened
from drill.practice.mock.plan import Plan, PlannedSection, Question


class Phase(Enum):
    """What the candidate is to do."""

    TALK = auto()  # answer a question
    CODE = auto()
    GRADE = auto()  # the interview is over: tick the points of each answer
    OVER = auto()


class SectionState:
    """What happened in one section.

    began, ended: seconds of the interview; None where it did not come to that
    answers: of the questions that were asked, in order; a None stands for one that was not
    """

    def __init__(self, planned: PlannedSection) -> None:
        self.planned = planned
        self.began: float | None = None
        self.ended: float | None = None
        self.expired = False
        self.answers: list[events.Answered | None] = [None] * len(planned.questions)
        self.graded: list[list[int] | None] = [None] * len(planned.questions)
        self.saved: str | None = None
        self.hints = 0
        self.tried: events.Tried | None = None
        self.tries = 0
        self.submitted: events.Submitted | None = None
        self.judged: events.Judged | None = None

    @property
    def used(self) -> float:
        """Seconds that it took."""
        if self.began is None:
            return 0.0
        return (self.ended if self.ended is not None else self.began) - self.began


class State:
    """An interview: its sections, which of them is open, and where in it.

    step:   of the open section: a question, or the code, which lies between `first` and `then`
    asked:  seconds of the interview when this step began
    draft:  what is typed of the present answer
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.sections = [SectionState(section) for section in plan.sections]
        self.index = 0
        self.step = 0
        self.asked = 0.0
        self.draft = ""
        self.elapsed = 0.0
        self.clocks: Reading | None = None
        self.doubts: list[tuple[float, Doubt]] = []
        self.resumed = 0
        self.ended = False
        self.gave_up = False
        self.closed = False

    @property
    def section(self) -> SectionState:
        """The open section; the last one when nothing more is asked."""
        return self.sections[min(self.index, len(self.sections) - 1)]

    @property
    def phase(self) -> Phase:
        if self.closed:
            return Phase.OVER
        if self.ended:
            return Phase.GRADE
        return Phase.CODE if self._at_code else Phase.TALK

    @property
    def _at_code(self) -> bool:
        planned = self.section.planned
        return planned.problem is not None and self.step == len(planned.first)

    @property
    def question_index(self) -> int | None:
        """Which of the section's questions is asked now."""
        if self.phase is not Phase.TALK:
            return None
        planned = self.section.planned
        after_code = planned.problem is not None and self.step > len(planned.first)
        return self.step - after_code

    @property
    def question(self) -> Question | None:
        """What is asked now."""
        index = self.question_index
        return None if index is None else self.section.planned.questions[index]

    @property
    def steps(self) -> int:
        """Of the open section."""
        planned = self.section.planned
        return len(planned.questions) + (planned.problem is not None)

    @property
    def deadline(self) -> float:
        """Seconds of the interview at which the open section is over."""
        return (self.section.began or 0.0) + self.section.planned.seconds

    def ungraded(self) -> tuple[int, int] | None:
        """The first answer whose points are not ticked yet: section and question."""
        for i, section in enumerate(self.sections):
            for j, answer in enumerate(section.answers):
                if answer is not None and section.graded[j] is None:
                    return i, j
        return None

    def unjudged(self) -> list[int]:
        """The sections whose code the hidden tests have not seen."""
        return [i for i, s in enumerate(self.sections) if s.submitted and not s.judged]

    def apply(self, event: Happened) -> None:
        """Take in what happened next."""
        self.elapsed, self.clocks = event.elapsed, event.clocks
        section = self.section
        match event:
            case events.Began():
                self._open(event.elapsed)
            case events.Resumed():
                self.resumed += 1
            case events.Doubted(doubt=doubt):
                self.doubts.append((event.elapsed, doubt))
            case events.Drafted(text=text):
                self.draft = text
            case events.Answered():
                index = self.question_index
                if index is not None:
                    section.answers[index] = event
                    self._next_step(event.elapsed)
            case events.Saved(text=text):
                section.saved = text
            case events.Hinted():
                section.hints += 1
            case events.Tried():
                section.tried, section.tries = event, section.tries + 1
            case events.Submitted():
                section.submitted = event
                self._next_step(event.elapsed)
            case events.Left(expired=expired):
                section.ended, section.expired = event.elapsed, expired
                self.index += 1
                if self.index < len(self.sections):
                    self._open(event.elapsed)
            case events.Ended(gave_up=gave_up, expired=expired):
                section.ended, section.expired = event.elapsed, expired
                self.ended, self.gave_up = True, gave_up
            case events.Judged(section=index):
                self.sections[index].judged = event
            case events.Graded(section=index, question=question, hit=hit):
                self.sections[index].graded[question] = hit
            case events.Closed():
                self.closed = True

    def _open(self, elapsed: float) -> None:
        self.section.began = elapsed
        self.step, self.asked, self.draft = 0, elapsed, ""

    def _next_step(self, elapsed: float) -> None:
        self.step += 1
        self.asked, self.draft = elapsed, ""
