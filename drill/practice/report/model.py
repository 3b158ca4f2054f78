"""What a report is made from, and what it says."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal

import msgspec

from drill.content.cards import CardSummary
from drill.content.problems import Summary
from drill.practice.mock.debrief import Debrief
from drill.practice.recall import Kind, Memory, Review
from drill.practice.sittings import Sitting
from drill.store.log import Log
from drill.text import Text


class Material(msgspec.Struct, frozen=True):
    """All that a report is computed from.

    says:   the texts of mistakes, by problem and mistake
    """

    log: Log
    sittings: list[Sitting]
    reviews: list[Review]
    memories: list[Memory]
    debriefs: list[Debrief]
    problems: list[Summary]
    cards: list[CardSummary]
    says: Mapping[tuple[str, str], Text] = {}


class Place(msgspec.Struct, frozen=True):
    """The problems of an area and a difficulty.

    solved:    right in the period, as one's own work
    attempted: checked in the period, and not solved in it
    due:       to be practised again by now, whatever the period
    """

    area: str
    difficulty: str
    total: int
    solved: int
    attempted: int
    due: int


class Stretch(msgspec.Struct, frozen=True):
    """The solved sittings that began in a week or a month; `ratio` is the median."""

    start: date
    sittings: int
    ratio: float


class Pace(msgspec.Struct, frozen=True):
    """The time of solved sittings, as a ratio to the interviewer's minutes.

    sittings: how many, of problems whose minutes are known
    ratio:    the median ratio
    minutes:  the median of their minutes
    each:     how many sittings `lately` and `before` are the medians of: the last ones, and as many
              before them; 0 where there are too few
    """

    sittings: int
    ratio: float | None
    minutes: float | None
    each: int
    lately: float | None
    before: float | None
    unit: Literal["week", "month"]
    trend: list[Stretch]


class Way(msgspec.Struct, frozen=True):
    """The sittings in a mode. `checked` are those with a check, `first_right` those whose first was right."""

    mode: str
    sittings: int
    solved: int
    checked: int
    first_right: int


class Made(msgspec.Struct, frozen=True):
    """A mistake, by its id; `says` is its text in the problem where it was made most."""

    id: str
    says: Text | None
    times: int
    problems: list[str]
    last: date


class Kept(msgspec.Struct, frozen=True):
    """How a kind of item is remembered.

    total:   items that there are; for debugging tasks, problems
    known:   items that were practised; `due` of them by now
    recall:  the mean chance of recalling one of them now
    reviews: in the period, after an item's first one; `kept` of them not rated `again`
    """

    kind: Kind
    total: int
    known: int
    due: int
    recall: float | None
    reviews: int
    kept: int


class Day(msgspec.Struct, frozen=True):
    """A local day on which something was practised."""

    day: date
    checks: int
    answers: int


class Calendar(msgspec.Struct, frozen=True):
    """When there was practice.

    streak:  days in a row with practice, up to today or yesterday
    longest: the longest such row
    start:   the Monday with which `days` begin
    """

    streak: int
    longest: int
    start: date
    today: date
    days: list[Day]


class Sat(msgspec.Struct, frozen=True):
    """A mock interview that is over. `total` is of 100."""

    day: date
    script: str
    title: Text
    total: float | None
    passes_at: int
    passed: bool


class Step(msgspec.Struct, frozen=True):
    """A command to type next, and why."""

    command: str
    why: Text


class Totals(msgspec.Struct, frozen=True):
    """The period in numbers; `active` and `paused` are seconds of sittings, `cards` of card answers."""

    checks: int
    answers: int
    days: int
    active: float
    paused: float
    cards: float


class Report(msgspec.Struct, frozen=True):
    """The figures.

    since:      where the period begins; None for all that there is
    area:       what it is limited to
    unreadable: rows of the history that no drill wrote; they are not in any figure
    gone:       problems with attempts that the library no longer has; they have no area
    """

    now: datetime
    since: datetime | None
    area: str | None
    unreadable: int
    gone: list[str]
    totals: Totals
    places: list[Place]
    pace: Pace
    ways: list[Way]
    mistakes: list[Made]
    memory: list[Kept]
    calendar: Calendar
    interviews: list[Sat]
    steps: list[Step]

    @property
    def empty(self) -> bool:
        """Whether nothing was ever practised."""
        return not (self.calendar.longest or self.ways or self.interviews)
