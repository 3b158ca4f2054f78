"""Trying one instance: the worker's answer to it, held against what is right."""

import contextlib
import time
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from drill.content.spec import Problem
from drill.judge import messages, rules
from drill.judge.compare import compare
from drill.judge.layout import as_tensor
from drill.judge.outcome import Trial, compared
from drill.judge.process import WorkerEndedError, WorkerProcess
from drill.judge.protocol import Message
from drill.judge.reference import Prepared, Reference
from drill.judge.result import Difference, Verdict
from drill.judge.values import Array, transform
from drill.judge.worker import Load

# Requests that lie ready for the worker while an answer of it is compared.
AHEAD = 4
# Bytes of the arguments of all calls: a right answer's are a thousandth of it.
MOST_NOTED = 64 << 20


class _Asked(msgspec.Struct, frozen=True, eq=False):
    """A request that was sent, and what it called in the judge."""

    prepared: Prepared
    records: dict[str, list[Any]]


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
        self.asked: deque[_Asked] = deque()
        self.noted = 0
        self.broken = False  # once the worker gave no answer: it gives none any more
        self.names = problem.returns

    def load(self, load: Load) -> Message:
        """Have the submission loaded. Raises WorkerEndedError."""
        self.text, self.filename = load.text, load.filename
        self._timed(self.process.send, Message("load", msgspec.to_builtins(load)))
        return self._answer({}, {})

    def try_(self, prepared: Prepared) -> Trial:
        """One instance, whatever comes of it."""
        while self.asked:  # of a run that was broken off
            if (trial := self._oldest()).final:
                return trial
        [trial] = self.try_all([prepared])
        return trial

    def try_all(self, instances: Iterable[Prepared]) -> Iterator[Trial]:
        """One instance after another; the worker is at the next ones while an answer is compared.

        Nothing comes after a final trial.
        """
        for prepared in instances:
            # The worker takes what comes next for the value of a call that it made: where there are
            # callables, nothing may lie between.
            while len(self.asked) > (0 if self._calls(prepared) else AHEAD):
                yield (trial := self._oldest())
                if trial.final:
                    return
            if (ended := self._send(prepared)) is not None:
                yield ended
                return
        while self.asked:
            yield (trial := self._oldest())
            if trial.final:
                return

    def _calls(self, prepared: Prepared) -> bool:
        return bool(prepared.callables) or any(a.prepared.callables for a in self.asked)

    def _send(self, prepared: Prepared) -> Trial | None:
        """Ask for an instance. A trial where the worker broke down over the oldest one meanwhile."""
        self.asked.append(_Asked(prepared, {name: [] for name in prepared.callables}))
        try:
            self._timed(self.process.send_packed, prepared.request)
        except WorkerEndedError as error:
            return self._ended(self.asked.popleft().prepared, error)
        return None

    def _oldest(self) -> Trial:
        """What came of the oldest request."""
        asked = self.asked.popleft()
        prepared, records = asked.prepared, asked.records
        try:
            message = self._answer(prepared.callables, records)
        except WorkerEndedError as error:
            return self._ended(prepared, error)
        return self._outcome(prepared, message, records)

    def _ended(self, prepared: Prepared, error: WorkerEndedError) -> Trial:
        self.broken = True
        verdict, says = messages.ended(error, self.deadline)
        return Trial(prepared.instance, verdict, says, prepared, final=True)

    def _outcome(
        self, prepared: Prepared, message: Message, records: dict[str, list[Any]]
    ) -> Trial:
        instance, fields = prepared.instance, message.fields
        if message.kind == "forbidden":
            verdict, says = messages.forbidden(fields)
            line = int(fields["line"])
            location = rules.frame(self.text, self.filename, line) if line else None
            return Trial(instance, verdict, says, prepared, location=location, final=True)
        if message.kind == "state":
            says = messages.state(fields)
            return Trial(instance, Verdict.FAILED, says, prepared, mismatch=fields)
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
        return compared(self.problem, prepared, answer)

    def difference(self, trial: Trial) -> Difference | None:
        """How a wrong answer differs, measured by what is allowed at its very inputs."""
        if trial.difference is None or trial.prepared is None:
            return None
        exact = compare(trial.prepared.eased(), trial.answer, self.names)
        return (exact or trial.difference).difference()

    def _answer(self, callables: dict[str, Any], records: dict[str, list[Any]]) -> Message:
        """Serve the calls that come, and return the answer. Raises WorkerEndedError."""
        while True:
            answer: Message = self._timed(self.process.receive)
            if answer.kind != "call":
                return answer
            self._timed(self.process.send, self._called(answer, callables, records))

    def _timed(self, function: Any, *arguments: Any) -> Any:
        """Run against the time that is left: what is waited for the worker counts, and no more."""
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
        self._note(message.value, records[name])
        arguments = transform(message.value, self._framework_value)
        try:
            return Message("returned", {}, callables[name](*arguments))
        except (TypeError, ValueError, IndexError, RuntimeError, AttributeError) as error:
            # The callable says what it takes; the submission gave it something else.
            return Message("refused", {"message": f"{name}: {error}"})

    def _note(self, arguments: list[Any], record: list[Any]) -> None:
        """Keep what a callable was called with. Raises WorkerEndedError where that is too much."""

        def weigh(item: Any) -> Any:
            self.noted += item.data.nbytes if isinstance(item, Array) else len(str(item))
            return item

        transform(arguments, weigh)
        if self.noted > MOST_NOTED:
            raise WorkerEndedError("malformed", "calls with too much")
        record.append(arguments)

    def _framework_value(self, item: Any) -> Any:
        if not isinstance(item, Array):
            return item
        return as_tensor(item.data) if self.problem.framework == "torch" else item.data
