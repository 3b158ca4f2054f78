"""What is kept so that it need not be made again: files of the cache, of which any may be damaged."""

import contextlib
import os
import stat
import zlib
from pathlib import Path
from typing import Any

import msgspec

# Bytes of one file: an index of 60,000 problems.
_LARGEST = 16 << 20


def read(path: Path, kind: Any) -> Any:
    """What is kept there, as a `kind`; None where there is nothing that this version can use."""
    status = status_of(path)
    if status is None or not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
        return None
    try:
        checksum, _, body = path.read_bytes().partition(b"\n")
        return msgspec.json.decode(body, type=kind) if checksum == _checksum(body) else None
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def write(path: Path, value: msgspec.Struct) -> None:
    """Keep it. Where nothing can be written, it is made again each time."""
    body = msgspec.json.encode(value)
    # One name for all who write: what a killed one leaves is taken by the next. Where two write at
    # once, a reader may find a part, and its checksum wrong.
    fresh = path.with_name(f"{path.name}.new")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(_checksum(body) + b"\n" + body)
        os.replace(fresh, path)


def status_of(file: "Path | os.DirEntry[str]") -> os.stat_result | None:
    """When the file was changed, and its size; None where it is not there."""
    try:
        return file.stat()
    except OSError:
        return None


def _checksum(body: bytes) -> bytes:
    return b"%08x" % zlib.crc32(body)
