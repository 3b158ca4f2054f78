"""Asking for a check: the warm server where there can be one, and a process for this check where not.

Whatever is wrong with a server (it is dead, hangs, is another version, is no server at all) costs time,
never the verdict: the check is then made cold.
"""

import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from drill import paths
from drill.judge import address
from drill.judge.address import Kind
from drill.judge.result import CheckRequest, CheckResult, ServerStatus

# A server answers at once; one that does not is stopped or stuck.
HELLO_SECONDS = 2.0
# Importing a framework from a slow disk.
START_SECONDS = 30.0
# The judge's own share of a check, beside the submission's.
GRACE_SECONDS = 60.0
# How often to look for a server that is starting.
_LOOK_SECONDS = 0.005


def check(request: CheckRequest, hear: Callable[[CheckResult], None] | None = None) -> CheckResult:
    """The verdict on a submission. Raises JudgeError where none can be had.

    hear: is told what is known before the explanation, or the cost, is; a cold judge knows all at once
    """
    request = msgspec.structs.replace(request, interim=hear is not None)
    result = _warm(request, hear or _ignore)
    if result is not None:
        return result
    # Only here: a warm check does without it.
    from drill.judge import cold

    return cold.check(request)


def _ignore(_result: CheckResult) -> None:
    """Nobody asked for what is known so far."""


def expect(framework: str, root: str, problem: str, device: str = "cpu") -> None:
    """Have a server ready for a problem, without waiting for it. Where that cannot be, nothing happens."""
    path = address.socket_path(framework)
    if path is None:
        return
    body = msgspec.json.encode((root, problem, device))
    try:
        if _ask(path, Kind.PREPARE, body) == address.TAKEN or address.owner(path) is not None:
            return
        _start(framework, path, root, problem, device)
    except OSError:
        return


def status(framework: str) -> ServerStatus | None:
    """What the server of a framework says of itself; None where none answers."""
    path = address.socket_path(framework)
    if path is None:
        return None
    try:
        with _connected(path) as channel:
            channel.sendall(_header(Kind.STATUS, b""))
            return msgspec.json.decode(address.reply(channel), type=ServerStatus)
    except (OSError, msgspec.DecodeError):
        return None


def stop(framework: str) -> bool:
    """End the server of a framework, by force where it does not answer; False where none runs."""
    path = address.socket_path(framework)
    pid = address.owner(path) if path else None
    if path is None or pid is None:
        return False
    try:
        answered = _ask(path, Kind.STOP, b"") == address.TAKEN
    except OSError:
        answered = False
    if not answered:
        _kill(path)
    return True


def _warm(request: CheckRequest, hear: Callable[[CheckResult], None]) -> CheckResult | None:
    """The verdict of a warm server; None where it has none to give."""
    path = address.socket_path(request.framework)
    if path is None:
        return None
    body = msgspec.json.encode(request)
    try:
        # A server of another version makes room for one of this.
        for _ in range(2):
            channel = _reached(path, request)
            if channel is None:
                return None
            with channel:
                channel.sendall(_header(Kind.CHECK, body) + body)
                said = _greeting(channel, path)
                if said == address.TAKEN:
                    channel.settimeout(request.deadline + GRACE_SECONDS)
                    return _result(channel, hear)
                if said != address.STALE:
                    return None
    except (OSError, msgspec.DecodeError):
        return None
    return None


def _result(channel: socket.socket, hear: Callable[[CheckResult], None]) -> CheckResult:
    """The last of the results that come."""
    while True:
        result = msgspec.json.decode(address.reply(channel), type=CheckResult)
        if result.final:
            return result
        hear(result)


def _greeting(channel: socket.socket, path: Path) -> bytes:
    """The first byte of the server. One that hangs is ended, so that the next check finds another."""
    try:
        return address.exactly(channel, 1)
    except TimeoutError:
        _kill(path)
        raise


def _reached(path: Path, request: CheckRequest) -> socket.socket | None:
    """A connection to the server, which is started where none runs; None where none can be reached."""
    server: int | None = None
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            return _connected(path)
        except (FileNotFoundError, ConnectionRefusedError):
            pass
        if address.owner(path) is None:
            if server is None:
                server = _start(
                    request.framework, path, request.root, request.problem, request.device
                )
            elif os.waitpid(server, os.WNOHANG)[0]:
                return None
        time.sleep(_LOOK_SECONDS)
    return None


def _connected(path: Path) -> socket.socket:
    channel = socket.socket(socket.AF_UNIX)
    channel.settimeout(HELLO_SECONDS)
    try:
        channel.connect(str(path))
    except OSError:
        channel.close()
        raise
    return channel


def _ask(path: Path, kind: Kind, body: bytes) -> bytes:
    """The one byte that a server answers; none where no server listens. Raises OSError."""
    try:
        channel = _connected(path)
    except (FileNotFoundError, ConnectionRefusedError):
        return b""
    with channel:
        channel.sendall(_header(kind, body) + body)
        return address.exactly(channel, 1)


def _header(kind: Kind, body: bytes) -> bytes:
    return address.HEADER.pack(address.MAGIC, kind.value, address.key(), len(body))


def _start(framework: str, path: Path, root: str, problem: str, device: str) -> int:
    """Start a server that outlives this process; its process number. Raises OSError."""
    command = [sys.executable, "-P", "-m", "drill.judge.server"]
    log = paths.cache() / f"server-{framework}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    return os.posix_spawn(
        sys.executable,
        [*command, framework, str(path), str(address.key()), root, problem, device],
        os.environ,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_OPEN, 2, str(log), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
        ],
    )


def _kill(path: Path) -> None:
    """End the server that holds the lock, if one does."""
    pid = address.owner(path)
    if pid is not None:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            return
