"""Damage, full and read-only disks: what is said, and whether the commands that are named work."""

import contextlib
import os
import re
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from drill import text
from drill.errors import StoreError
from drill.store import copies, database, transfer, trouble
from drill.store.database import transaction
from drill.store.history import Attempt, History, Tally


def attempt(problem: str = "p", **fields: object) -> Attempt:
    values: dict[str, object] = {
        "problem": problem,
        "checked_at": datetime.now(UTC),
        "verdict": "passed",
        "passed": 1,
        "total": 1,
        "mistake": None,
        "seed": 1,
        "seconds": 0.5,
        "device": "cpu",
        "path": Path("/w/p.py"),
        "text": "x = 1\n" * 2000,
        "replay": None,
    }
    return Attempt(**(values | fields))  # type: ignore[arg-type]


@pytest.fixture
def used(tmp_path: Path) -> History:
    """A history of some hundred pages, in a folder whose name a shell would split."""
    history = History(tmp_path / "it's a home" / "history.sqlite3")
    for _ in range(30):
        history.record_attempt(attempt())
    return history


def truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def overwrite_all(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 100)


def overwrite_the_middle(path: Path) -> None:
    """Random bytes over all but the first and the last page."""
    content = path.read_bytes()
    path.write_bytes(content[:4096] + os.urandom(len(content) - 8192) + content[-4096:])


def directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


def log_only(path: Path) -> None:
    path.rename(path.with_name(f"{path.name}-wal"))


