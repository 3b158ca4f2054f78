"""What a bench is asked and what it answers. Plain data: no framework is imported here."""

from enum import StrEnum

import msgspec

from drill.text import Text


class Kind(StrEnum):
    """Who is measured."""

    NOW = "now"  # the candidate's file as it is
    BEST = "best"  # the text with the best ratio so far
    FIRST = "first"  # the first text that was right
    REFERENCE = "reference"
    OPERATOR = "operator"  # what the framework has for it


class Candidate(msgspec.Struct, frozen=True):
    """A text of the candidate's. `filename` and `folder` are as in a `CheckRequest`."""

    kind: Kind
    text: str
    filename: str
    folder: str | None = None


class BenchRequest(msgspec.Struct, frozen=True):
    """What to measure beside the reference, and the framework's operator where there is one.

    seed: makes the inputs; None for a fresh one
    """

    problem: str
    framework: str
    root: str
    candidates: list[Candidate]
    seed: int | None = None
    device: str = "cpu"


class Entrant(msgspec.Struct, frozen=True):
    """What calls of one text take.

    seconds: a size after the other; None where there is nothing to tell
    error:   why it was not measured, or not to the end
    """

    kind: Kind
    seconds: list[float | None]
    error: Text | None = None


class BenchResult(msgspec.Struct, frozen=True):
    """All that was measured.

    over:  the names of the sizes that grow
    sizes: the values of all sizes, from small to large
    """

    problem: str
    device: str
    over: list[str]
    sizes: list[dict[str, int]]
    entrants: list[Entrant]
