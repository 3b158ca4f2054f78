"""Hints, solutions, beginning anew, the doctor, and plain `drill`."""

import json
from pathlib import Path
from typing import Any

import pytest

from drill.content.library import Library
from drill.store.history import History

RIGHT = "def add(a, b):\n    return a + b\n"


@pytest.fixture(autouse=True)
def _three_problems(library: Library, desk: Path, judge: Any) -> None:
    """Every command here works on the test library, in an empty folder, with the fake judge."""


# hint and solution


def test_hint_gives_one_more_each_time_then_all_again(run: Any, history: History) -> None:
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


def test_solution_is_not_shown_unasked(run: Any) -> None:
    assert run("solution first-sum") == 2
    assert run.out == ""
    assert run.err == (
        "error: this asks first, and there is no terminal to ask on\n"
        "hint: `drill solution first-sum --yes` does it\n"
    )


def test_solution_asks_whoever_has_not_solved_it_and_records_it(
    run: Any, answers: Any, history: History
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


def test_solution_does_not_ask_who_solved_it(run: Any, desk: Path) -> None:
    (desk / "first-sum.py").write_text(RIGHT)
    run("check first-sum")
    assert run("solution first-sum") == 0
    assert "return a + b" in run.out


# reset


def test_reset_asks_and_keeps_the_old_file(run: Any, desk: Path, answers: Any) -> None:
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


def test_reset_yes_does_not_ask(run: Any, desk: Path) -> None:
    run("start first-sum")
    assert run("reset --yes") == 0
    assert len(list(desk.iterdir())) == 2


# doctor


def test_doctor_json_lists_every_check(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from drill.practice import health

    monkeypatch.setattr(health, "PROBE", "first-sum")
    assert run("doctor --json") == 0
    checks = {check["id"]: check for check in json.loads(run.out)["checks"]}
    assert checks["judge"]["level"] == "ok"
    assert {"python", "torch", "content", "home", "history", "editor", "fork"} <= set(checks)


def test_doctor_ends_with_2_when_something_is_broken(
    run: Any, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from drill.practice import health

    monkeypatch.setattr(health, "PROBE", "first-sum")
    (home / "history.sqlite3").write_bytes(b"no database" * 100)
    assert run("doctor") == 2
    assert "problem  history" in run.out
    assert run.out.endswith("1 to be mended before drill works\n")


# plain drill


def test_plain_drill_names_the_first_problem(run: Any, desk: Path) -> None:
    assert run("") == 0
    assert run.out.startswith("Add two numbers (first-sum)  first-sum\n")
    assert run.out.endswith("next: drill start first-sum\n")
    assert list(desk.iterdir()) == []


def test_plain_drill_starts_it_for_who_says_yes(run: Any, desk: Path, answers: Any) -> None:
    answers("y")
    assert run("") == 0
    assert (desk / "first-sum.py").exists()
    assert run.out.endswith("next: drill check\n")


def test_plain_drill_goes_on_with_the_open_problem(run: Any, desk: Path) -> None:
    run("start other-sum")
    assert run("") == 0
    assert f"  file   {desk}/other-sum.py\n" in run.out
    assert "  last   not checked yet\n" in run.out
    run("check")
    run("")
    assert "  last   wrong answer\n" in run.out


def test_plain_drill_offers_the_next_problem_after_a_right_answer(run: Any, desk: Path) -> None:
    for problem, after in (
        ("other-sum", "next: drill start first-sum\n"),
        ("first-sum", "next: drill start third-sum\n"),
        ("third-sum", "Nothing is due.\n\nnext: drill list\n"),
    ):
        run(f"start {problem}")
        (desk / f"{problem}.py").write_text(RIGHT)
        assert run("check") == 0
        assert run("") == 0
        assert run.out.endswith(after)