def no_text(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE attempts SET verdict = CAST(x'ff' AS TEXT)")


def no_time(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE attempts SET checked_at = 'yesterday'")


def index_of_another_row(path: Path) -> None:
    """What only a look at the whole file finds: every row can be read."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("INSERT INTO events VALUES (1, 'p', '2026-01-01T00:00Z', 'hint', '1')")
        root = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'events_by_problem'"
        ).fetchone()[0]
    content, start = path.read_bytes(), (root - 1) * 4096
    page = content[start : start + 4096]
    assert b"hint" in page
    path.write_bytes(content[:start] + page.replace(b"hint", b"hunt") + content[start + 4096 :])


DAMAGES: list[tuple[Callable[[Path], None], str, str]] = [
    (truncate, "database disk image is malformed", ""),
    (empty, "it is empty", "文件是空的"),
    (overwrite_all, "file is not a database", ""),
    (overwrite_the_middle, "", ""),
    (directory, "it is a directory", "它是一个目录"),
    (log_only, "only its log is there", "只剩下日志文件"),
    (no_text, "text that is not UTF-8", "含有不是 UTF-8 的文本"),
    (index_of_another_row, "row 1 missing from index events_by_problem", ""),
    (no_time, "Invalid RFC3339 encoded datetime", ""),
]


def follow(error: StoreError) -> None:
    """Type the command that the hint names, as a person would, in any folder."""
    command = re.findall("`(.*?)`", str(error.hint))[0]
    assert command.startswith("mkdir ")
    subprocess.run(["sh", "-c", command], check=True, cwd="/")


@pytest.mark.parametrize(("damage", "told", "told_in_chinese"), DAMAGES)
def test_damage_is_told_and_a_history_is_begun_anew_as_the_hint_says(
    used: History, damage: Callable[[Path], None], told: str, told_in_chinese: str
) -> None:
    damage(used.path)
    with pytest.raises(StoreError) as caught:
        database.examine(used.path)
    assert str(caught.value).startswith(f"the history is damaged: `{used.path}`: {told}")
    text.choose_language("zh")
    assert str(caught.value).startswith(f"历史记录文件已损坏：`{used.path}`：{told_in_chinese}")
    assert "drill 会新建一份" in str(caught.value.hint)
    text.choose_language("en")
    assert "; a new one is made" in str(caught.value.hint)
    follow(caught.value)
    assert used.tallies() == {}
    # All that was there is kept, a log too.
    aside = used.path.with_name("history.sqlite3.damaged")
    assert len(list(aside.iterdir())) == 1


def test_damage_that_is_found_while_reading_is_told_like_that_found_by_looking(
    used: History,
) -> None:
    for damage, read in (
        (no_time, lambda: used.last_attempt("p")),
        (no_text, lambda: used.attempts(None, 9)),
        (no_text, lambda: b"".join(transfer.lines(used.path))),
        (overwrite_the_middle, used.tallies),
    ):
        damage(used.path)
        with pytest.raises(StoreError, match="the history is damaged"):
            read()


def test_damage_that_looks_to_sqlite_like_a_full_disk_is_told_as_damage(used: History) -> None:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    assert "is full" in str(trouble.explained(used.path, error))
    overwrite_the_middle(used.path)
    assert "is damaged" in str(trouble.explained(used.path, error))


def test_the_newest_good_copy_is_put_in_the_place_of_what_is_damaged(used: History) -> None:
    good = copies.keep(used.path, 1)
    used.record_attempt(attempt("later"))
    newer, damaged = copies.keep(used.path, 1), copies.keep(used.path, 2)
    damaged.write_bytes(b"no database" * 100)
    for number, copy in enumerate((good, newer, damaged)):
        os.utime(copy, (number, number))
    used.path.with_name("history.sqlite3.damaged").mkdir()
    overwrite_all(used.path)
    with pytest.raises(StoreError) as caught:
        used.tallies()
    assert f"cp '{newer}'".replace("it's", """it'"'"'s""") in str(caught.value.hint)
    follow(caught.value)
    assert used.tallies()["later"] == Tally(1, solved=True)
    used.record_attempt(attempt("later"))
    assert used.tallies()["later"].attempts == 2


def test_a_log_that_was_left_behind_does_not_get_into_the_next_history(used: History) -> None:
    # A reader that stays keeps the log from being emptied, as a killed process does.
    with contextlib.closing(sqlite3.connect(used.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM attempts").fetchone()
        used.record_attempt(attempt("in-the-log"))
        log = used.path.with_name("history.sqlite3-wal").read_bytes()
    used.path.with_name("history.sqlite3-wal").write_bytes(log)
    overwrite_all(used.path)
    with pytest.raises(StoreError) as caught:
        used.tallies()
    follow(caught.value)
    assert used.tallies() == {}
    database.examine(used.path)


def test_a_disk_that_is_full_is_told(used: History) -> None:
    def record() -> None:
        with transaction(used.path) as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages}")
            connection.execute("INSERT INTO events VALUES (NULL, 'p', '', '', ?)", ("x" * 100_000,))

    with pytest.raises(StoreError) as caught:
        record()
    assert str(caught.value) == f"the disk that holds the history is full: `{used.path}`"
    assert str(caught.value.hint).startswith("make room there")
    text.choose_language("zh")
    assert "磁盘已满" in str(caught.value)


def test_without_room_for_the_log_s_index_the_disk_is_full_too(
    used: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What SQLite says on such a disk: no room for the 32 KB that it shares with others."""
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = 4874  # SQLITE_IOERR_SHMSIZE
    seen = os.statvfs(used.path.parent)

    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(sqlite3, "connect", refuse)
    with pytest.raises(StoreError, match=r"cannot be used: .* disk I/O error"):
        used.tallies()
    full = os.statvfs_result((seen.f_bsize, seen.f_frsize, seen.f_blocks, 9, 2, *list(seen)[5:]))
    monkeypatch.setattr(os, "statvfs", lambda _: full)
    with pytest.raises(StoreError, match="the disk that holds the history is full"):
        used.tallies()


# Reads with, and then writes beyond, a limit that the system sets.
WITHIN_A_LIMIT = """
import resource, sys
from pathlib import Path
from drill.errors import StoreError
from drill.store.history import Event, History
from datetime import UTC, datetime
history = History(Path(sys.argv[1]))
size = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    history.record_event("p", Event.RESET, "x" * 1_000_000, datetime.now(UTC))
except StoreError as error:
    print(error)
"""


@pytest.mark.parametrize("size", [0, 4096, 40_000, 500_000])
def test_a_write_that_the_system_refuses_half_way_loses_nothing(used: History, size: int) -> None:
    """RLIMIT_FSIZE stands for the disk: the write system calls really fail."""
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY
    before = used.tallies()
    done = subprocess.run(
        [sys.executable, "-c", WITHIN_A_LIMIT, str(used.path), str(size)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("the history cannot be used")
    assert used.tallies() == before
    database.examine(used.path)


@pytest.mark.parametrize("exists", [True, False])
def test_a_folder_without_leave_to_write_is_told(used: History, exists: bool) -> None:
    folder = used.path.parent
    if not exists:
        used.path.unlink()
    folder.chmod(0o500)
    if os.access(folder, os.W_OK):
        pytest.skip("the superuser may write anywhere")
    try:
        with pytest.raises(StoreError) as caught:
            used.tallies()
    finally:
        folder.chmod(0o700)
    assert str(caught.value).startswith(f"the history cannot be written: `{used.path}`")
    assert "ls -ld" in str(caught.value.hint)


def test_a_read_only_history_is_told(used: History) -> None:
    def on_a_read_only_disk() -> None:
        with transaction(used.path) as connection:
            # The superuser may write anywhere: the connection itself is made read-only.
            connection.execute("PRAGMA query_only = 1")
            connection.execute("DELETE FROM attempts")

    with pytest.raises(StoreError, match=r"^the history cannot be written: .*readonly database$"):
        on_a_read_only_disk()


def test_a_home_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    with pytest.raises(StoreError, match=r"the history cannot be used: .*Not a directory"):
        History(tmp_path / "home" / "below" / "h.sqlite3").tallies()
