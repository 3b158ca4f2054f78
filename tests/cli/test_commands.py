"""The commands, from the command line to what is printed, with a judge that answers at once."""

import json
from pathlib import Path
from typing import Any

import pytest

from drill.__main__ import main
from drill.content.library import Library
from drill.errors import JudgeError
from drill.judge.result import CheckRequest, CheckResult
from drill.store.history import History
from drill.text import same
from drill.ui import console

RIGHT = "def add(a, b):\n    return a + b\n"


@pytest.fixture(autouse=True)
def _three_problems(library: Library, desk: Path, judge: Any) -> None:
    """Every command here works on the test library, in an empty folder, with the fake judge."""


class Run:
    """Runs command lines, and keeps what they printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.out = self.err = ""

    def __call__(self, line: str) -> int:
        code = main(line.split())
        self.out, self.err = self.capsys.readouterr()
        return code


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(capsys)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Make a person answer: `answers("y")`."""

    def say(answer: str) -> None:
        monkeypatch.setattr(console, "interactive", lambda: True)
        monkeypatch.setattr("builtins.input", lambda: answer)

    return say


def damage(home: Path) -> None:
    (home / "history.sqlite3").write_bytes(b"no database" * 100)


# list


def test_list_json_has_the_fixed_form(run: Run) -> None:
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
def test_list_keeps_what_fits_all_filters(run: Run, filters: str, ids: list[str]) -> None:
    run("start other-sum")
    run(f"list --json {filters}")
    assert [problem["id"] for problem in json.loads(run.out)["problems"]] == ids


def test_list_and_show_work_without_a_history_and_warn(run: Run, home: Path) -> None:
    damage(home)
    for command in ("list", "show first-sum", "list --json", "show first-sum --json"):
        assert run(command) == 0
        assert "first-sum" in run.out
        assert run.err.startswith("warning: the history is damaged")
    assert run("list --status new") == 2


# show and start


def test_show_without_id_shows_the_open_problem(run: Run) -> None:
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


def test_start_shows_the_question_and_the_file(run: Run, desk: Path) -> None:
    assert run("start first-sum") == 0
    assert "Return the sum of `a` and `b`" in run.out
    assert run.out.endswith(f"  written: {desk}/first-sum.py\n\nnext: drill check\n")
    assert "def add" in (desk / "first-sum.py").read_text()
    assert run("start first-sum") == 0
    assert f"  kept as it was: {desk}/first-sum.py\n" in run.out


def test_start_edit_opens_the_editor_at_the_gap(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = desk / "vim"
    script.write_text('#!/bin/sh\necho "$@" > arguments\n')
    script.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(script))
    assert run("start first-sum --edit --dir sub") == 0
    assert (desk / "arguments").read_text() == f"+5 {desk}/sub/first-sum.py\n"


