"""Listing, showing, starting and checking, from the command line to what is printed."""

import json
from pathlib import Path
from typing import Any

import pytest

from drill.content.library import Library
from drill.errors import JudgeError
from drill.judge.result import CheckRequest, CheckResult
from drill.text import same

RIGHT = "def add(a, b):\n    return a + b\n"


@pytest.fixture(autouse=True)
def _three_problems(library: Library, desk: Path, judge: Any) -> None:
    """Every command here works on the test library, in an empty folder, with the fake judge."""


def damage(home: Path) -> None:
    (home / "history.sqlite3").write_bytes(b"no database" * 100)


# list


def test_the_list_is_a_table_for_a_document_without_progress(run: Any, library: Library) -> None:
    run("start first-sum")
    assert run("list --markdown --lang zh") == 0
    lines = run.out.splitlines()
    assert lines[0] == "| 领域 | id | 题目 | 难度 | 分钟 | 框架 |"
    assert lines[2].startswith("| 注意力 | `first-sum` |")
    assert len(lines) == 2 + len(library.summaries())


def test_list_json_has_the_fixed_form(run: Any) -> None:
    run("start other-sum")
    assert run("list --json") == 0
    listed = json.loads(run.out)
    assert listed["schema"] == 1
    assert listed["problems"][1] == {
        "id": "other-sum",
        "title": "Add two numbers (other-sum)",
        "area": "losses",
        "difficulty": "easy",
        "minutes": 10,
        "framework": "python",
        "status": "started",
    }


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ("", ["first-sum", "other-sum", "third-sum"]),
        ("--area data", ["third-sum"]),
        ("--status started", ["other-sum"]),
        ("--status new --area losses", []),
        ("--difficulty easy --framework python", ["first-sum", "other-sum", "third-sum"]),
        ("--framework torch", []),
    ],
)
def test_list_keeps_what_fits_all_filters(run: Any, filters: str, ids: list[str]) -> None:
    run("start other-sum")
    run(f"list --json {filters}")
    assert [problem["id"] for problem in json.loads(run.out)["problems"]] == ids


def test_list_and_show_work_without_a_history_and_warn(run: Any, home: Path) -> None:
    damage(home)
    for command in ("list", "show first-sum", "list --json", "show first-sum --json"):
        assert run(command) == 0
        assert "first-sum" in run.out
        assert run.err.startswith("warning: the history is damaged")
    assert run("list --status new") == 2


# show and start


def test_show_without_id_shows_the_open_problem(run: Any) -> None:
    assert run("show") == 2
    assert run.err == (
        "error: no problem is open\nhint: `drill start ID` opens one; `drill list` shows them\n"
    )
    run("start other-sum")
    assert run("show --json") == 0
    shown = json.loads(run.out)["problem"]
    assert (shown["id"], shown["entry"], shown["asked"]) == (
        "other-sum",
        ["add"],
        ["first interviews"],
    )


def test_start_shows_the_question_and_the_file(run: Any, desk: Path) -> None:
    assert run("start first-sum") == 0
    assert "Return the sum of `a` and `b`" in run.out
    assert run.out.endswith(f"  written: {desk}/first-sum.py\n\nnext: drill check\n")
    assert "def add" in (desk / "first-sum.py").read_text()
    assert run("start first-sum") == 0
    assert f"  kept as it was: {desk}/first-sum.py\n" in run.out


def test_start_edit_opens_the_editor_at_the_gap(
    run: Any, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = desk / "vim"
    script.write_text('#!/bin/sh\necho "$@" > arguments\n')
    script.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(script))
    assert run("start first-sum --edit --dir sub") == 0
    assert (desk / "arguments").read_text() == f"+5 {desk}/sub/first-sum.py\n"


def test_an_editor_that_is_missing_does_not_undo_the_start(
    run: Any, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor")
    assert run("start first-sum -e") == 2
    assert "error: the editor `no-such-editor` failed" in run.err
    assert (desk / "first-sum.py").exists()
    assert run("check") == 1


# check


def test_check_needs_no_argument_after_start(run: Any, desk: Path) -> None:
    run("start first-sum")
    assert run("check") == 1
    assert run.out.startswith("✗ wrong answer  Add two numbers (first-sum)")
    (desk / "first-sum.py").write_text(RIGHT)
    assert run("check") == 0
    assert run.out.startswith("✓ right")
    assert "check 2 of this problem; solved\n  for the first time" in run.out
    assert run.out.endswith("next: drill start other-sum\n")


def test_check_json_is_alone_on_stdout(run: Any, desk: Path) -> None:
    (desk / "mine.py").write_text(RIGHT)
    assert run("check first-sum --file mine.py --seed 12 --json") == 0
    found = json.loads(run.out)
    assert (found["schema"], found["problem"], found["verdict"]) == (1, "first-sum", "passed")
    assert (found["passed"], found["total"], found["seed"], found["mistake"]) == (1, 1, 12, None)
    assert run.err == ""


def test_a_file_named_after_a_problem_is_checked_as_that_problem(
    run: Any, desk: Path, judge: Any
) -> None:
    run("start other-sum")
    for name in ("third-sum.py", "whatever.py"):
        (desk / name).write_text(RIGHT)
        assert run(f"check --file {name}") == 0
    assert [request.problem for request in judge.requests] == ["third-sum", "other-sum"]


def test_a_problem_that_was_started_elsewhere_is_found_there(
    run: Any, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("start first-sum --dir sub")
    (desk / "sub" / "first-sum.py").write_text(RIGHT)
    (desk / "away").mkdir()
    monkeypatch.chdir(desk / "away")
    assert run("check") == 0


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("check first-sum", "error: there is no file `{desk}/first-sum.py`\n"),
        ("check first-sum --file none.py", "error: there is no file `none.py`\n"),
        ("check first-sum --file .", "error: `.` is a directory\n"),
        ("check nothing", "error: no problem is called `nothing`\n"),
        ("check", "error: no problem is open\n"),
    ],
)
def test_what_cannot_be_checked_ends_with_2_and_nothing_on_stdout(
    run: Any, desk: Path, line: str, told: str
) -> None:
    assert run(f"{line} --json") == 2
    assert run.out == ""
    assert run.err.startswith(told.format(desk=desk))


def test_a_damaged_history_costs_the_record_and_not_the_verdict(
    run: Any, desk: Path, home: Path
) -> None:
    damage(home)
    (desk / "first-sum.py").write_text(RIGHT)
    assert run("check first-sum --json") == 0
    assert json.loads(run.out)["verdict"] == "passed"
    assert run.err.startswith("this check was not recorded\nwarning: the history is damaged: `")


def test_a_judge_that_ends_without_a_verdict_ends_with_2(run: Any, desk: Path, judge: Any) -> None:
    def broken(request: CheckRequest) -> CheckResult:
        raise JudgeError(same("the judge ended"), same("`drill doctor`"))

    judge.answer = broken
    (desk / "first-sum.py").write_text(RIGHT)
    assert run("check first-sum") == 2
    assert run.err == "error: the judge ended\nhint: `drill doctor`\n"
