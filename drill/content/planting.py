"""Known mistakes planted in a reference, for debugging tasks; `verify` proves the same ones."""

import msgspec

from drill.content.edits import EditError, edited
from drill.content.spec import Mistake, Problem


class Planted(msgspec.Struct, frozen=True):
    """A reference with mistakes in it, and which they are."""

    text: str
    mistakes: list[Mistake]


def singles(problem: Problem, reference: str) -> list[Planted]:
    """With each mistake that makes a wrong answer."""
    found = (_planted(reference, [mistake]) for mistake in _known(problem))
    return [planted for planted in found if planted is not None]


def pairs(problem: Problem, reference: str) -> list[Planted]:
    """With each of them and the next one, as far as the two go together."""
    known = _known(problem)
    if len(known) < 3:  # two of two would be one pair, twice
        return []
    found = (
        _planted(reference, [known[i], known[(i + 1) % len(known)]]) for i in range(len(known))
    )
    return [planted for planted in found if planted is not None]


def _known(problem: Problem) -> list[Mistake]:
    return [mistake for mistake in problem.mistakes if mistake.kind == "answer"]


def _planted(reference: str, mistakes: list[Mistake]) -> Planted | None:
    """None where an edit does not fit what the one before has made."""
    text = reference
    try:
        for mistake in mistakes:
            text = edited(text, mistake.edits)
    except EditError:
        return None
    return Planted(text, mistakes)
