"""The process that runs the submission. It never holds the reference, what is expected, or the verdict.

It is forked before the judge loads the problem, is told what it must know by messages, and answers in
raw bytes. What it says is data to the judge, never a verdict.
"""

import contextlib
import os
import random
import socket
import sys
import types
from collections.abc import Callable
from typing import Any

import msgspec

from drill.judge import confinement, device, jail, protocol, timed
from drill.judge.confinement import Jail
from drill.judge.exercise import Call, Exercise, StateMismatchError, deep_recursion, perform
from drill.judge.forbid import Report, Watch, lasting, watching
from drill.judge.protocol import Message
from drill.judge.signature import Entry
from drill.judge.values import Array, Remote, transform


class Load(msgspec.Struct, frozen=True):
    """What the worker is told first: the submission, and how it is going to be used.

    seed: of the generators that every program shares, so that a check can be repeated; it does not
          tell the seed of the inputs
    device: where a torch problem is judged
    jail:   what the submission is kept from
    """

    text: str
    filename: str
    folder: str | None
    framework: str
    entries: list[Entry]
    exercise: str
    forbidden: list[str]
    seed: int
    jail: Jail
    device: str = "cpu"


def serve(channel: socket.socket) -> None:
    """Answer messages until the judge closes the channel."""
    Worker(channel).serve()


