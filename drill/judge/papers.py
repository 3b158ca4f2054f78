"""A check that is to be made, and what runs the text that is checked."""

from enum import IntEnum

import msgspec

from drill.judge.result import CheckRequest


class By(IntEnum):
    """What runs the text; in this order, since each may do more to those after it than the one before.

    WORKER: a worker, as for a candidate; anything may be run so
    COPY:   a copy of the judge, which is ended afterwards: nothing that the text does reaches another one
    JUDGE:  the judge itself: an edit of the reference, or what must be right
    """

    WORKER = 0
    COPY = 1
    JUDGE = 2


class Paper(msgspec.Struct, frozen=True):
    """A check that is to be made, and by what number its result is known."""

    number: int
    request: CheckRequest
    by: By = By.WORKER
