"""A history that cannot be used: each command does what it can, and a check gives its verdict."""

import contextlib
import os
import re
import resource
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from drill.content.library import Library
from drill.store import database
from drill.store.history import History

ANSWERS = {"def add(a, b):\n    return a + b\n": 0, "def add(a, b):\n    return a\n": 1}


@pytest.fixture(autouse=True)
def _two_attempts(library: Library, desk: Path, judge: Any, run: Any) -> None:
    run("start first-sum")
    run("check")
    run("check")


def truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def spoil(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + os.urandom(len(content) - 4096))


def empty(path: Path) -> None:
    path.write_bytes(b"")


def directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


def newer(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


DAMAGES = [truncate, spoil, empty, directory]


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program holds the file, and lets nobody even read."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM events")
        yield


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Another program writes, for longer than anybody waits."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextlib.contextmanager
def full(path: Path) -> Iterator[None]:
    """No file may grow: the write system calls really fail."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def damaged_by(damage: Callable[[Path], None]) -> Callable[[Path], Any]:
    @contextlib.contextmanager
    def trouble(path: Path) -> Iterator[None]:
        damage(path)
        yield

    return trouble


TROUBLES: list[tuple[Callable[[Path], Any], str, str]] = [
    *((damaged_by(damage), "the history is damaged", "历史记录文件已损坏") for damage in DAMAGES),
    (damaged_by(newer), "the history is from a newer drill", "历史记录由更新版本的 drill 写入"),
    (locked, "the history is locked by another process", "历史记录被另一个进程锁住了"),
    (writing, "the history is locked by another process", "历史记录被另一个进程锁住了"),
    (full, "the history cannot be used", "无法使用历史记录"),
]


@pytest.mark.parametrize(("trouble", "english", "chinese"), TROUBLES)
@pytest.mark.parametrize(("answer", "code"), ANSWERS.items())
def test_a_check_gives_its_verdict_and_says_why_it_is_not_recorded(
    run: Any,
    desk: Path,
    history: History,
    trouble: Callable[[Path], Any],
    english: str,
    chinese: str,
    answer: str,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0)
    (desk / "first-sum.py").write_text(answer)
    with trouble(history.path):
        assert run("check first-sum") == code
        told = run.err
        assert run("check first-sum --lang zh") == code
    assert told.startswith(f"this check was not recorded\nwarning: {english}")
    assert "\nhint: " in told
    assert run.err.startswith(f"本次检查没有记入历史\n警告：{chinese}")
    assert "\n提示：" in run.err


@pytest.mark.parametrize("damage", DAMAGES)
def test_commands_without_a_history_do_what_they_can(
    run: Any, history: History, damage: Callable[[Path], None]
) -> None:
    damage(history.path)
    for command in ("list", "list --json", "show first-sum", "hint first-sum"):
        assert run(command) == 0
        assert run.out
        assert run.err.startswith("warning: the history is damaged")
    assert "What does plus do?" in run.out
    for command in ("", "history", "history export", "history restore 1", "start first-sum"):
        assert run(command) == 2
        assert run.out == ""
        assert run.err.startswith("error: the history is damaged")


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_the_hint_of_a_damaged_history_says_brings_an_export_back(
    run: Any, desk: Path, history: History, damage: Callable[[Path], None]
) -> None:
    run("history export all.jsonl")
    damage(history.path)
    run("history")
    move = re.findall("`(mkdir .*?)`", run.err)[0]
    assert "`drill history import FILE`" in run.err
    subprocess.run(["sh", "-c", move], check=True)
    assert run("history import all.jsonl") == 0
    assert "added: 2 attempts, 1 openings" in run.out
    assert run("check") == 1
    assert history.tallies()["first-sum"].attempts == 3


def test_the_doctor_says_the_same_of_damage_that_no_command_met(
    run: Any, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    from drill.practice import health

    monkeypatch.setattr(health, "PROBE", "first-sum")
    with contextlib.closing(sqlite3.connect(history.path, isolation_level=None)) as connection:
        connection.execute("UPDATE attempts SET text = CAST(x'ff' AS TEXT) WHERE id = 1")
    assert run("list") == 0
    assert run.err == ""
    assert run("doctor") == 2
    found = re.findall(r"problem +history +(.*)\n +hint: (.*)\n", run.out)[0]
    assert found[0] == f"the history is damaged: `{history.path}`: text that is not UTF-8"
    # In one line, however long: it is copied from there.
    assert re.search("`mkdir .* && mv .*`", found[1])