class Worker:
    """One submission, loaded once and called as often as the judge asks."""

    def __init__(self, channel: socket.socket) -> None:
        self.channel = channel
        self.namespace: dict[str, Any] = {}
        self.exercise: Exercise | None = None
        self.timed: timed.Timed | None = None
        self.load: Load | None = None

    def serve(self) -> None:
        """Receive, act, answer; one message at a time."""
        while True:
            message = self._receive()
            if message is None:
                return
            try:
                answer = self._act(message)
            except BaseException as error:  # noqa: BLE001 - sys.exit() in a submission is an answer too
                answer = self._raised(error)
            self._flush()
            self._send(answer)

    def _act(self, message: Message) -> Message:
        match message.kind:
            case "warm":
                _start_device(message.fields["device"])
                return Message("warmed", {})
            case "load":
                self.load = msgspec.convert(message.fields, Load)
                _start_device(self.load.device)
                return self._load(self.load)
            case "ready":
                return self._ready(message)
            case "go":
                return self._go(message)
            case "settle":
                timed.give_memory_back()
                return Message("settled", {})
        with deep_recursion():
            call = self._call(message)
        answer = perform(self.namespace, call, self.exercise)
        self._flush()
        return Message("answer", {}, answer)

    def _ready(self, message: Message) -> Message:
        """Take the inputs of a call that is going to be measured."""
        assert self.timed is not None
        anew = bool(message.fields.pop("build_anew"))
        with deep_recursion():
            call = self._call(message)
        self.timed.prepare(call, anew)
        return Message("prepared", {})

    def _go(self, message: Message) -> Message:
        """Make that call, and wait until what it took has been read: packing the answer is not timed."""
        assert self.timed is not None
        answer, told = self.timed.run(message.fields["look"])
        self._flush()
        self._send(Message("done", {}))
        if self._receive() is None:
            raise ConnectionError
        return Message("answer", told, {"output": answer})

    def _forbidden(self) -> Report:
        """Tells of a forbidden call, and ends the process: what has called once could take it back.

        It keeps what it needs: what a submission puts in its place elsewhere changes nothing here.
        """
        pack, send, leave = protocol.pack, self.channel.sendall, os._exit

        def report(name: str, line: int) -> None:
            send(pack(Message("forbidden", {"name": name, "line": line})))
            leave(0)

        return report

    def _load(self, load: Load) -> Message:
        # Imported here: a cold judge has better things to do while its worker waits for this.
        from drill.judge import introspect

        _seed(load.seed, load.device)
        measured: Exercise | None = None
        if load.exercise:
            module = types.ModuleType("drill_exercise")
            exec(compile(load.exercise, "<exercise>", "exec"), module.__dict__)
            self.exercise = module.__dict__.get("exercise")
            measured = module.__dict__.get("measured", self.exercise)
        if load.framework == "torch" and load.forbidden:
            watch = Watch(load.forbidden, load.filename, self._forbidden(), load.device)
            # For as long as the process lives, and nothing that a submission finds ends it.
            lasting(watching(watch))
        # Wherever the judge was started, a submission finds itself where its file is.
        with contextlib.suppress(OSError):
            os.chdir(load.folder or "/")
        if load.folder:
            # Last, so that a file called torch.py beside the submission hides nothing.
            sys.path.append(load.folder)
        timed.keep_memory()
        confinement.enter(load.jail, load.folder, load.device)
        introspect.remember(load.filename, load.text)
        submission = types.ModuleType("submission")
        submission.__file__ = load.filename
        sys.modules["submission"] = submission
        self.namespace = submission.__dict__
        code = compile(load.text, load.filename, "exec", dont_inherit=True)
        exec(code, self.namespace)
        for entry in load.entries:
            complaint = introspect.complaint(self.namespace.get(entry.name), entry)
            if complaint:
                return Message("invalid", complaint)
        self.timed = timed.Timed(self.namespace, measured)
        return Message("loaded", {})

    def _call(self, message: Message) -> Call:
        """The call of a message, with the callables that stay in the judge in reach."""
        parts = transform(message.value, self._local)
        return Call(**msgspec.convert(message.fields, dict[str, Any]) | parts | self._fixed())

    def _fixed(self) -> dict[str, Any]:
        assert self.load is not None
        return {"framework": self.load.framework, "entries": self.load.entries}

    def _local(self, item: Any) -> Any:
        return self._proxy(item.name) if isinstance(item, Remote) else item

    def _proxy(self, name: str) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            self._send(Message("call", {"name": name}, list(arguments)))
            answer = self._receive()
            if answer is None:
                raise ConnectionError
            if answer.kind == "refused":
                raise ValueError(answer.fields["message"])
            return transform(answer.value, self._framework_value)

        call.__name__ = name
        return call

    def _framework_value(self, item: Any) -> Any:
        if not isinstance(item, Array):
            return item
        if self._fixed()["framework"] == "torch":
            from drill.judge.layout import as_tensor

            return as_tensor(item.data, device=self._device())
        return item.data.copy()

    def _device(self) -> str:
        assert self.load is not None
        return self.load.device

    def _raised(self, error: BaseException) -> Message:
        if isinstance(error, StateMismatchError):
            return Message("state", error.fields)
        assert self.load is not None
        from drill.judge import introspect

        return Message("raised", introspect.told(error, self.load.filename, self.load.folder))

    def _flush(self) -> None:
        """Have what was printed arrive before what is said next."""
        for stream in (sys.stdout, sys.stderr):
            # The submission may have closed them, or put in their place what it likes.
            with contextlib.suppress(Exception):
                stream.flush()

    def _send(self, message: Message) -> None:
        try:
            with deep_recursion():
                data = protocol.pack(message)
        except Exception as error:  # noqa: BLE001 - of an answer whose own methods raise, too
            data = protocol.pack(self._raised(error))
        self.channel.sendall(data)

    def _receive(self) -> Message | None:
        prefix = self._exactly(protocol.PREFIX.size)
        if prefix is None:
            return None
        header, payload = (self._exactly(n) for n in protocol.lengths(prefix))
        if header is None or payload is None:
            return None
        return protocol.unpack(header, payload)

    def _exactly(self, count: int) -> bytes | None:
        parts = bytearray()
        while len(parts) < count:
            part = self.channel.recv(min(count - len(parts), 1 << 20))
            if not part:
                return None
            parts += part
        return bytes(parts)


def _start_device(name: str) -> None:
    """Start a GPU in this process, which needs far more addresses than memory for it."""
    if name != device.CPU:
        jail.lift_address_limit()
        device.start(name)


def _seed(seed: int, where: str) -> None:
    """Seed the shared generators of all libraries that are there."""
    random.seed(seed)
    if "numpy" in sys.modules:
        import numpy

        numpy.random.seed(seed)
    if "torch" in sys.modules:
        import torch

        torch.default_generator.manual_seed(seed)
        if where != device.CPU:
            torch.cuda.manual_seed(seed)


if __name__ == "__main__":
    jail.settle(serve, int(sys.argv[1]))
