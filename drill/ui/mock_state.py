"""What the interview's screen knows besides the interview, and what keys do. No terminal or thread here."""

from datetime import datetime, timedelta
from enum import Enum, auto

from drill.content.interviews import InterviewerHint
from drill.errors import DrillError
from drill.judge.result import CheckResult
from drill.practice.mock.interview import Interview
from drill.practice.mock.state import Phase
from drill.text import Text
from drill.ui.field import Field
from drill.ui.viewport import Viewport

# After the time was up, what was being typed for the last section is not taken for keys of the next.
_DEAF = timedelta(seconds=1.5)


class Command(Enum):
    """What a key asks for that needs more than this state."""

    ANSWER = auto()
    TRY = auto()
    HINT = auto()
    SUBMIT = auto()
    LEAVE = auto()
    GIVE_UP = auto()
    EDIT = auto()
    GRADE = auto()
    REDRAW = auto()


_CONFIRMED = {"s": Command.SUBMIT, "n": Command.LEAVE, "g": Command.GIVE_UP}


class MockState:
    """The screen of one interview.

    field:    what is typed of the present answer
    asking:   which command the next key confirms
    tried:    what came of the visible examples; `trying` while that is not known yet
    hints:    what the interviewer has said in this section
    reading:  whether the person scrolls, and the place where they type may be out of sight
    ticked:   the points of the answer that is being graded, by their indices
    broken:   why the hidden tests could not be run
    """

    def __init__(self, interview: Interview) -> None:
        self.interview = interview
        self.scroll = Viewport()
        self.field = Field()
        self.asking: Command | None = None
        self.notice: Text | DrillError | None = None
        self.tried: CheckResult | None = None
        self.trying = False
        self.hints: list[InterviewerHint] = []
        self.ticked: set[int] = set()
        self.reading = False
        self.broken: DrillError | None = None
        self._deaf_until: datetime | None = None
        self._step: object = None

    @property
    def phase(self) -> Phase:
        return self.interview.state.phase

    @property
    def grading(self) -> tuple[int, int] | None:
        """The section and question whose points are to be ticked now."""
        return self.interview.state.ungraded() if self.phase is Phase.GRADE else None

    def follow(self, now: datetime) -> bool:
        """Take in where the interview is. Whether that is another step than before."""
        state = self.interview.state
        step = (state.index, state.step, state.ended, self.grading)
        if step == self._step:
            return False
        first = self._step is None
        if not first and step[0] != self._step[0]:  # type: ignore[index]
            ended = state.sections[self._step[0]]  # type: ignore[index]
            if ended.expired:
                self._deaf_until = now + _DEAF
                self.notice = Text(
                    en="Time is up: “{title}” is over.", zh="时间到，“{title}”环节结束。"
                ).format(title=ended.planned.title)
        self._step = step
        self.asking, self.ticked, self.reading = None, set(), False
        self.field = Field(state.draft)
        self.tried, self.trying = None, False
        self.hints = list(state.section.planned.hints[: state.section.hints])
        self.scroll.start()
        return True

    def key(self, key: str, now: datetime) -> Command | None:
        """Do what a key says, as far as it concerns this state. Returns what is still to be done."""
        if key == "redraw":
            return Command.REDRAW
        if self._deaf_until is not None and now < self._deaf_until:
            return None
        self.notice = None
        if self.asking is not None:
            asked, self.asking = self.asking, None
            return asked if key in ("y", "Y") else None
        match self.phase:
            case Phase.TALK:
                return self._talk(key)
            case Phase.CODE:
                return self._code(key)
            case Phase.GRADE:
                return self._grade(key)
        return None

    def _talk(self, key: str) -> Command | None:
        if key == "done":
            return Command.ANSWER
        if key == "next":
            self.asking = Command.LEAVE
        elif key == "give up":
            self.asking = Command.GIVE_UP
        elif key in ("page up", "page down", "up", "down"):
            self.reading = True
            self.scroll.key(key)
        elif self.field.key(key):
            self.reading = False
            self.interview.typed(self.field.text)
        return None

    def _code(self, key: str) -> Command | None:
        if key in ("s", "n", "g"):
            self.asking = _CONFIRMED[key]
        elif key == "c":
            return None if self.trying else Command.TRY
        elif key == "h":
            return Command.HINT
        elif key == "o":
            return Command.EDIT
        else:
            self.scroll.key(key)
        return None

    def _grade(self, key: str) -> Command | None:
        grading = self.grading
        if grading is None:
            return None
        section, question = grading
        count = len(self.interview.plan.sections[section].questions[question].points)
        if key.isdecimal() and 1 <= int(key) <= count:
            self.ticked ^= {int(key) - 1}
        elif key == "a":
            self.ticked = set() if len(self.ticked) == count else set(range(count))
        elif key == "enter":
            return Command.GRADE
        else:
            self.scroll.key(key)
        return None
