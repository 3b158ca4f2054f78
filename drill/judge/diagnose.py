"""The name of the mistake: which edited reference answers as the submission did."""

import contextlib
import math
import re
import time
from typing import Any

import msgspec

from drill.content.edits import EditError, edited
from drill.content.spec import Mistake
from drill.judge.compare import compare
from drill.judge.exercise import StateMismatchError
from drill.judge.outcome import Trial
from drill.judge.reference import Prepared
from drill.judge.result import MistakeFound
from drill.judge.values import Array, transform
from drill.judge.variants import Variants

# Characters of an exception's message that are compared.
_COMPARED = 100


def name(variants: Variants, trials: list[Trial], until: float) -> MistakeFound | None:
    """The known mistake that explains most of the trials, and contradicts none.

    Those that passed count as well: what explains the failures, but would have failed where the
    submission passed, is another mistake.
    """
    failing = [trial for trial in trials if not trial.right and trial.prepared]
    passing = [trial for trial in trials if trial.right and trial.prepared]
    if not any(t.answer is not None or t.raised or t.mismatch for t in failing):
        return None
    best, found = 0.0, None
    # What is only slow answers rightly.
    for mistake in (m for m in variants.reference.problem.mistakes if m.kind == "answer"):
        if time.monotonic() > until or best == 1.0:
            break
        share = _explained(variants, mistake, [*reversed(failing), *passing])
        if share > best:
            best, found = share, MistakeFound(mistake.id, mistake.says)
    return found


class Suspects:
    """The known mistakes that explain every trial so far, for a text that is one of them.

    Each trial can only take some away. When no other one is left, `name` has to find this one, whatever else
    is tried: a text without randomness answers like itself, and no other explains as much.
    """

    def __init__(self, variants: Variants, text: str) -> None:
        self.variants = variants
        self.text = text
        self.left: list[tuple[Mistake, str]] = []
        self.failed = False
        for mistake in variants.reference.problem.mistakes:
            if mistake.kind == "answer":
                with contextlib.suppress(EditError):  # reported elsewhere, as below
                    self.left.append((mistake, edited(variants.reference.source, mistake.edits)))

    def after(self, trial: Trial) -> MistakeFound | None:
        """The mistake that the text is, once it has failed and no other one is left."""
        if not _tells(trial):
            return None
        self.left = [
            (mistake, text)
            for mistake, text in self.left
            if _answers_alike(self.variants, text, trial) is True
        ]
        self.failed |= not trial.right
        if not self.failed or [text for _, text in self.left] != [self.text]:
            return None
        [(mistake, _)] = self.left
        return MistakeFound(mistake.id, mistake.says)


def _tells(trial: Trial) -> bool:
    """Whether it says something of a mistake that the submission passed, or failed at."""
    return not (trial.right and trial.prepared and trial.prepared.standard.finite_only)


def _explained(variants: Variants, mistake: Mistake, trials: list[Trial]) -> float:
    """The share of the trials that a mistake explains; 0 where it contradicts one, or no failure."""
    try:
        text = edited(variants.reference.source, mistake.edits)
    except EditError:
        return 0.0  # an author's error, which `verify` reports; the verdict does not wait for it
    telling = [trial for trial in trials if _tells(trial)]
    explained = failures = 0
    for trial in telling:
        alike = _answers_alike(variants, text, trial)
        if alike is False:
            return 0.0
        explained += alike is True
        failures += alike is True and not trial.right
    return explained / len(telling) if failures else 0.0


def _answers_alike(variants: Variants, text: str, trial: Trial) -> bool | None:
    """Whether the mistake answers a trial's call as the submission did; None where that is open.

    It is open where the mistake gives NaN or infinity and the submission does not: the same mistake
    with -1e9 for -inf does that. It is also open where the mistake's own sample passes: two samples are
    held against one another less closely than against what is right.
    """
    prepared = trial.prepared
    assert prepared is not None
    # A sample of its own: that of a text of ours which is judged itself would be alike by being the same.
    answer = variants.answer(text, prepared, sample=1)
    if isinstance(answer, StateMismatchError):
        return trial.mismatch == answer.fields
    if isinstance(answer, BaseException):
        return _raised_alike(answer, trial)
    if trial.answer is None:
        return False
    if prepared.random:
        # Only here: it imports numpy, which a problem in plain Python does without.
        from drill.judge.distribution import as_draws

        expected = as_draws(prepared.standard.expected, answer)
    else:
        expected = answer
    alike = msgspec.structs.replace(
        prepared.standard, expected=expected, typed=expected, moved=[], finite_only=False
    )
    if compare(alike, trial.answer, []) is not None:
        return None if not _finite(answer) and _finite(trial.answer) else False
    return None if prepared.random and not trial.right and _right(answer, prepared) else True


def _raised_alike(error: BaseException, trial: Trial) -> bool | None:
    """Whether the submission raised what the mistake raises; open where only the type is the same.

    Sizes and values in the message may differ: the submission may have come another way to it.
    """
    if trial.raised is None or trial.raised.type != type(error).__name__:
        return False
    return True if _gist(trial.raised.message) == _gist(str(error)) else None


def _gist(message: str) -> str:
    first = message.strip().partition("\n")[0]
    return re.sub(r"\d+", "0", first)[:_COMPARED]


def _right(answer: Any, prepared: Prepared) -> bool:
    return compare(prepared.standard, answer, []) is None


def _finite(answer: Any) -> bool:
    """Whether an answer holds neither NaN nor infinity."""
    found = True

    def look(item: Any) -> Any:
        nonlocal found
        if isinstance(item, Array) and item.floating:
            found &= not (item.data - item.data).any()  # NaN counts as true
        elif isinstance(item, float):
            found &= math.isfinite(item)
        return item

    transform(answer, look)
    return found
