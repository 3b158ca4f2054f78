"""The warm server: it has imported a framework, runs nothing itself, and forks a judge for each check.

python -P -m drill.judge.server FRAMEWORK SOCKET KEY [ROOT PROBLEM DEVICE]

One judge always stands ready. A connection is handed to it as soon as its header is read: the judge reads
the request and answers it, so that nothing here waits for anybody. The server leaves after some idle time,
when it is told to, when its socket is gone, and when it is asked by a client whose key is another one: the
code, the libraries or the environment have changed.
"""

import contextlib
import os
import selectors
import signal
import socket
import sys
import time
from pathlib import Path
from types import FrameType

import msgspec

from drill import paths
from drill.judge import address, local, scratch, standby
from drill.judge.address import Kind
from drill.judge.result import ServerStatus

IDLE_SECONDS = 15 * 60.0
# How often to look whether the socket is still there.
LOOK_SECONDS = 30.0


class _Judge(msgspec.Struct, eq=False):
    """A forked judge, and the server's end of its control channel."""

    pid: int
    control: socket.socket
    likely: standby.Subject | None


class Server:
    """The loop of one server.

    key, held: what clients must agree on (`address.key`), and the lock's descriptor
    likely:    the problem that will probably be asked about next
    """

    def __init__(
        self, framework: str, path: Path, key: int, held: int, likely: standby.Subject | None
    ) -> None:
        self.framework = framework
        self.path = path
        self.key = key
        self.held = held
        self.likely = likely
        self.ready: _Judge | None = None
        self.running: list[_Judge] = []
        self.leaving = False
        self.checks = 0
        self.began = self.asked = time.monotonic()
        self.selector = selectors.DefaultSelector()
        self.listener = self._listen()

    def _listen(self) -> socket.socket:
        """Listen under a name of its own, then take the place of whatever is left of another server."""
        listener = socket.socket(socket.AF_UNIX)
        fresh = self.path.with_suffix(f".{os.getpid()}")
        fresh.unlink(missing_ok=True)
        mask = os.umask(0o177)
        try:
            listener.bind(str(fresh))
        finally:
            os.umask(mask)
        listener.listen(64)
        listener.setblocking(False)
        self.inode = fresh.stat().st_ino
        fresh.rename(self.path)
        return listener

    def run(self) -> None:
        """Serve until it is time to leave."""
        self.selector.register(self.listener, selectors.EVENT_READ, self._accept)
        self._stand_by()
        while not self.leaving or self.running:
            for found, _ in self.selector.select(LOOK_SECONDS):
                found.data(found.fileobj)
            idle = time.monotonic() - self.asked
            # A home that is gone was a temporary one.
            wanted = idle < IDLE_SECONDS and self._in_place() and paths.home().is_dir()
            if not self.running and not wanted:
                break
        self.retire()

    def _in_place(self) -> bool:
        """Whether clients still find this server under its name."""
        try:
            return self.path.stat().st_ino == self.inode
        except OSError:
            return False

    def retire(self) -> None:
        """Take no more requests, and leave the place to another server."""
        if self.leaving:
            return
        self.leaving = True
        self.selector.unregister(self.listener)
        self.listener.close()
        if self.ready:
            self._dismiss(self.ready)
            self.ready = None
        if self._in_place():
            self.path.unlink(missing_ok=True)
        os.close(self.held)

    def _dismiss(self, judge: _Judge) -> None:
        """End a judge that has no request; its worker ends with it."""
        self.selector.unregister(judge.control)
        judge.control.close()
        with contextlib.suppress(ProcessLookupError):
            os.kill(judge.pid, signal.SIGKILL)
        os.waitpid(judge.pid, 0)
        scratch.sweep()

    def _accept(self, listener: socket.socket) -> None:
        with contextlib.suppress(OSError):
            connection, _ = listener.accept()
            connection.setblocking(False)
            self.selector.register(connection, selectors.EVENT_READ, self._asked)

    def _asked(self, connection: socket.socket) -> None:
        """A header is there: whoever connects sends it at once."""
        self.selector.unregister(connection)
        with connection, contextlib.suppress(OSError):
            header = connection.recv(address.HEADER.size)
            if len(header) != address.HEADER.size:
                return
            magic, kind, key, length = address.HEADER.unpack(header)
            connection.settimeout(1.0)
            if magic == address.MAGIC:
                self._act(connection, kind, key, header, length)

    def _act(
        self, connection: socket.socket, kind: bytes, key: int, header: bytes, length: int
    ) -> None:
        if kind == Kind.STATUS:
            connection.sendall(address.framed(msgspec.json.encode(self._status())))
        elif kind == Kind.STOP:
            self.retire()
            connection.sendall(address.TAKEN)
        elif key != self.key or length > address.LONGEST:
            self.retire()
            connection.sendall(address.STALE)
        elif kind == Kind.CHECK:
            self.asked = time.monotonic()
            self.checks += 1
            connection.sendall(address.TAKEN)
            self._hand_over(header, connection)
        elif kind == Kind.PREPARE:
            self.asked = time.monotonic()
            body = address.exactly(connection, length)
            self._expect(msgspec.json.decode(body, type=standby.Subject))
            connection.sendall(address.TAKEN)

    def _hand_over(self, header: bytes, connection: socket.socket) -> None:
        """Give a connection to the judge that stands ready."""
        if self.ready is None:
            self._stand_by()
        judge, self.ready = self.ready, None
        assert judge is not None
        self.running.append(judge)
        socket.send_fds(judge.control, [header], [connection.fileno()])

    def _expect(self, likely: standby.Subject) -> None:
        """Have the judge that stands ready prepare another problem."""
        self.likely = likely
        if self.ready is None or self.ready.likely == likely:
            return
        self._dismiss(self.ready)
        self._stand_by()

    def _stand_by(self) -> None:
        """Fork the judge of the next check."""
        control, theirs = socket.socketpair()
        server = os.getpid()
        pid = os.fork()
        if pid == 0:
            standby.start(server, theirs, self.likely)
        theirs.close()
        self.ready = _Judge(pid, control, self.likely)
        self.selector.register(control, selectors.EVENT_READ, self._heard)

    def _heard(self, control: socket.socket) -> None:
        """A judge says what it judges, or has ended."""
        judge = next(j for j in (*self.running, self.ready) if j and j.control is control)
        try:
            told = control.recv(1 << 16)
        except ConnectionError:  # killed before it read all that it was sent
            told = b""
        if told:
            self.likely = msgspec.json.decode(told, type=standby.Subject)
            return
        self.selector.unregister(control)
        control.close()
        os.waitpid(judge.pid, 0)
        if judge is self.ready:  # nobody asked it for anything: it was killed, or is broken
            self.ready = None
            return
        self.running.remove(judge)
        # Only now: while a check runs, it has the processors for itself.
        if self.ready is None and not self.leaving:
            self._stand_by()

    def _status(self) -> ServerStatus:
        now = time.monotonic()
        judges = [judge.pid for judge in (self.ready, *self.running) if judge]
        return ServerStatus(
            framework=self.framework,
            pid=os.getpid(),
            judges=judges,
            checks=self.checks,
            running=len(self.running),
            since=now - self.began,
            idle=now - self.asked,
            idle_limit=IDLE_SECONDS,
            prepared=self.ready.likely[1] if self.ready and self.ready.likely else None,
        )


def main(arguments: list[str]) -> None:
    """Serve, unless another server does."""
    # Away from the terminal: its Ctrl-C is for others, and its end is not this process's.
    with contextlib.suppress(PermissionError):
        os.setsid()
    framework, name, key, *likely = arguments
    path = Path(name)
    held = _lock(path)
    if held is None:
        return
    os.ftruncate(held, 0)
    os.write(held, str(os.getpid()).encode())
    local.preload()
    local.warm_up(framework)
    os.chdir("/")  # nobody's folder is held on to
    subject = (likely[0], likely[1], likely[2]) if likely else None
    server = Server(framework, path, int(key), held, subject)
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        server.run()
    finally:
        server.retire()


def _lock(path: Path) -> int | None:
    """The lock, or None where another server holds it, and not only a client that looks."""
    for _ in range(20):
        held = address.lock(path)
        if held is not None:
            return held
        time.sleep(0.01)
    return None


def _leave(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit


if __name__ == "__main__":
    main(sys.argv[1:])
