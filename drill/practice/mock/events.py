"""What happens in an interview. All that is known of one is its plan and these, in their order."""

import msgspec

from drill.errors import StoreError
from drill.practice.mock.clock import Doubt, Reading
from drill.text import Text, same


class Event(msgspec.Struct, frozen=True, tag_field="event"):
    """Something that happened.

    elapsed: seconds of the interview until then; `clocks` are what it was counted from
    """

    elapsed: float
    clocks: Reading


class Began(Event, frozen=True, tag="began"):
    """The first section begins."""


class Resumed(Event, frozen=True, tag="resumed"):
    """The program was started again."""


class Doubted(Event, frozen=True, tag="doubted"):
    """The clocks disagreed."""

    doubt: Doubt


class Drafted(Event, frozen=True, tag="drafted"):
    """The answer to the present question, as far as it is typed."""

    text: str


class Answered(Event, frozen=True, tag="answered"):
    """An answer is over: the person said so, or the time was up.

    seconds: since the question was asked
    """

    text: str
    seconds: float
    in_time: bool = True


class Saved(Event, frozen=True, tag="saved"):
    """The file of the present section was saved."""

    text: str


class Hinted(Event, frozen=True, tag="hinted"):
    """The next hint was asked for."""


class Tried(Event, frozen=True, tag="tried"):
    """The visible examples were tried."""

    passed: int
    total: int


class Submitted(Event, frozen=True, tag="submitted"):
    """The code is given up to the hidden tests.

    how:  `submitted`, `expired` or `left`
    kept: whether it is known to be what was in the file when the time was up; False where the file
          was changed afterwards, and what is judged is the last that was seen before
    """

    text: str
    how: str
    kept: bool = True


class Left(Event, frozen=True, tag="left"):
    """The section is over, and the next one begins at this moment. `expired` when its time was up."""

    expired: bool


class Ended(Event, frozen=True, tag="ended"):
    """Nothing more is asked. `gave_up` when the candidate ended it, `expired` when the time did."""

    gave_up: bool
    expired: bool = False


class Judged(Event, frozen=True, tag="judged"):
    """What the hidden tests say of a section's code."""

    section: int
    verdict: str
    passed: int
    total: int
    mistake: str | None
    says: Text | None


class Graded(Event, frozen=True, tag="graded"):
    """Which points of a question its answer hit, as the candidate sees it; their indices."""

    section: int
    question: int
    hit: list[int]


class Closed(Event, frozen=True, tag="closed"):
    """All is judged and graded."""


Happened = (
    Began
    | Resumed
    | Doubted
    | Drafted
    | Answered
    | Saved
    | Hinted
    | Tried
    | Submitted
    | Left
    | Ended
    | Judged
    | Graded
    | Closed
)


def decoded(detail: str) -> Happened:
    """An event as it was kept. Raises StoreError for what this version does not know."""
    try:
        found: Happened = msgspec.json.decode(detail, type=Happened)
    except msgspec.DecodeError as error:
        raise StoreError(same(str(error))) from error
    return found


def encoded(event: Happened) -> str:
    """An event as it is kept."""
    return msgspec.json.encode(event).decode()
