"""One of two workers whose calls are measured, and what is read of it."""

import time

import msgspec

from drill.judge import clock
from drill.judge.device import CPU
from drill.judge.process import WorkerProcess
from drill.judge.protocol import Message
from drill.judge.work import Look
from drill.judge.worker import Load


class Reading(msgspec.Struct, frozen=True):
    """What one call took.

    within, outside: seconds within it, and between it and the call before
    extra:  bytes it needed beyond what was in use before it; None where they were not looked at, or
            the system does not tell
    """

    within: float
    outside: float
    extra: int | None
    answer: Message

    def without_value(self) -> "Reading":
        """The same without the answer's value, which may be large."""
        answer = Message(self.answer.kind, self.answer.fields)
        return msgspec.structs.replace(self, answer=answer)


class ComplaintError(Exception):
    """The worker answered something else than it was asked."""

    def __init__(self, message: Message) -> None:
        super().__init__(f"{message.kind} {message.fields.get('message', '')}".strip())
        self.message = message


class Contestant:
    """A worker whose calls are measured.

    device: where it computes: on a GPU the clock on the wall tells, and the device's own events
    """

    def __init__(self, process: WorkerProcess, device: str) -> None:
        self.process = process
        self.on_device = device != CPU
        self.on_wall = self.on_device or not clock.readable()
        self.mark = self._now()

    def _now(self) -> float:
        return time.monotonic() if self.on_wall else clock.seconds_at_rest(self.process.pid)

    def load(self, load: Load) -> None:
        """Have it load a text. Raises ComplaintError and WorkerEndedError."""
        self.process.send(Message("load", msgspec.to_builtins(load)))
        self.loaded()

    def loaded(self) -> None:
        """See that it has. The same errors."""
        self._expect("loaded")

    def call(self, packed: bytes, look: Look, budget: float) -> Reading:
        """One call with inputs that were packed. Raises ComplaintError, and WorkerEndedError, also past
        the budget, in seconds of processor time.
        """
        pid = self.process.pid
        self.process.budget = clock.seconds(pid) + budget
        self.process.send_packed(packed)
        self._expect("prepared")
        resident = self._settled() if look == "memory" else 0
        began = self._now()
        self.process.send(Message("go", {"look": look}))
        self._expect("done")
        done = self._now()
        peak = clock.peak(pid) if resident else None
        self.process.send(Message("tell", {}))
        answer = self._expect("answer")
        before, self.mark = self.mark, self._now()
        within = done - began
        outside = 0.0 if self.on_wall else self.mark - before - within
        extra = None if peak is None else max(0, peak - resident)
        if self.on_device:
            extra = answer.fields.get("extra")
        return Reading(within, outside, extra, answer)

    def _settled(self) -> int:
        """Bytes in use before a call whose peak is looked for, without what earlier calls left behind."""
        self.process.send(Message("settle", {}))
        self._expect("settled")
        clock.reset_peak(self.process.pid)
        return clock.resident(self.process.pid)

    def _expect(self, kind: str) -> Message:
        message = self.process.receive()
        if message.kind != kind:
            raise ComplaintError(message)
        return message
