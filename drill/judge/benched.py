"""What a bench is asked and what it answers. Plain data: no framework is imported here."""

from enum import StrEnum

import msgspec

from drill.judge import cost
from drill.text import Text

SCHEMA = 1
# From fewer sizes nothing is said of how a time grows.
LEAST_SIZES = 4


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

    @property
    def grown(self) -> list[int]:
        """The size that grows; the first where several do."""
        return [dims[self.over[0]] for dims in self.sizes]

    def ratio(self, entrant: Entrant) -> float | None:
        """How many times the reference's time it takes, at the largest size that it came to."""
        [reference] = (each for each in self.entrants if each.kind is Kind.REFERENCE)
        both = zip(entrant.seconds, reference.seconds, strict=True)
        ratios = [own / theirs for own, theirs in both if own is not None and theirs is not None]
        return ratios[-1] if ratios else None

    def exponent(self, entrant: Entrant) -> float | None:
        """The power of the size with which its time grows."""
        pairs = zip(self.grown, entrant.seconds, strict=True)
        known = {size: seconds for size, seconds in pairs if seconds is not None}
        if len(known) < LEAST_SIZES:
            return None
        times = [cost.Pair(seconds, seconds) for seconds in known.values()]
        return cost.growth(list(known), times, asked=0).exponent

    def as_json(self, names: dict[Kind, Text]) -> dict[str, object]:
        """The fixed JSON of `bench`, in the person's language."""
        return {
            "schema": SCHEMA,
            "problem": self.problem,
            "device": self.device,
            "over": self.over,
            "sizes": self.sizes,
            "entrants": [
                {
                    "name": str(names[each.kind]),
                    "kind": str(each.kind),
                    "seconds": each.seconds,
                    "error": None if each.error is None else str(each.error),
                }
                for each in self.entrants
            ],
        }
