import os
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from drill.errors import StoreError
from drill.store import copies, migrations, records
from drill.store.database import transaction
from drill.store.history import History, Tally


def connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def test_a_new_database_gets_all_migrations(tmp_path: Path) -> None:
    with transaction(tmp_path / "h.sqlite3") as database:
        assert migrations.version(database) == migrations.LATEST
        tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
    assert {table for table, _ in records.TABLES.values()} <= tables


# What the first release wrote. Never to be brought up to date.
FIRST_RELEASE = """
    CREATE TABLE openings (
        id INTEGER PRIMARY KEY, problem TEXT NOT NULL, path TEXT NOT NULL, started_at TEXT NOT NULL
    );
    CREATE TABLE attempts (
        id INTEGER PRIMARY KEY, problem TEXT NOT NULL, checked_at TEXT NOT NULL,
        verdict TEXT NOT NULL, passed INTEGER NOT NULL, total INTEGER NOT NULL, mistake TEXT,
        seed INTEGER NOT NULL, seconds REAL NOT NULL, device TEXT NOT NULL, path TEXT NOT NULL,
        text TEXT NOT NULL, replay TEXT
    );
    CREATE INDEX attempts_by_problem ON attempts (problem, id);
    CREATE TABLE events (
        id INTEGER PRIMARY KEY, problem TEXT NOT NULL, happened_at TEXT NOT NULL,
        kind TEXT NOT NULL, detail TEXT NOT NULL
    );
    CREATE INDEX events_by_problem ON events (problem, kind, id);
    PRAGMA user_version = 1;
"""


def test_the_first_migration_stays_what_was_released(tmp_path: Path) -> None:
    def schema(database: sqlite3.Connection) -> list[str]:
        found = database.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall()
        return ["".join(sql.split()) for (sql,) in found]

    with closing(connect(tmp_path / "a")) as released, closing(connect(tmp_path / "b")) as made:
        released.executescript(FIRST_RELEASE)
        migrations.migrate(made, tmp_path / "b", migrations.MIGRATIONS[:1])
        assert schema(made) == schema(released)


def test_a_history_of_the_first_release_is_brought_forward_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "h.sqlite3"
    with closing(connect(path)) as database:
        database.executescript(FIRST_RELEASE)
        database.execute(
            "INSERT INTO attempts VALUES (1, 'p', '2026-01-01T00:00:00.000000+00:00', 'passed',"
            " 2, 2, NULL, 5, 0.5, 'cpu', '/w/p.py', 'text', NULL)"
        )
    history = History(path)
    kept = history.last_attempt("p")
    assert kept is not None
    assert (kept.verdict, kept.text, kept.ratio) == ("passed", "text", None)
    assert history.best_ratio("p") is None
    history.record_attempt(msgspec.structs.replace(kept, ratio=1.5))
    assert history.best_ratio("p") == 1.5
    assert history.tallies() == {"p": Tally(2, solved=True)}


def test_only_the_missing_migrations_run_and_rows_stay(tmp_path: Path) -> None:
    first = ("CREATE TABLE a (x)",)
    second = ("ALTER TABLE a ADD COLUMN y",)
    with closing(connect(tmp_path / "h.sqlite3")) as database:
        migrations.migrate(database, tmp_path / "h.sqlite3", (first,))
        database.execute("INSERT INTO a VALUES (1)")
        migrations.migrate(database, tmp_path / "h.sqlite3", (first, second))
        assert database.execute("SELECT x, y FROM a").fetchall() == [(1, None)]
        assert migrations.version(database) == 2


def test_a_migration_that_fails_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    first = ("CREATE TABLE a (x)",)
    broken = ("CREATE TABLE b (x)", "NOT SQL")
    with closing(connect(tmp_path / "h.sqlite3")) as database:
        migrations.migrate(database, tmp_path / "h.sqlite3", (first,))
        with pytest.raises(sqlite3.OperationalError):
            migrations.migrate(database, tmp_path / "h.sqlite3", (first, broken))
        assert migrations.version(database) == 1
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master")]
        assert tables == ["a"]
        assert not database.in_transaction


def test_a_copy_of_what_was_there_is_kept_before_a_migration(tmp_path: Path) -> None:
    path = tmp_path / "h.sqlite3"
    with closing(connect(path)) as database, closing(connect(path)) as reader:
        database.executescript("PRAGMA journal_mode = WAL;" + FIRST_RELEASE)
        # A reader that stays keeps it in the log: a copy of the file would be without it.
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM events").fetchall()
        database.execute("INSERT INTO events VALUES (7, 'p', 'then', 'hint', '1')")
        migrations.migrate(database, path)
        assert migrations.version(database) == migrations.LATEST
    copy = tmp_path / "h.sqlite3.v1.bak"
    assert copy.stat().st_mode & 0o077 == 0
    with closing(connect(copy)) as kept:
        assert migrations.version(kept) == 1
        assert kept.execute("SELECT id, problem FROM events").fetchall() == [(7, "p")]
        assert kept.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert {file.name for file in tmp_path.iterdir()} == {"h.sqlite3", "h.sqlite3.v1.bak"}


