"""The schema, as numbered steps. A step that was released is never changed; a new one is added."""

import sqlite3
from pathlib import Path

from drill.errors import StoreError
from drill.store import copies, trouble
from drill.text import Text

# Migration n brings a database from version n - 1 to n (`PRAGMA user_version`).
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE openings (
            id INTEGER PRIMARY KEY,
            problem TEXT NOT NULL,
            path TEXT NOT NULL,
            started_at TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE attempts (
            id INTEGER PRIMARY KEY,
            problem TEXT NOT NULL,
            checked_at TEXT NOT NULL,
            verdict TEXT NOT NULL,
            passed INTEGER NOT NULL,
            total INTEGER NOT NULL,
            mistake TEXT,
            seed INTEGER NOT NULL,
            seconds REAL NOT NULL,
            device TEXT NOT NULL,
            path TEXT NOT NULL,
            text TEXT NOT NULL,
            replay TEXT
        )
        """,
        "CREATE INDEX attempts_by_problem ON attempts (problem, id)",
        """
        CREATE TABLE events (
            id INTEGER PRIMARY KEY,
            problem TEXT NOT NULL,
            happened_at TEXT NOT NULL,
            kind TEXT NOT NULL,
            detail TEXT NOT NULL
        )
        """,
        "CREATE INDEX events_by_problem ON events (problem, kind, id)",
    ),
    # How many times the reference's time a right answer took, where that was measured.
    ("ALTER TABLE attempts ADD COLUMN ratio REAL",),
    (
        # How a problem was practised, and what was planted in it.
        "ALTER TABLE openings ADD COLUMN mode TEXT NOT NULL DEFAULT 'stub'",
        "ALTER TABLE openings ADD COLUMN detail TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE attempts ADD COLUMN mode TEXT NOT NULL DEFAULT 'stub'",
        # All that schedules and reports read of an attempt, in their order: not the pages of the texts.
        "CREATE INDEX attempts_by_time ON attempts (checked_at, id, problem, verdict, mistake, mode)",
        """
        CREATE TABLE interviews (
            id INTEGER PRIMARY KEY,
            interview TEXT NOT NULL,
            script TEXT NOT NULL,
            started_at TEXT NOT NULL,
            folder TEXT NOT NULL,
            plan TEXT NOT NULL
        )
        """,
        "CREATE INDEX interviews_by_name ON interviews (interview)",
        """
        CREATE TABLE interview_events (
            id INTEGER PRIMARY KEY,
            interview TEXT NOT NULL,
            number INTEGER NOT NULL,
            happened_at TEXT NOT NULL,
            detail TEXT NOT NULL
        )
        """,
        "CREATE INDEX interview_events_by_name ON interview_events (interview, number)",
        """
        CREATE TABLE card_answers (
            id INTEGER PRIMARY KEY,
            card TEXT NOT NULL,
            answered_at TEXT NOT NULL,
            kind TEXT NOT NULL,
            share REAL NOT NULL,
            seconds REAL NOT NULL,
            tries INTEGER NOT NULL,
            hit TEXT NOT NULL,
            text TEXT NOT NULL,
            interview TEXT
        )
        """,
        "CREATE INDEX card_answers_by_card ON card_answers (card, answered_at)",
    ),
)

LATEST = len(MIGRATIONS)


def version(database: sqlite3.Connection) -> int:
    """How many migrations the database has had."""
    row = database.execute("PRAGMA user_version").fetchone()
    return int(row[0])


def migrate(
    database: sqlite3.Connection, path: Path, steps: tuple[tuple[str, ...], ...] = MIGRATIONS
) -> None:
    """Run the migrations that are missing, all of them or none, on the database of the file `path`.

    Of one that holds something, a copy is kept beside it. Raises StoreError when that cannot be
    made, or when the database has had more migrations than this version knows.
    """
    found = version(database)
    if found > len(steps):
        raise StoreError(
            Text(
                en="the history is from a newer drill (schema {found}, this one knows {known})",
                zh="历史记录由更新版本的 drill 写入（格式 {found}，当前版本只支持到 {known}）",
            ).format(found=found, known=len(steps)),
            Text(
                en="upgrade drill, or set `DRILL_HOME` to another folder to start a second history",
                zh="请升级 drill；或把 `DRILL_HOME` 设为另一个文件夹，另起一份历史记录",
            ),
        )
    if found == len(steps):
        return
    copy: Path | None = None
    # The lock is taken before the version is read again: another process may be migrating now.
    database.execute("BEGIN IMMEDIATE")
    try:
        found = version(database)
        if found < len(steps) and database.execute("SELECT 1 FROM sqlite_master").fetchone():
            copy = _copied(database, path, found, len(steps))
        for number, statements in enumerate(steps[found:], start=found + 1):
            for statement in statements:
                database.execute(statement)
            database.execute(f"PRAGMA user_version = {number}")
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        if copy:
            # The database is as it was; every further try would leave one more copy.
            copy.unlink(missing_ok=True)
        raise


def _copied(database: sqlite3.Connection, path: Path, found: int, latest: int) -> Path:
    trouble.require_integrity(database)
    try:
        return copies.keep(path, found)
    except (sqlite3.Error, OSError) as error:
        reason = getattr(error, "strerror", None) or str(error)
    raise StoreError(
        Text(
            en="the history stays at schema {found}: no copy of it could be made before the step"
            " to {latest}: {reason}",
            zh="历史记录仍为格式 {found}：升级到 {latest} 之前要先备份，但备份失败：{reason}",
        ).format(found=found, latest=latest, reason=reason),
        Text(
            en="make room in `{folder}`, then run this again",
            zh="请为 `{folder}` 腾出空间，然后重试",
        ).format(folder=path.parent),
    )
