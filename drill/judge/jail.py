"""Becoming the worker: a process with limits, that has nothing of the judge's but a channel."""

import contextlib
import ctypes
import os
import resource
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path

ADDRESS_SPACE = 6 << 30
FILE_SIZE = 16 << 20
OPEN_FILES = 256
# Seconds of processor time: should the judge, which looks at the time on the wall, be stopped.
PROCESSOR = 120

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36

Serve = Callable[[socket.socket], None]


def begin(serve: Serve, channel: socket.socket, output: int, scratch: Path) -> int:
    """Start a worker that serves `channel` and prints to `output`; its process number.

    scratch: the folder of its temporary files
    """
    parent = os.getpid()
    if not hasattr(os, "fork"):
        return _spawned(channel, output, scratch, parent)
    pid = os.fork()
    if pid == 0:
        os.environ["TMPDIR"] = str(scratch)
        keep_open(output, channel.fileno())
        channel.detach()
        settle(serve, parent)
    return pid


def _spawned(channel: socket.socket, output: int, scratch: Path, parent: int) -> int:
    """Where no process can be forked, a fresh one; it has to import the framework once more."""
    return os.posix_spawn(
        sys.executable,
        [sys.executable, "-P", "-m", "drill.judge.worker", str(parent)],
        {**os.environ, "TMPDIR": str(scratch)},
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_DUP2, output, 1),
            (os.POSIX_SPAWN_DUP2, output, 2),
            (os.POSIX_SPAWN_DUP2, channel.fileno(), 3),
        ],
    )


def settle(serve: Serve, parent: int) -> None:
    """In the worker, with the channel at descriptor 3: limits, then serve. Never returns."""
    try:
        os.setsid()
        die_with_parent(parent)
        for caught in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(caught, signal.SIG_DFL)
        limit()
        for stream, number in (("stdout", 1), ("stderr", 2)):
            setattr(sys, stream, os.fdopen(number, "w", 1, errors="backslashreplace"))
        sys.stdin = os.fdopen(0)
        serve(socket.socket(fileno=3))
    except BaseException as error:  # noqa: BLE001 - the judge hears of it; nothing may unwind past here
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(0)


def adopt_orphans() -> None:
    """Have what the worker leaves behind become children of this process."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def die_with_parent(parent: int) -> None:
    """Have the kernel end this process when `parent`, its parent, ends."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)  # it ended before the signal was set


def keep_open(output: int, channel: int) -> None:
    """Keep nothing of what is open but the output, for 1 and 2, and the channel, as 3; 0 is empty."""
    empty = os.open(os.devnull, os.O_RDONLY)
    for own, number in ((empty, 0), (output, 1), (output, 2), (channel, 3)):
        os.dup2(own, number)
    os.closerange(4, 4096)


def limit() -> None:
    """Set the limits of a process that runs what may be wrong."""
    for kind, value in (
        (resource.RLIMIT_AS, ADDRESS_SPACE),
        (resource.RLIMIT_FSIZE, FILE_SIZE),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CPU, PROCESSOR),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        wanted = value if hard == resource.RLIM_INFINITY else min(value, hard)
        with contextlib.suppress(ValueError, OSError):  # macOS refuses RLIMIT_AS
            resource.setrlimit(kind, (wanted, hard))


def lift_address_limit() -> None:
    """Allow all addresses again; what is resident is still watched by the judge."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def _prctl(option: int, value: int) -> None:
    """Linux only; elsewhere the process group is all that is ended."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)
