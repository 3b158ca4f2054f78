"""Opening the SQLite file: one connection a transaction, and errors that say what to do."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from drill.errors import StoreError
from drill.store import migrations
from drill.text import Text

# Seconds to wait for another process that writes.
PATIENCE = 5.0


@contextlib.contextmanager
def transaction(path: Path, patience: float = PATIENCE) -> Iterator[sqlite3.Connection]:
    """The database, migrated, within one transaction: all that is written, or nothing.

    Raises StoreError when it cannot be opened, read or written.
    """
    try:
        # The history holds what the person wrote: nobody else's business.
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # isolation_level None: transactions begin where BEGIN is written, and nowhere else.
        with contextlib.closing(
            sqlite3.connect(path, timeout=patience, isolation_level=None)
        ) as database:
            database.row_factory = sqlite3.Row
            if migrations.version(database) == 0:
                # Two first runs at once: the other one may hold the lock, and sets the mode itself.
                with contextlib.suppress(sqlite3.OperationalError):
                    database.execute("PRAGMA journal_mode = WAL")
            migrations.migrate(database)
            database.execute("BEGIN")
            yield database
            database.execute("COMMIT")
    except OSError as error:
        raise _unusable(path, error.strerror or str(error)) from error
    except sqlite3.Error as error:
        raise _explained(path, error) from error
    except (UnicodeEncodeError, OverflowError) as error:
        # A file name that is no text, a number beyond 64 bits: SQLite cannot hold them.
        raise _unusable(path, str(error)) from error


def integrity(path: Path) -> str:
    """What SQLite says of the file: `ok`, or the damage it found."""
    with transaction(path) as database:
        return str(database.execute("PRAGMA quick_check").fetchone()[0])


def _explained(path: Path, error: sqlite3.Error) -> StoreError:
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreError(
            Text(
                en="the history is locked by another process: `{path}`",
                zh="历史记录被另一个进程锁住了：`{path}`",
            ).format(path=path),
            Text(
                en="end the other `drill`, then run this again", zh="先结束另一个 `drill`，再重试"
            ),
        )
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return StoreError(
            Text(en="the history is damaged: `{path}`", zh="历史记录文件已损坏：`{path}`").format(
                path=path
            ),
            Text(
                en="set it aside with `mv {path} {path}.damaged`; a new one is made",
                zh="用 `mv {path} {path}.damaged` 把它移开，drill 会新建一份",
            ).format(path=path),
        )
    return _unusable(path, str(error))


def _unusable(path: Path, reason: str) -> StoreError:
    return StoreError(
        Text(
            en="the history cannot be used: `{path}`: {reason}",
            zh="无法使用历史记录 `{path}`：{reason}",
        ).format(path=path, reason=reason),
        Text(
            en="`drill doctor` looks closer; `DRILL_HOME` moves the history to another folder",
            zh="运行 `drill doctor` 查看详情；也可用 `DRILL_HOME` 把历史记录放到别的文件夹",
        ),
    )
