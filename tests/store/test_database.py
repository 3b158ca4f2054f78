import contextlib
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from drill.errors import StoreError
from drill.store import copies, database, migrations
from drill.store.database import transaction
from drill.store.history import Event, History


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "deep" / "history.sqlite3"
    with transaction(found):
        pass
    return found


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0)


def write(connection: sqlite3.Connection, problem: str = "p") -> None:
    connection.execute(
        "INSERT INTO openings (problem, path, started_at) VALUES (?, 'x', 'y')", (problem,)
    )


def rows(path: Path) -> int:
    with transaction(path) as connection:
        return int(connection.execute("SELECT COUNT(*) FROM openings").fetchone()[0])


def test_what_fails_half_way_writes_nothing(path: Path) -> None:
    def half() -> None:
        with transaction(path) as connection:
            write(connection)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    assert rows(path) == 0


def test_readers_and_a_writer_do_not_wait_for_each_other(path: Path, impatient: None) -> None:
    def count(reader: sqlite3.Connection) -> int:
        return int(reader.execute("SELECT COUNT(*) FROM openings").fetchone()[0])

    with transaction(path) as reader:
        assert count(reader) == 0
        with transaction(path) as writer:
            write(writer)
            with transaction(path) as another:
                assert count(another) == 0
        assert count(reader) == 0
    assert rows(path) == 1


def test_a_second_writer_that_waited_in_vain_is_told_who_holds_the_lock(
    path: Path, impatient: None
) -> None:
    with transaction(path) as writer:
        write(writer)
        with pytest.raises(StoreError) as caught, transaction(path) as second:
            write(second)
    assert str(caught.value) == f"the history is locked by another process: `{path}`"
    assert str(caught.value.hint) == "end the other `drill`, then run this again"
    assert rows(path) == 1


def test_what_sqlite_cannot_hold_is_a_store_error_too(path: Path) -> None:
    for value in (2**70, "\udcff"):
        with pytest.raises(StoreError), transaction(path) as connection:
            connection.execute("INSERT INTO openings VALUES (NULL, ?, '', '')", (value,))


def test_the_folder_is_private(path: Path) -> None:
    assert path.parent.stat().st_mode & 0o077 == 0


def test_what_is_committed_is_synced_at_once(path: Path) -> None:
    with transaction(path) as connection:
        settings = [
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "fullfsync")
        ]
    assert settings == ["wal", 2, 1]


def test_a_writer_that_reads_first_keeps_others_from_writing_in_between(
    path: Path, impatient: None
) -> None:
    with transaction(path, kind="IMMEDIATE") as first:
        with pytest.raises(StoreError, match="locked"), transaction(path) as second:
            write(second)
        write(first)
    assert rows(path) == 1


def test_a_new_history_is_never_seen_half_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, seen, real = tmp_path / "h.sqlite3", [], migrations.migrate

    def migrate(connection: sqlite3.Connection, file: Path) -> None:
        seen.append(path.exists())
        real(connection, file)

    monkeypatch.setattr(migrations, "migrate", migrate)
    with transaction(path):
        pass
    assert seen == [False, True]
    assert list(tmp_path.iterdir()) == [path]


def test_of_two_first_runs_the_slower_one_uses_what_the_quicker_one_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, real = tmp_path / "h.sqlite3", copies.place

    def place(file: Path, to: Path) -> bool:
        monkeypatch.setattr(copies, "place", real)
        with transaction(path) as quicker:
            write(quicker)
        return real(file, to)

    monkeypatch.setattr(copies, "place", place)
    assert rows(path) == 1


def test_a_history_that_was_put_back_gets_its_log_again(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    with transaction(path) as again:
        assert again.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_a_sound_history_is_read_to_its_end(path: Path) -> None:
    assert database.examine(path) == 0
    moment = datetime(2026, 1, 2, tzinfo=UTC)
    History(path).record_opening("p", Path("/w/p.py"), moment)
    History(path).record_event("p", Event.HINT, "1", moment)
    History(path).record_event("p", Event.HINT, "2", moment)
    assert database.examine(path) == 3
