"""Trying one instance: the worker's answer to it, held against what is right."""

import contextlib
import time
from typing import Any

import msgspec

from drill.content.spec import Problem
from drill.judge import messages, rules
from drill.judge.compare import compare
from drill.judge.exercise import Call, as_tensor
from drill.judge.plan import Instance
from drill.judge.process import WorkerEndedError, WorkerProcess
from drill.judge.protocol import Message
from drill.judge.reference import Prepared, Reference
from drill.judge.result import Difference, Frame, Raised, Verdict
from drill.judge.values import Array, transform
from drill.judge.worker import Load
from drill.text import Text, same

# The fields of a call that are arrays and containers; the others are plain.
_VALUES = ("init", "inputs", "other", "rewritten", "state")


class Trial(msgspec.Struct, frozen=True, eq=False):
    """What came of one instance.

    answer: the neutral answer, where one came
    final:  whether nothing more can be tried: the worker is gone, or a forbidden call was made
    """

    instance: Instance
    verdict: Verdict
    message: Text = same("")
    prepared: Prepared | None = None
    answer: dict[str, Any] | None = None
    difference: Difference | None = None
    raised: Raised | None = None
    location: Frame | None = None
    final: bool = False

    @property
    def right(self) -> bool:
        return self.verdict is Verdict.PASSED


class Trials:
    """Asks one worker, within the wall-clock time that the submission has in all."""

    def __init__(
        self, problem: Problem, reference: Reference, process: WorkerProcess, deadline: float
    ) -> None:
        self.problem = problem
        self.reference = reference
        self.process = process
        self.deadline = deadline
        self.left = deadline
        self.text = self.filename = ""
        self.names = problem.returns

    def load(self, load: Load) -> Message:
        """Have the submission loaded. Raises WorkerEndedError."""
        self.text, self.filename = load.text, load.filename
        return self._ask(Message("load", msgspec.to_builtins(load)), {}, {})

    def try_(self, instance: Instance) -> Trial:
        """One instance, whatever comes of it."""
        prepared = self.reference.prepare(instance)
        records: dict[str, list[Any]] = {name: [] for name in prepared.callables}
        try:
            message = self._ask(_request(prepared.call), prepared.callables, records)
        except WorkerEndedError as error:
            verdict, says = messages.ended(error, self.deadline)
            return Trial(instance, verdict, says, prepared, final=True)
        return self._outcome(prepared, message, records)

    def _outcome(
        self, prepared: Prepared, message: Message, records: dict[str, list[Any]]
    ) -> Trial:
        instance, fields = prepared.instance, message.fields
        if fields.get("forbidden"):
            verdict, says = messages.forbidden(fields)
            line = rules.frame(self.text, self.filename, int(fields["forbidden"][0][1]))
            return Trial(instance, verdict, says, prepared, location=line, final=True)
        if message.kind == "state":
            return Trial(instance, Verdict.FAILED, messages.state(fields), prepared)
        if message.kind == "raised":
            verdict, says, raised = messages.raised(fields)
            location = raised.frames[-1] if raised and raised.frames else None
            return Trial(instance, verdict, says, prepared, raised=raised, location=location)
        if message.kind != "answer" or not isinstance(message.value, dict):
            error = WorkerEndedError("malformed", message.kind)
            return Trial(instance, *messages.ended(error, self.deadline), prepared, final=True)
        answer = message.value
        # What has not the parts of an answer stays as it is: the comparison says so.
        with contextlib.suppress(KeyError, TypeError, ValueError):
            answer = self.reference.finish(prepared.call, answer, records)
        difference = compare(prepared.standard, answer, self.names)
        if difference is not None:
            difference = compare(prepared.eased(), answer, self.names)
        if difference is None:
            return Trial(instance, Verdict.PASSED, prepared=prepared, answer=answer)
        says = messages.difference(difference)
        return Trial(instance, Verdict.FAILED, says, prepared, answer, difference)

    def _ask(
        self, message: Message, callables: dict[str, Any], records: dict[str, list[Any]]
    ) -> Message:
        """Send, serve the calls that come back, and return the answer. Raises WorkerEndedError."""
        self._timed(self.process.send, message)
        while True:
            answer: Message = self._timed(self.process.receive)
            if answer.kind != "call":
                return answer
            self._timed(self.process.send, self._called(answer, callables, records))

    def _timed(self, function: Any, *arguments: Any) -> Any:
        """Run against the time that is left; only the worker's share of it is counted."""
        began = time.monotonic()
        self.process.deadline = began + self.left
        try:
            return function(*arguments)
        finally:
            self.left -= time.monotonic() - began

    def _called(
        self, message: Message, callables: dict[str, Any], records: dict[str, list[Any]]
    ) -> Message:
        """Call what the worker asks for, as far as it is there, and note the call."""
        name = message.fields.get("name")
        if name not in callables or not isinstance(message.value, list):
            raise WorkerEndedError("malformed", "a call of nothing")
        records[name].append(message.value)
        arguments = transform(message.value, self._framework_value)
        try:
            return Message("returned", {}, callables[name](*arguments))
        except (TypeError, ValueError, IndexError, RuntimeError, AttributeError) as error:
            # The callable says what it takes; the submission gave it something else.
            return Message("refused", {"message": f"{name}: {error}"})

    def _framework_value(self, item: Any) -> Any:
        if not isinstance(item, Array):
            return item
        return as_tensor(item.data) if self.problem.framework == "torch" else item.data


def _request(call: Call) -> Message:
    fields = {
        name: getattr(call, name)
        for name in call.__struct_fields__
        if name not in (*_VALUES, "framework", "entries")
    }
    return Message("run", fields, {name: getattr(call, name) for name in _VALUES})
