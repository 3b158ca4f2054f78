"""Where a warm server listens, and what it must agree on with who asks it.

A person's servers share one folder that is theirs alone. Beside the socket of a server lies a file that it
keeps locked for as long as it lives, with its process number: that a socket is there says little, that
the lock is held says that its server runs.
"""

import fcntl
import os
import socket
import stat
import struct
import sys
import zlib
from enum import Enum
from pathlib import Path

import msgspec

import drill
from drill import paths

# What is sent first: a magic number, the kind of request, the key, the length of what follows.
HEADER = struct.Struct("!4scII")
MAGIC = b"drl1"
_LENGTH = struct.Struct("!I")
# Seconds that one end waits for the other while nothing is computed.
PATIENCE = 10.0
# A text of a million characters, each written as an escape sequence.
LONGEST = 8 << 20
# Unix limits the names of sockets, to 104 bytes on macOS.
_LONGEST_NAME = 100
# What a submission or the framework may see of the environment.
_PREFIXES = ("PYTHON", "LD_", "DYLD_", "TORCH", "PYTORCH", "CUDA", "NVIDIA", "KMP_", "LC_")
_NAMES = ("DRILL_HOME", "LANG", "TZ", "HOME", "TMPDIR")
# Said to be set by shells and tools without any meaning for what is run.
_IGNORED = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")


class Kind(bytes, Enum):
    """What a server is asked to do."""

    CHECK = b"c"
    PREPARE = b"p"
    STATUS = b"s"
    STOP = b"q"


TAKEN, STALE = b"T", b"S"


def socket_path(framework: str) -> Path | None:
    """Where the server of a framework listens; None where there can be none.

    There can be none without fork or Unix sockets, with `DRILL_COLD` set, and where no folder is
    there that is this person's alone.
    """
    if unwanted() or not hasattr(os, "fork") or not hasattr(socket, "AF_UNIX"):
        return None
    folder = paths.runtime()
    path = folder / f"{zlib.crc32(os.fsencode(paths.home())):08x}-{framework}.sock"
    if len(os.fsencode(path)) > _LONGEST_NAME or not _is_private(folder):
        return None
    return path


def unwanted() -> bool:
    """Whether the person asked for no servers at all."""
    return os.environ.get("DRILL_COLD", "") not in ("", "0")


def _is_private(folder: Path) -> bool:
    """Make the folder, if need be, and see that nobody else can write or look into it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.lstat()
    except OSError:
        return False
    return (
        stat.S_ISDIR(status.st_mode)
        and status.st_uid == os.geteuid()
        and not stat.S_IMODE(status.st_mode) & 0o077
    )


def lock(path: Path) -> int | None:
    """Take the lock of the server at `path`; its descriptor, or None while a server holds it.

    Raises OSError where there can be no such file.
    """
    descriptor = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def owner(path: Path) -> int | None:
    """The process number of the server that holds the lock; None where none does."""
    try:
        descriptor = lock(path)
        if descriptor is not None:
            os.close(descriptor)
            return None
        return int(path.with_suffix(".lock").read_text())
    except (OSError, ValueError):
        return None


def key() -> int:
    """A number that changes when the code, the libraries or the environment of a server would."""
    package = Path(drill.__file__).parent
    code = [
        (entry.path, status.st_mtime_ns, status.st_size)
        for folder in (package, package / "content", package / "judge")
        for entry in os.scandir(folder)
        if entry.name.endswith(".py") and (status := entry.stat())
    ]
    # Installing or removing a library touches the folder of all of them.
    libraries = Path(msgspec.__file__).parents[1].stat().st_mtime_ns
    environment = [
        (name, value)
        for name, value in os.environ.items()
        if (name.startswith(_PREFIXES) or name in _NAMES) and name not in _IGNORED
    ]
    facts = (sys.executable, sys.version, sorted(code), libraries, sorted(environment))
    return zlib.crc32(repr(facts).encode())


def framed(body: bytes) -> bytes:
    """A reply: its length, and itself."""
    return _LENGTH.pack(len(body)) + body


def reply(channel: socket.socket) -> bytes:
    """A framed reply. Raises ConnectionError where none comes."""
    (length,) = _LENGTH.unpack(exactly(channel, _LENGTH.size))
    return exactly(channel, length)


def exactly(channel: socket.socket, count: int) -> bytes:
    """So many bytes from a socket. Raises ConnectionError where they do not come."""
    parts = bytearray()
    while len(parts) < count:
        part = channel.recv(count - len(parts))
        if not part:
            raise ConnectionError("closed")
        parts += part
    return bytes(parts)
