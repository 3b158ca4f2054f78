"""The call whose cost is measured: fresh inputs for it, and what is said of what comes back."""

import itertools
from collections.abc import Iterator
from typing import Any

import msgspec

from drill.content.spec import Case
from drill.judge import complaints, messages, protocol, sampling
from drill.judge.asking import request
from drill.judge.compare import Standard, compare
from drill.judge.complaints import InputError
from drill.judge.exercise import Call
from drill.judge.plan import Instance
from drill.judge.process import WorkerEndedError
from drill.judge.protocol import Message
from drill.judge.reference import Reference
from drill.judge.result import Raised, Verdict
from drill.judge.seeds import derived
from drill.judge.values import Array
from drill.text import Text, same

# Large sums differ in their last digits with the order of their terms; other answers differ altogether.
TOLERANCE = {"float64": 1e-6, "float32": 1e-2, "float16": 1e-1, "bfloat16": 1e-1}


class Ready(msgspec.Struct, frozen=True, eq=False):
    """A call, and the message that has a worker get ready for it."""

    call: Call
    packed: bytes


class Inputs:
    """Calls with fresh inputs, some of them made ahead."""

    def __init__(self, reference: Reference, seed: int) -> None:
        self.reference = reference
        self.seed = seed
        self._ahead: list[Ready] = []
        self._more: Iterator[Ready] = iter(())

    def make_one_ahead(self, most: int) -> bool:
        """Make one more call for the sizes of the time limit; False when so many are there."""
        limit = self.reference.problem.time
        if limit is None or len(self._ahead) == most:
            return False
        if not self._ahead:
            self._more = ready(self.reference, self.seed, limit.dims)
        self._ahead.append(next(self._more))
        return True

    def at(self, dims: dict[str, int]) -> Iterator[Ready]:
        """Calls with inputs of these sizes, without end; the first one builds the entry."""
        limit = self.reference.problem.time
        if self._ahead and limit is not None and dims == limit.dims:
            return itertools.chain(self._ahead, self._more)
        return ready(self.reference, self.seed, dims)


def ready(reference: Reference, seed: int, dims: dict[str, int]) -> Iterator[Ready]:
    """Calls with fresh inputs of these sizes, packed; the first one builds the entry."""
    for number, call in enumerate(calls(reference, seed, dims)):
        yield Ready(call, packed(call, build_anew=number == 0))


def calls(reference: Reference, seed: int, dims: dict[str, int]) -> Iterator[Call]:
    """Calls with fresh inputs of these sizes, without end."""
    problem = reference.problem
    measured = problem.measured
    case = Case(name=same("measured"), init=measured.init, inputs=measured.inputs)
    alone = msgspec.structs.replace(problem, cases=[case])
    # Where it is done: in the type that is used for it.
    dtype = "float32" if problem.framework == "torch" else "float64"
    for number in itertools.count():
        own = derived(seed, "measured", sorted(dims.items()), number)
        instance = Instance(0, f"measured:{dtype}", dims, own, dtype=dtype, training=False)
        with complaints.blaming(problem, reference.files, dims):
            try:
                drawn, _ = sampling.split(sampling.sample(alone, reference.support, instance))
            except InputError as error:
                if error.key[0] == "cases":
                    error.key = ("measured", *error.key[2:])
                raise
        call = Call(
            framework=problem.framework,
            entries=reference.entries,
            init=drawn.init,
            inputs=drawn.inputs,
            dtype=dtype,
            training=False,
            device=reference.device,
        )
        if number == 0 and reference.entries[0].is_module:
            call = reference.with_state(call, instance)
        yield call


def packed(call: Call, build_anew: bool) -> bytes:
    """The message that has a worker get ready for a call, and build the entry for it."""
    message = request("ready", call)
    message.fields["build_anew"] = build_anew
    return protocol.pack(message)


def difference(reference: Reference, call: Call, own: Message, theirs: Message) -> Text | None:
    """How an answer differs from the reference's own: whoever answers an older input, or does half of
    the work, is wrong.
    """
    expected, answer = (_finished(reference, call, message) for message in (theirs, own))
    if _alike(expected, answer, TOLERANCE[call.dtype]):
        return None
    standard = Standard(expected, expected, [], call.dtype, base=TOLERANCE)
    found = compare(standard, answer, reference.problem.returns)
    return None if found is None else messages.difference(found)


def _alike(e: Any, a: Any, tolerance: float) -> bool:
    """Whether trees of floating arrays are alike, seen quickly: what is measured is large."""
    if isinstance(e, Array):
        # Only here: a problem in plain Python does without numpy.
        from drill.judge import arrays

        return isinstance(a, Array) and arrays.nearly(e, a, tolerance)
    if isinstance(e, dict):
        return (
            isinstance(a, dict)
            and e.keys() == a.keys()
            and all(_alike(e[key], a[key], tolerance) for key in e)
        )
    if isinstance(e, list | tuple):
        return (
            type(e) is type(a)
            and len(e) == len(a)
            and all(_alike(*both, tolerance) for both in zip(e, a, strict=True))
        )
    return False


def _finished(reference: Reference, call: Call, answer: Message) -> dict[str, Any]:
    value = answer.value
    try:
        return reference.finish(call, value, {})
    except (KeyError, TypeError, ValueError):
        # What has not the parts of an answer stays as it is: the comparison says so.
        return value if isinstance(value, dict) else {}


def complaint(message: Message) -> tuple[Verdict, Text, Raised | None]:
    """What is said of a worker's message that is no answer."""
    fields = message.fields
    match message.kind:
        case "forbidden":
            return *messages.forbidden(fields), None
        case "state":
            return Verdict.FAILED, messages.state(fields), None
        case "invalid":
            return Verdict.INVALID, messages.invalid(fields), None
        case "raised":
            return messages.raised(fields)
    return *messages.ended(WorkerEndedError("malformed", message.kind), 0.0), None
