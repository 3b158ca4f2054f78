"""What came of one instance: an answer, held against what is right."""

from typing import Any

import msgspec

from drill.content.spec import Problem
from drill.judge import messages
from drill.judge.compare import compare
from drill.judge.plan import Instance
from drill.judge.reference import Prepared
from drill.judge.result import Frame, Raised, Verdict
from drill.judge.show import Finding
from drill.text import Text, same


class Trial(msgspec.Struct, frozen=True, eq=False):
    """What came of one instance.

    answer: the neutral answer, where one came
    mismatch: what of a module's state_dict is missing, extra and misshapen, where that is why none came
    final:  whether nothing more can be tried: the worker is gone, or a forbidden call was made
    """

    instance: Instance
    verdict: Verdict
    message: Text = same("")
    prepared: Prepared | None = None
    answer: dict[str, Any] | None = None
    difference: Finding | None = None
    raised: Raised | None = None
    mismatch: dict[str, Any] | None = None
    location: Frame | None = None
    final: bool = False

    @property
    def right(self) -> bool:
        return self.verdict is Verdict.PASSED


def compared(problem: Problem, prepared: Prepared, answer: dict[str, Any]) -> Trial:
    """The trial of an instance that was answered."""
    instance, names = prepared.instance, problem.returns
    standard = prepared.standard
    difference = compare(standard, answer, names)
    # What no conditioning could excuse is wrong without knowing it, which takes several runs.
    if difference is not None and compare(standard.utmost, answer, names) is None:
        difference = compare(prepared.eased(), answer, names)
    if difference is None:
        return Trial(instance, Verdict.PASSED, prepared=prepared, answer=answer)
    if (too_many := _too_many_calls(problem, prepared, answer)) is not None:
        return Trial(instance, Verdict.SLOW, too_many, prepared, answer)
    says = messages.difference(difference)
    return Trial(instance, Verdict.FAILED, says, prepared, answer, difference)


def _too_many_calls(problem: Problem, prepared: Prepared, answer: dict[str, Any]) -> Text | None:
    """What is said where only the number of calls is wrong; None where anything else is."""
    expected = prepared.standard.expected.get("calls", {})
    for name in expected:
        allowed, made = len(expected[name]), len(answer.get("calls", {}).get(name, []))
        if name.partition(" ")[0] not in problem.calls or made <= allowed:
            continue
        rest = {
            part: value for part, value in prepared.standard.expected.items() if part != "calls"
        }
        standard = msgspec.structs.replace(prepared.standard, expected=rest)
        if compare(standard, answer, problem.returns) is None:
            return messages.too_many_calls(name, made, allowed)
    return None
