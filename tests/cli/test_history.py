"""`drill history`: listing, bringing back, exporting and importing."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from drill.content.library import Library
from drill.store.history import History

RIGHT = "def add(a, b):\n    return a + b\n"
WRONG = "def add(a, b):\r\n    return '😀\0'  # 错\r\n"


@pytest.fixture(autouse=True)
def _three_problems(library: Library, desk: Path, judge: Any) -> None:
    """Every command here works on the test library, in an empty folder, with the fake judge."""


@pytest.fixture
def tried(run: Any, desk: Path) -> None:
    """Two attempts at `first-sum`, the second one right, and one at `other-sum`."""
    run("start first-sum")
    for content in (WRONG, RIGHT):
        (desk / "first-sum.py").write_bytes(content.encode())
        run("check")
    (desk / "other-sum.py").write_text("")
    run("check other-sum")


def test_attempts_are_listed_newest_last_with_the_next_command(run: Any, tried: None) -> None:
    assert run("history") == 0
    lines = run.out.splitlines()
    day = r"\d{4}-\d\d-\d\d \d\d:\d\d"
    assert re.fullmatch(rf"  1  {day}  first-sum    ✗ wrong answer", lines[0])
    assert re.fullmatch(rf"  2  {day}  first-sum    ✓ right", lines[1])
    assert re.fullmatch(rf"  3  {day}  other-sum    ✗ wrong answer", lines[2])
    assert lines[3:] == ["", "next: drill history --show 3"]
    assert run("history first-sum --lang zh") == 0
    assert run.out.splitlines()[1].endswith("✓ 正确")
    assert run.out.endswith("\n下一步：drill history --show 2\n")


def test_of_many_attempts_the_last_are_listed(run: Any, tried: None) -> None:
    assert run("history -n 2") == 0
    lines = run.out.splitlines()
    assert [row.split()[0] for row in lines[:2]] == ["2", "3"]
    assert lines[-1] == "or:   drill history --limit 20"
    run("history first-sum --limit 1")
    assert run.out.endswith("or:   drill history first-sum --limit 10\n")


def test_history_json_has_the_fixed_form(run: Any, tried: None, history: History) -> None:
    assert run("history first-sum --limit 1 --json") == 0
    attempt = history.attempt(2)
    assert attempt
    assert json.loads(run.out) == {
        "schema": 1,
        "attempts": [
            {
                "number": 2,
                "checked_at": attempt.checked_at.isoformat(),
                "problem": "first-sum",
                "verdict": "passed",
                "passed": 1,
                "total": 1,
                "mistake": None,
                "seconds": 0.25,
                "ratio": None,
                "device": "cpu",
                "mode": "stub",
            }
        ],
    }


def test_without_attempts_there_is_nothing_to_list(run: Any) -> None:
    assert run("history") == 0
    assert (run.out, run.err) == ("", "nothing was checked yet\n")
    assert run("history --json") == 0
    assert json.loads(run.out) == {"schema": 1, "attempts": []}


def test_a_problem_that_is_gone_keeps_its_attempts(run: Any, tried: None, library: Library) -> None:
    (library.root / "problems" / "first-sum.yaml").unlink()
    assert run("history first-sum") == 0
    assert run("history frist-sum") == 2
    assert run.err.startswith("error: no problem is called `frist-sum`\n")


# restore


def test_a_text_comes_back_byte_for_byte_beside_the_present_file(
    run: Any, tried: None, desk: Path
) -> None:
    for name in ("first-sum.attempt-1.py", "first-sum.attempt-1-2.py"):
        assert run("history restore 1") == 0
        assert run.out == (f"written: {desk}/{name}\n\nnext: drill check first-sum --file {name}\n")
        assert (desk / name).read_bytes() == WRONG.encode()
    assert (desk / "first-sum.py").read_text() == RIGHT
    assert run("check first-sum --file first-sum.attempt-1.py") == 1


def test_a_number_typed_in_a_chinese_input_method_is_a_number(
    run: Any, tried: None, desk: Path
) -> None:
    assert run("history restore １") == 0
    assert (desk / "first-sum.attempt-1.py").read_bytes() == WRONG.encode()


def test_a_text_goes_where_it_is_wanted_but_over_nothing(run: Any, tried: None, desk: Path) -> None:
    assert run("history restore 2 --to old.py") == 0
    assert (desk / "old.py").read_text() == RIGHT
    assert run("history restore 1 --to old.py") == 2
    assert run.err == "error: `old.py` is there already\nhint: name a new file\n"
    assert (desk / "old.py").read_text() == RIGHT
    assert run("history restore 1 --to no/such/folder.py") == 2
    assert run.err.startswith("error: `no/such/folder.py` cannot be written: No such file")


def test_where_the_folder_is_gone_a_text_comes_back_here(run: Any, desk: Path) -> None:
    run("start first-sum --dir gone")
    run("check")
    (desk / "gone" / "first-sum.py").unlink()
    (desk / "gone").rmdir()
    assert run("history restore 1") == 0
    assert (desk / "first-sum.attempt-1.py").exists()


@pytest.mark.parametrize("number", ["4", "0", "x", "1.0", "-1", "¹", "99999999999999999999"])
def test_a_number_that_no_attempt_has_is_told(run: Any, tried: None, number: str) -> None:
    assert run(f"history restore -- {number}") == 2
    assert run.err == (
        f"error: there is no attempt `{number}`\n"
        "hint: `drill history` lists them with their numbers\n"
    )


# export and import


def test_what_was_exported_is_imported_once(
    run: Any, tried: None, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("history export") == 0
    content = run.out
    assert run("history export all.jsonl") == 0
    assert run.out == "written: all.jsonl\n\nnext: drill history import all.jsonl\n"
    assert (desk / "all.jsonl").read_bytes().decode() == content
    monkeypatch.setenv("DRILL_HOME", str(tmp_path / "another"))
    assert run("history import all.jsonl") == 0
    assert run.out == (
        "added: 3 attempts, 1 openings, 0 events, 0 interviews, 0 answers to cards; there\n"
        "before: 0\n\nnext: drill history\n"
    )
    assert run("history import all.jsonl --json") == 0
    assert json.loads(run.out) == {
        "schema": 1,
        "openings": 0,
        "attempts": 0,
        "events": 0,
        "interviews": 0,
        "interview_events": 0,
        "card_answers": 0,
        "known": 4,
    }
    assert run("history export") == 0
    assert run.out == content


def test_an_export_overwrites_nothing(run: Any, tried: None, desk: Path) -> None:
    (desk / "all.jsonl").write_text("earlier")
    assert run("history export all.jsonl") == 2
    assert run.err == "error: `all.jsonl` is there already\nhint: name a new file\n"
    assert (desk / "all.jsonl").read_text() == "earlier"


def test_a_bad_export_is_refused_with_its_line(run: Any, tried: None, desk: Path) -> None:
    run("history export all.jsonl")
    with (desk / "all.jsonl").open("a") as file:
        file.write("{}\n")
    assert run("history import all.jsonl --json") == 2
    assert run.out == ""
    assert run.err.startswith("error: `all.jsonl`, line 6: ")


@pytest.mark.parametrize(
    ("file", "reason"), [("none.jsonl", "No such file or directory"), (".", "Is a directory")]
)
def test_an_export_that_cannot_be_read_is_told(run: Any, file: str, reason: str) -> None:
    assert run(f"history import {file}") == 2
    assert run.err.startswith(f"error: `{file}` cannot be read: {reason}\nhint: `drill history exp")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("history import", "`drill history import` needs `FILE`"),
        ("history restore", "`drill history restore` needs `N`"),
        ("history restore 1 --limit 2", "`drill history restore` does not take `--limit`"),
        ("history export --to x", "`drill history export` does not take `--to`"),
        ("history export --json", "`drill history export` does not take `--json`"),
        ("history restore 1 --show 2", "`drill history restore` does not take `--show`"),
        ("history export --show 2", "`drill history export` does not take `--show`"),
        ("history import x --show 2", "`drill history import` does not take `--show`"),
        ("history --show 2 -n 3", "`drill history --show` does not take `--limit`"),
        ("history --show 2 --to x", "`drill history` does not take `--to`"),
        ("history first-sum --show 2", "`drill history --show` does not take `first-sum`"),
        ("history import x -n 3", "`drill history import` does not take `--limit`"),
        ("history --to x", "`drill history` does not take `--to`"),
        ("history first-sum extra", "`drill history` does not take `extra`"),
    ],
)
def test_what_means_nothing_is_refused(run: Any, line: str, told: str) -> None:
    assert run(line) == 2
    assert run.err.startswith(f"error: {told}\nhint: `drill history")
