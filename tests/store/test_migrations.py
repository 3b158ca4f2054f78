import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from drill.errors import StoreError
from drill.store import migrations
from drill.store.database import transaction


def connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def test_a_new_database_gets_all_migrations(tmp_path: Path) -> None:
    with transaction(tmp_path / "h.sqlite3") as database:
        assert migrations.version(database) == migrations.LATEST
        tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
    assert {"openings", "attempts", "events"} <= tables


def test_only_the_missing_migrations_run_and_rows_stay(tmp_path: Path) -> None:
    first = ("CREATE TABLE a (x)",)
    second = ("ALTER TABLE a ADD COLUMN y",)
    with closing(connect(tmp_path / "h.sqlite3")) as database:
        migrations.migrate(database, (first,))
        database.execute("INSERT INTO a VALUES (1)")
        migrations.migrate(database, (first, second))
        assert database.execute("SELECT x, y FROM a").fetchall() == [(1, None)]
        assert migrations.version(database) == 2


def test_a_migration_that_fails_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    first = ("CREATE TABLE a (x)",)
    broken = ("CREATE TABLE b (x)", "NOT SQL")
    with closing(connect(tmp_path / "h.sqlite3")) as database:
        migrations.migrate(database, (first,))
        with pytest.raises(sqlite3.OperationalError):
            migrations.migrate(database, (first, broken))
        assert migrations.version(database) == 1
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master")]
        assert tables == ["a"]
        assert not database.in_transaction


def test_a_process_that_waited_for_a_migration_does_not_run_it_again(tmp_path: Path) -> None:
    steps = (("CREATE TABLE a (x)",),)
    waiting = threading.Event()

    def second() -> None:
        with closing(connect(tmp_path / "h.sqlite3")) as database:
            database.set_trace_callback(lambda sql: waiting.set() if "IMMEDIATE" in sql else None)
            migrations.migrate(database, steps)

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
    assert str(caught.value) == "the history is from a newer drill (schema 99, this one knows 1)"
    assert str(caught.value.hint).startswith("upgrade drill, or set `DRILL_HOME`")
