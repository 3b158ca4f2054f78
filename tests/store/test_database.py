import os
import sqlite3
from pathlib import Path

import pytest

from drill.errors import StoreError
from drill.store import database
from drill.store.database import transaction


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "deep" / "history.sqlite3"
    with transaction(found):
        pass
    return found


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


def test_readers_and_a_writer_do_not_wait_for_each_other(path: Path) -> None:
    def count(reader: sqlite3.Connection) -> int:
        return int(reader.execute("SELECT COUNT(*) FROM openings").fetchone()[0])

    with transaction(path, patience=0) as reader:
        assert count(reader) == 0
        with transaction(path, patience=0) as writer:
            write(writer)
            with transaction(path, patience=0) as another:
                assert count(another) == 0
        assert count(reader) == 0
    assert rows(path) == 1


def test_a_second_writer_that_waited_in_vain_is_told_who_holds_the_lock(path: Path) -> None:
    with transaction(path) as writer:
        write(writer)
        with pytest.raises(StoreError) as caught, transaction(path, patience=0) as second:
            write(second)
    assert str(caught.value) == f"the history is locked by another process: `{path}`"
    assert str(caught.value.hint) == "end the other `drill`, then run this again"
    assert rows(path) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_two_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "new.sqlite3"
    children = []
    for number in range(2):
        child = os.fork()
        if child == 0:
            try:
                for i in range(20):
                    with transaction(path) as connection:
                        write(connection, f"{number}-{i}")
                os._exit(0)
            finally:
                os._exit(1)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    assert rows(path) == 40


def test_a_damaged_file_is_named_with_the_way_out(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreError) as caught, transaction(path):
        pass
    assert str(caught.value) == f"the history is damaged: `{path}`"
    assert f"mv {path} {path}.damaged" in str(caught.value.hint)


def test_a_read_only_history_is_told_apart(path: Path) -> None:

    def on_a_read_only_disk() -> None:
        with transaction(path) as connection:
            # The superuser may write anywhere: the connection itself is made read-only.
            connection.execute("PRAGMA query_only = 1")
            write(connection)

    with pytest.raises(StoreError, match=r"^the history cannot be used: .*readonly database$"):
        on_a_read_only_disk()


def test_a_home_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    with (
        pytest.raises(StoreError, match="the history cannot be used"),
        transaction(tmp_path / "home" / "h.sqlite3"),
    ):
        pass


def test_what_sqlite_cannot_hold_is_a_store_error_too(path: Path) -> None:
    for value in (2**70, "\udcff"):
        with pytest.raises(StoreError), transaction(path) as connection:
            connection.execute("INSERT INTO openings VALUES (NULL, ?, '', '')", (value,))


def test_the_folder_is_private(path: Path) -> None:
    assert path.parent.stat().st_mode & 0o077 == 0


def test_integrity_of_a_sound_file_is_ok(path: Path) -> None:
    assert database.integrity(path) == "ok"