def test_of_a_new_history_and_of_a_current_one_no_copy_is_kept(tmp_path: Path) -> None:
    for _ in range(2):
        with transaction(tmp_path / "h.sqlite3"):
            pass
    assert [file.name for file in tmp_path.iterdir()] == ["h.sqlite3"]


@pytest.mark.parametrize("links", [True, False])
def test_an_earlier_copy_is_never_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    if not links:
        monkeypatch.setattr(os, "link", refuse)
    path, earlier = tmp_path / "h.sqlite3", tmp_path / "h.sqlite3.v1.bak"
    earlier.write_text("earlier")
    with closing(connect(path)) as database:
        database.executescript(FIRST_RELEASE)
        migrations.migrate(database, path)
    assert earlier.read_text() == "earlier"
    with closing(connect(tmp_path / "h.sqlite3.v1-2.bak")) as kept:
        assert migrations.version(kept) == 1


def test_a_copy_of_a_migration_that_failed_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "h.sqlite3"
    first, broken = ("CREATE TABLE a (x)",), ("NOT SQL",)
    with closing(connect(path)) as database:
        migrations.migrate(database, path, (first,))
        with pytest.raises(sqlite3.OperationalError):
            migrations.migrate(database, path, (first, broken))
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(28, "No space left on device"), "No space left on device"),
        (sqlite3.OperationalError("database or disk is full"), "database or disk is full"),
    ],
)
def test_without_a_copy_there_is_no_migration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, reason: str
) -> None:
    def refuse(*_: object) -> None:
        raise error

    path = tmp_path / "h.sqlite3"
    with closing(connect(path)) as database:
        database.executescript(FIRST_RELEASE)
    monkeypatch.setattr(copies, "keep", refuse)
    with pytest.raises(StoreError) as caught, transaction(path):
        pass
    assert str(caught.value) == (
        "the history stays at schema 1: no copy of it could be made before the step to 3: " + reason
    )
    assert str(caught.value.hint) == f"make room in `{tmp_path}`, then run this again"
    with closing(connect(path)) as database:
        assert migrations.version(database) == 1


def test_a_copy_that_the_system_cuts_short_is_no_copy(tmp_path: Path) -> None:
    """RLIMIT_FSIZE stands for the disk: the write system calls really fail."""
    path = tmp_path / "h.sqlite3"
    with closing(connect(path)) as database:
        database.executescript(FIRST_RELEASE)
        database.execute(
            "INSERT INTO events VALUES (1, 'p', 'then', 'hint', ?)", ("x" * 1_000_000,)
        )
    program = (
        "import resource, sys; from pathlib import Path\n"
        "from drill.errors import StoreError; from drill.store.history import History\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try: History(Path(sys.argv[1])).tallies()\n"
        "except StoreError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("the history stays at schema 1: no copy of it could be made")
    assert list(tmp_path.iterdir()) == [path]
    with closing(connect(path)) as database:
        assert migrations.version(database) == 1


def test_what_is_damaged_is_not_migrated_and_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "h.sqlite3"
    with closing(connect(path)) as database:
        database.executescript(FIRST_RELEASE)
        database.execute("INSERT INTO events VALUES (1, 'p', '', '', ?)", ("x" * 100_000,))
    content = path.read_bytes()
    # The schema stays readable; the table of events does not.
    path.write_bytes(content[: 5 * 4096] + b"\xa5" * (len(content) - 5 * 4096))
    with pytest.raises(StoreError, match="the history is damaged"), transaction(path):
        pass
    assert list(tmp_path.iterdir()) == [path]


def test_a_process_that_waited_for_a_migration_does_not_run_it_again(tmp_path: Path) -> None:
    steps = (("CREATE TABLE a (x)",),)
    waiting = threading.Event()

    def second() -> None:
        with closing(connect(tmp_path / "h.sqlite3")) as database:
            database.set_trace_callback(lambda sql: waiting.set() if "IMMEDIATE" in sql else None)
            migrations.migrate(database, tmp_path / "h.sqlite3", steps)

    with (
        closing(connect(tmp_path / "h.sqlite3")) as first,
        ThreadPoolExecutor(max_workers=1) as pool,
    ):
        first.execute("BEGIN IMMEDIATE")
        done = pool.submit(second)
        # It has found version 0, and now asks for the lock.
        assert waiting.wait(timeout=5)
        first.execute("CREATE TABLE a (x)")
        first.execute("PRAGMA user_version = 1")
        first.execute("COMMIT")
        done.result(timeout=5)


def test_a_newer_schema_is_left_alone_and_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "h.sqlite3"
    with closing(connect(path)) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError) as caught, transaction(path):
        pass
    assert str(caught.value) == "the history is from a newer drill (schema 99, this one knows 3)"
    assert str(caught.value.hint).startswith("upgrade drill, or set `DRILL_HOME`")
