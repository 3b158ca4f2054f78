"""Opening the SQLite file: one connection a transaction, and errors that say what to do."""

import contextlib
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from drill.store import copies, migrations, records, trouble
from drill.text import Text, same

# Seconds to wait for another process that writes.
PATIENCE = 5.0


@contextlib.contextmanager
def transaction(
    path: Path, kind: Literal["DEFERRED", "IMMEDIATE"] = "DEFERRED"
) -> Iterator[sqlite3.Connection]:
    """The database, migrated, within one transaction: all that is written, or nothing.

    kind: IMMEDIATE where something is read first that what is written depends on
    Raises StoreError when it cannot be opened, read or written.
    """
    try:
        _prepare(path)
        with _connection(path) as database:
            database.execute(f"BEGIN {kind}")
            yield database
            database.execute("COMMIT")
    except sqlite3.Error as error:
        raise trouble.explained(path, error) from error
    except msgspec.ValidationError as error:
        raise trouble.damaged(path, same(str(error))) from error
    except (UnicodeEncodeError, OverflowError) as error:
        # A file name that is no text, a number beyond 64 bits: SQLite cannot hold them.
        raise trouble.unusable(path, str(error)) from error


def examine(path: Path) -> int:
    """Read all that is there, as SQLite and as drill; how many records that are.

    Raises StoreError where it is damaged.
    """
    with transaction(path) as database:
        trouble.require_integrity(database)
        return sum(1 for kind in records.TABLES for _ in records.select(database, kind))


def _prepare(path: Path) -> None:
    """See that a database is at `path`: the one that is there, or a new one."""
    try:
        # The history holds what the person wrote: nobody else's business.
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Asked before the file itself: another first run makes them in the other order.
        log = path.with_name(f"{path.name}-wal").exists()
        try:
            status = path.stat()
        except FileNotFoundError:
            if log:
                raise trouble.damaged(
                    path, Text(en="only its log is there", zh="只剩下日志文件")
                ) from None
            _create(path)
            return
    except OSError as error:
        raise trouble.explained(path, error) from error
    if stat.S_ISDIR(status.st_mode):
        raise trouble.damaged(path, Text(en="it is a directory", zh="它是一个目录"))
    # SQLite would take it for a new database. A new one of ours is never empty.
    if status.st_size == 0:
        raise trouble.damaged(path, Text(en="it is empty", zh="文件是空的"))


def _create(path: Path) -> None:
    """A new database, whole at once; where another first run was quicker, its own stays."""
    with copies.temporary(path) as made:
        with _connection(made):
            pass
        copies.place(made, path)


@contextlib.contextmanager
def _connection(path: Path) -> Iterator[sqlite3.Connection]:
    # isolation_level None: transactions begin where BEGIN is written, and nowhere else.
    with contextlib.closing(
        sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    ) as database:
        database.row_factory = sqlite3.Row
        # With a write-ahead log, every setting keeps what was committed when the process is killed.
        # FULL keeps it when the power fails, too: the log is synced at each commit, which NORMAL
        # leaves to checkpoints. macOS calls a sync done before the disk has it, but for fullfsync.
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA fullfsync = ON")
        migrations.migrate(database, path)
        if database.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            # A new one, or a copy that was put in its place. While others read, it works without.
            with contextlib.suppress(sqlite3.OperationalError):
                database.execute("PRAGMA journal_mode = WAL")
        yield database
