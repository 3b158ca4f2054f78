"""The judge's end of a worker: fed and read against a deadline, ended with all that it started."""

import contextlib
import os
import select
import signal
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from drill.judge import clock, jail, protocol, replies
from drill.judge.protocol import Message
from drill.judge.scratch import Scratch
from drill.judge.values import UnreadableError

RESIDENT = 4 << 30
OUTPUT = 1 << 20
POLL_SECONDS = 0.05
# Bytes that are received at a time: memory for them is taken each time, however little comes.
_PART = 1 << 16


class WorkerEndedError(Exception):
    """The worker gave no answer. `reason`: timeout, budget, memory, files, output,
    malformed, or ended.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason} {detail}")
        self.reason = reason
        self.detail = detail


class PersonLeftError(Exception):
    """Nobody waits for the verdict any more."""


class WorkerProcess:
    """A worker and both ends of what is said to it and by it.

    person: a descriptor that hangs up when nobody waits for the verdict any more; None watches none
    budget: what `clock.seconds` of it may reach; None for anything
    """

    # Those that are not closed yet: what one of them leaves behind is ended without them.
    _open: ClassVar[set[int]] = set()

    def __init__(self, serve: Callable[[socket.socket], None]) -> None:
        jail.adopt_orphans()
        self.channel, theirs = socket.socketpair()
        self.output, write_end = os.pipe()
        self.printed = bytearray()
        self.received = bytearray()
        self.scratch = Scratch()
        self.pid = jail.begin(serve, theirs, write_end, self.scratch.path)
        self._open.add(self.pid)
        theirs.close()
        os.close(write_end)
        self.channel.setblocking(False)
        os.set_blocking(self.output, False)
        self.deadline = float("inf")
        self.person: int | None = None
        self.budget: float | None = None
        self.status: int | None = None  # how it ended, once that was asked and it had

    def send(self, message: Message) -> None:
        """Send a message whole. Raises WorkerEndedError, but not where the worker has only ended:
        what it said before that, and how it ended, is for `receive` to tell.
        """
        self.send_packed(protocol.pack(message))

    def send_packed(self, packed: bytes) -> None:
        """The same for a message that was packed before."""
        data = memoryview(packed)
        while data:
            try:
                data = data[self.channel.send(data) :]
            except BlockingIOError:
                # The worker may be waiting for us to read: two who both only send would wait for ever.
                if (
                    self._wait(select.POLLOUT | select.POLLIN) & ~select.POLLOUT
                    and not self._take()
                ):
                    return
            except OSError:
                return

    def receive(self) -> Message:
        """The next message. Raises WorkerEndedError."""
        try:
            header, payload = protocol.lengths(self._exactly(protocol.PREFIX.size))
            message = protocol.unpack(self._exactly(header), self._exactly(payload))
            replies.check(message.kind, message.fields)
        except UnreadableError as error:
            raise WorkerEndedError("malformed", str(error)) from None
        return message

    def ended(self) -> bool:
        """Whether the worker is gone without having been asked to."""
        return self._reaped() is not None

    def _reaped(self) -> int | None:
        """How the worker ended; None while it runs."""
        # The system tells it once: afterwards the number may be another process's.
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.status = status if pid else None
        return self.status

    def kill(self) -> None:
        """End the worker and its process group, and keep what it printed last."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        if self.status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
        with contextlib.suppress(WorkerEndedError):
            self._read_output()

    def close(self) -> None:
        """Wait until the killed worker is gone, and end what else it started."""
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.pid, 0)
        self._open.discard(self.pid)
        _sweep(self._open)
        os.close(self.output)
        self.channel.close()
        self.scratch.remove()

    def _exactly(self, count: int) -> bytes:
        while len(self.received) < count:
            try:
                alive = self._take()
            except BlockingIOError:
                self._wait(select.POLLIN)
                continue
            if not alive:
                self._ended()
        data = bytes(self.received[:count])
        del self.received[:count]
        return data

    def _take(self) -> bool:
        """Receive what there is; False where the worker has closed the channel."""
        try:
            part = self.channel.recv(_PART)
        except ConnectionError:
            return False
        self.received += part
        if len(self.received) > protocol.LONGEST:
            raise WorkerEndedError("malformed", "more than was asked for")
        return bool(part)

    def _wait(self, events: int) -> int:
        """Until the channel is ready, and for what; meanwhile read the output, watch memory, the
        deadline, and whether the person still waits.
        """
        poll = select.poll()
        poll.register(self.channel, events)
        poll.register(self.output, select.POLLIN)
        if self.person is not None:
            poll.register(self.person, 0)  # told when it hangs up, and of nothing else
        while True:
            left = self.deadline - time.monotonic()
            if left <= 0:
                raise WorkerEndedError("timeout")
            ready = dict(poll.poll(min(left, POLL_SECONDS) * 1000))
            if self.output in ready and not self._read_output():
                poll.unregister(self.output)
            if self.person in ready:
                raise PersonLeftError
            if found := ready.get(self.channel.fileno(), 0):
                return found
            if clock.resident(self.pid) > RESIDENT:
                raise WorkerEndedError("memory")
            if self.scratch.overflows():
                raise WorkerEndedError("files")
            if self.budget is not None and clock.seconds(self.pid) > self.budget:
                raise WorkerEndedError("budget")

    def _read_output(self) -> bool:
        """Take what was printed; False at its end. Raises WorkerEndedError past the limit."""
        with contextlib.suppress(BlockingIOError):
            while part := os.read(self.output, 1 << 16):
                self.printed += part
                if len(self.printed) > OUTPUT:
                    raise WorkerEndedError("output")
            return False
        return True

    def _ended(self) -> None:
        """The channel is closed: say how the process ended."""
        limit = time.monotonic() + 1.0
        while time.monotonic() < limit:
            if (status := self._reaped()) is not None:
                raise WorkerEndedError("ended", _how(status))
            time.sleep(0.005)
        raise WorkerEndedError("ended", "closed its channel")


def _how(status: int) -> str:
    if os.WIFSIGNALED(status):
        return signal.Signals(os.WTERMSIG(status)).name
    return f"exit status {os.waitstatus_to_exitcode(status)}"


def _sweep(spared: set[int]) -> None:
    """End what the worker left behind: as a subreaper, this process is its parent now."""
    for _ in range(100):
        children = Path(f"/proc/self/task/{os.getpid()}/children")
        try:
            pids = {int(pid) for pid in children.read_text().split()} - spared
        except OSError:
            return
        if not pids:
            return
        for pid in pids:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, 0)