def test_an_editor_that_is_missing_does_not_undo_the_start(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor")
    assert run("start first-sum -e") == 2
    assert "error: the editor `no-such-editor` failed" in run.err
    assert (desk / "first-sum.py").exists()
    assert run("check") == 1


# check


def test_check_needs_no_argument_after_start(run: Run, desk: Path) -> None:
    run("start first-sum")
    assert run("check") == 1
    assert run.out.startswith("✗ wrong answer  Add two numbers (first-sum)")
    (desk / "first-sum.py").write_text(RIGHT)
    assert run("check") == 0
    assert run.out.startswith("✓ right")
    assert "check 2 of this problem;\n  solved for the first time" in run.out
    assert run.out.endswith("next: drill start other-sum\n")


def test_check_json_is_alone_on_stdout(run: Run, desk: Path) -> None:
    (desk / "mine.py").write_text(RIGHT)
    assert run("check first-sum --file mine.py --seed 12 --json") == 0
    found = json.loads(run.out)
    assert (found["schema"], found["problem"], found["verdict"]) == (1, "first-sum", "passed")
    assert (found["passed"], found["total"], found["seed"], found["mistake"]) == (1, 1, 12, None)
    assert run.err == ""


def test_a_file_named_after_a_problem_is_checked_as_that_problem(
    run: Run, desk: Path, judge: Any
) -> None:
    run("start other-sum")
    for name in ("third-sum.py", "whatever.py"):
        (desk / name).write_text(RIGHT)
        assert run(f"check --file {name}") == 0
    assert [request.problem for request in judge.requests] == ["third-sum", "other-sum"]


def test_a_problem_that_was_started_elsewhere_is_found_there(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
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
    run: Run, desk: Path, line: str, told: str
) -> None:
    assert run(f"{line} --json") == 2
    assert run.out == ""
    assert run.err.startswith(told.format(desk=desk))


def test_a_damaged_history_costs_the_record_and_not_the_verdict(
    run: Run, desk: Path, home: Path
) -> None:
    damage(home)
    (desk / "first-sum.py").write_text(RIGHT)
    assert run("check first-sum --json") == 0
    assert json.loads(run.out)["verdict"] == "passed"
    assert run.err.startswith("this check was not recorded\nwarning: the history is damaged: `")


def test_a_judge_that_ends_without_a_verdict_ends_with_2(run: Run, desk: Path, judge: Any) -> None:
    def broken(request: CheckRequest) -> CheckResult:
        raise JudgeError(same("the judge ended"), same("`drill doctor`"))

    judge.answer = broken
    (desk / "first-sum.py").write_text(RIGHT)
    assert run("check first-sum") == 2
    assert run.err == "error: the judge ended\nhint: `drill doctor`\n"


# hint and solution


def test_hint_gives_one_more_each_time_then_all_again(run: Run, history: History) -> None:
    run("start first-sum")
    for number, text in ((1, "What does plus do?"), (2, "Use it."), (3, "Return `a + b`.")):
        assert run("hint") == 0
        assert f"hint {number}/3\n  {text}\n" in run.out
        assert run.out.count("hint ") - run.out.count("drill hint ") == 1
    assert "drill solution first-sum" in run.out
    assert run("hint") == 0
    assert "hint 1/3" in run.out
    assert "hint 3/3" in run.out
    assert run.err == "there are no more hints\n"
    assert history.hints_shown("first-sum") == 3


def test_solution_is_not_shown_unasked(run: Run) -> None:
    assert run("solution first-sum") == 2
    assert run.out == ""
    assert run.err == (
        "error: this asks first, and there is no terminal to ask on\n"
        "hint: `drill solution first-sum --yes` does it\n"
    )


def test_solution_asks_whoever_has_not_solved_it_and_records_it(
    run: Run, answers: Any, history: History
) -> None:
    answers("n")
    assert run("solution first-sum") == 0
    assert run.out == ""
    assert "You have not solved `first-sum` yet. Show the solution? [y/N]" in run.err
    answers("y")
    assert run("solution first-sum") == 0
    assert "return a + b" in run.out
    from drill.store.database import transaction

    with transaction(history.path) as database:
        rows = database.execute("SELECT problem, kind FROM events").fetchall()
    assert [tuple(row) for row in rows] == [("first-sum", "solution")]


def test_solution_does_not_ask_who_solved_it(run: Run, desk: Path) -> None:
    (desk / "first-sum.py").write_text(RIGHT)
    run("check first-sum")
    assert run("solution first-sum") == 0
    assert "return a + b" in run.out


# reset


def test_reset_asks_and_keeps_the_old_file(run: Run, desk: Path, answers: Any) -> None:
    run("start first-sum")
    (desk / "first-sum.py").write_text("mine")
    assert run("reset") == 2
    assert "hint: `drill reset first-sum --yes` does it" in run.err
    answers("")
    assert run("reset") == 0
    assert run.err.endswith("nothing was changed\n")
    assert (desk / "first-sum.py").read_text() == "mine"
    answers("y")
    assert run("reset") == 0
    (copy,) = desk.glob("first-sum.*-*.py")
    assert copy.read_text() == "mine"
    assert f"kept:    {copy}\n" in run.out
    assert "def add" in (desk / "first-sum.py").read_text()


def test_reset_yes_does_not_ask(run: Run, desk: Path) -> None:
    run("start first-sum")
    assert run("reset --yes") == 0
    assert len(list(desk.iterdir())) == 2


# doctor


def test_doctor_json_lists_every_check(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from drill.practice import health

    monkeypatch.setattr(health, "PROBE", "first-sum")
    assert run("doctor --json") == 0
    checks = {check["id"]: check for check in json.loads(run.out)["checks"]}
    assert checks["judge"]["level"] == "ok"
    assert {"python", "torch", "content", "home", "history", "editor", "fork"} <= set(checks)


def test_doctor_ends_with_2_when_something_is_broken(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from drill.practice import health

    monkeypatch.setattr(health, "PROBE", "first-sum")
    damage(home)
    assert run("doctor") == 2
    assert "problem  history" in run.out
    assert run.out.endswith("1 to be mended before drill works\n")


# plain drill


def test_plain_drill_names_the_first_problem(run: Run, desk: Path) -> None:
    assert run("") == 0
    assert run.out.startswith("Add two numbers (first-sum)  first-sum\n")
    assert run.out.endswith("next: drill start first-sum\n")
    assert list(desk.iterdir()) == []


def test_plain_drill_starts_it_for_who_says_yes(run: Run, desk: Path, answers: Any) -> None:
    answers("y")
    assert run("") == 0
    assert (desk / "first-sum.py").exists()
    assert run.out.endswith("next: drill check\n")


def test_plain_drill_goes_on_with_the_open_problem(run: Run, desk: Path) -> None:
    run("start other-sum")
    assert run("") == 0
    assert f"  file   {desk}/other-sum.py\n" in run.out
    assert "  last   not checked yet\n" in run.out
    run("check")
    run("")
    assert "  last   wrong answer\n" in run.out


def test_plain_drill_offers_the_next_problem_after_a_right_answer(run: Run, desk: Path) -> None:
    for problem, after in (
        ("other-sum", "next: drill start third-sum\n"),
        ("third-sum", "next: drill start first-sum\n"),
        ("first-sum", "Every problem is solved.\n\nnext: drill list\n"),
    ):
        run(f"start {problem}")
        (desk / f"{problem}.py").write_text(RIGHT)
        assert run("check") == 0
        assert run("") == 0
        assert run.out.endswith(after)
