"""Files beside the history: there as a whole or not at all, and never over another."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

# What SQLite may put beside a database.
SIDE_FILES = ("-wal", "-shm", "-journal")


@contextlib.contextmanager
def temporary(path: Path) -> Iterator[Path]:
    """An empty file beside `path` that only the person can read; gone afterwards."""
    # Imported here: a history is made once, and copied when its schema changes.
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    os.close(handle)
    try:
        yield Path(name)
    finally:
        for suffix in ("", *SIDE_FILES):
            Path(name + suffix).unlink(missing_ok=True)


def place(file: Path, path: Path) -> bool:
    """Give a finished file the name `path` too. False when something has it already."""
    _sync(file)
    try:
        # A link fails where a name is taken; a rename would replace what is there.
        os.link(file, path)
    except FileExistsError:
        return False
    except OSError:
        # A file system that knows no links.
        try:
            with path.open("xb") as copy:
                copy.write(file.read_bytes())
        except FileExistsError:
            return False
        _sync(path)
    # The name itself must survive a loss of power.
    _sync(path.parent)
    return True


def keep(path: Path, version: int) -> Path:
    """Copy the database at `path`, of that schema, to `<name>.v<version>.bak` or a free name like it.

    Raises sqlite3.Error or OSError when that cannot be done; then nothing is left of it.
    """
    with temporary(path) as copy:
        # Not a copy of the file: what was written last may be in the write-ahead log only.
        with contextlib.closing(sqlite3.connect(path)) as database:
            database.execute("VACUUM INTO ?", (str(copy),))
        kept, number = path.with_name(f"{path.name}.v{version}.bak"), 2
        while not place(copy, kept):
            kept, number = path.with_name(f"{path.name}.v{version}-{number}.bak"), number + 1
    return kept


def newest_good(path: Path) -> Path | None:
    """The newest sound copy beside the database at `path`."""
    found = sorted(path.parent.glob(f"{path.name}.v*.bak"), key=lambda copy: copy.stat().st_mtime)
    return next((copy for copy in reversed(found) if _sound(copy)), None)


def _sound(copy: Path) -> bool:
    try:
        # Nobody writes to a copy; as immutable, it is read where nothing can be written too.
        with contextlib.closing(
            sqlite3.connect(f"{copy.as_uri()}?mode=ro&immutable=1", uri=True)
        ) as database:
            return bool(database.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
