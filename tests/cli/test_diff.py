"""`drill diff`: one's answer beside the reference, or beside another attempt."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from drill.content.library import Library
from drill.store.history import History

WRONG = "def add(a, b):\n    return a - b\n"
RIGHT = "def add(a, b):\n    return a + b  # plus\n"


@pytest.fixture(autouse=True)
def _three_problems(library: Library, desk: Path, judge: Any) -> None:
    """Every command here works on the test library, in an empty folder, with the fake judge."""


@pytest.fixture
def submit(run: Any, desk: Path) -> Any:
    """Check a text: `submit(WRONG)`."""

    def check(text: str, problem: str = "first-sum") -> None:
        (desk / f"{problem}.py").write_text(text, encoding="utf-8")
        run(f"check {problem}")

    return check


@pytest.fixture
def opened(run: Any, submit: Any) -> None:
    """`first-sum` is open, and attempt 1 at it was wrong."""
    run("start first-sum")
    submit(WRONG)


def events(history: History) -> list[tuple[str, str]]:
    with sqlite3.connect(history.path) as database:
        return [tuple(row) for row in database.execute("SELECT problem, kind FROM events")]


def test_the_reference_is_not_shown_unasked(run: Any, opened: None, history: History) -> None:
    for line, command in (
        ("diff", "drill diff first-sum 1 --yes"),
        ("diff first-sum 1 --all", "drill diff first-sum 1 --all --yes"),
        ("diff 1 --json", "drill diff first-sum 1 --yes --json"),
    ):
        assert run(line) == 2
        assert run.out == ""
        assert run.err == (
            "error: this asks first, and there is no terminal to ask on\n"
            f"hint: `{command}` does it\n"
        )
    assert events(history) == []


def test_whoever_has_not_solved_it_is_asked_and_that_it_was_seen_is_recorded(
    run: Any, opened: None, answers: Any, history: History
) -> None:
    answers("n")
    assert run("diff") == 0
    assert run.out == ""
    assert "You have not solved `first-sum` yet. Show the solution? [y/N]" in run.err
    assert run.err.endswith("not shown\n")
    assert events(history) == []
    answers("y")
    assert run("diff") == 0
    lines = run.out.splitlines()
    assert lines[0] == "Add two numbers (first-sum)  first-sum"
    assert lines[2].startswith("- attempt 1 · ")
    assert lines[2].endswith(" · ✗ wrong answer")
    assert lines[3:] == [
        "+ the reference",
        "",
        "1 1   def add(a, b):",
        "2   -     return a - b",
        "    ~              ^",
        "  2 +     return a + b",
        "    ~              ^",
        "",
        "next: drill reset first-sum",
    ]
    assert events(history) == [("first-sum", "solution")]


def test_it_is_recorded_of_whoever_solved_it_too_without_asking(
    run: Any, opened: None, submit: Any, history: History
) -> None:
    submit(RIGHT)
    assert run("diff first-sum --lang zh") == 0
    assert "- 第 2 号提交 · " in run.out
    assert "+ 参考答案\n" in run.out
    assert run.out.endswith("\n下一步：drill reset first-sum\n")
    assert events(history) == [("first-sum", "solution")]


def test_an_answer_with_gaps_or_planted_mistakes_solved_nothing(
    run: Any, opened: None, history: History
) -> None:
    done = history.attempt(1)
    assert done
    history.record_attempt(replace(done, verdict="passed", mode="cloze"))
    assert run("diff") == 2
    assert run("diff --yes") == 0
    assert "✓ right · cloze\n" in run.out


@pytest.mark.parametrize("line", ["diff first-sum 1 --yes", "diff 1 --yes"])
def test_a_number_names_the_attempt_and_its_problem(
    run: Any, opened: None, submit: Any, line: str
) -> None:
    submit(RIGHT)
    run("start other-sum")
    assert run(line) == 0
    assert run.out.startswith("Add two numbers (first-sum)  first-sum\n\n- attempt 1 · ")


def test_without_an_attempt_it_is_the_file_as_it_is_now(run: Any, desk: Path) -> None:
    run("start first-sum")
    (desk / "first-sum.py").write_text(WRONG, encoding="utf-8")
    assert run("diff --yes") == 0
    assert f"- your file as it is now: {desk}/first-sum.py\n" in run.out
    assert "2   -     return a - b\n" in run.out
    run("diff --yes --json")
    told = json.loads(run.out)
    assert told["left"] == {"kind": "file", "path": f"{desk}/first-sum.py"}


def test_without_either_there_is_nothing_to_compare(run: Any, desk: Path, history: History) -> None:
    assert run("diff first-sum --yes") == 2
    assert run.err == (
        "error: there is no answer of yours to `first-sum` yet\n"
        "hint: `drill start first-sum` begins one\n"
    )
    assert events(history) == []
    assert run("diff") == 2
    assert run.err.startswith("error: no problem is open\n")


def test_two_attempts_are_compared_the_earlier_one_first_and_nobody_is_asked(
    run: Any, opened: None, submit: Any, history: History
) -> None:
    submit(RIGHT)
    shown = []
    for line in ("diff --with 1", "diff first-sum 1 --with 2", "diff 2 --with 1"):
        assert run(line) == 0
        shown.append(run.out)
    assert shown[0] == shown[1] == shown[2]
    assert "\n- attempt 1 · " in shown[0]
    assert "\n+ attempt 2 · " in shown[0]
    assert "  2 +     return a + b  # plus\n" in shown[0]
    assert shown[0].endswith("\n\nnext: drill check first-sum\n")
    assert events(history) == []


def test_attempts_are_compared_of_a_problem_that_is_gone(
    run: Any, opened: None, submit: Any, library: Library
) -> None:
    submit(RIGHT)
    (library.root / "problems" / "first-sum.yaml").unlink()
    assert run("diff 2 --with 1") == 0
    assert run.out.startswith("first-sum\n\n- attempt 1 · ")
    assert run.out.endswith("\n\nnext: drill history\n")
    assert run("diff 2 --yes") == 2
    assert run.err.startswith("error: no problem is called `first-sum`\n")


def test_an_attempt_at_another_problem_is_refused(run: Any, opened: None, submit: Any) -> None:
    submit(WRONG, "other-sum")
    for line in ("diff first-sum 2", "diff first-sum --with 2", "diff 1 --with 2"):
        assert run(line) == 2
        assert run.err == (
            "error: attempt 2 is at `other-sum`, not at `first-sum`\n"
            "hint: `drill history first-sum` lists the attempts at it\n"
        )


@pytest.mark.parametrize("line", ["diff first-sum 9", "diff 9", "diff --with 9"])
def test_a_number_that_no_attempt_has_is_told(run: Any, opened: None, line: str) -> None:
    assert run(line) == 2
    assert run.err == (
        "error: there is no attempt `9`\nhint: `drill history` lists them with their numbers\n"
    )


def test_a_problem_that_is_called_like_a_number_is_a_problem(
    run: Any, library: Library, submit: Any
) -> None:
    for folder, ending in (("problems", "yaml"), ("solutions", "py")):
        file = library.root / folder / f"first-sum.{ending}"
        content = file.read_text(encoding="utf-8").replace("first-sum", "'1'")
        file.with_name(f"1.{ending}").write_text(content, encoding="utf-8")
    submit(WRONG)
    submit(WRONG, "1")
    assert run("diff 1 --yes") == 0
    assert run.out.startswith("Add two numbers ('1')  1\n\n- attempt 2 · ")


def test_only_what_differs_is_shown_or_all_of_it(run: Any, opened: None, submit: Any) -> None:
    same = "".join(f"a{n} = {n}\n" for n in range(9))
    submit(same + WRONG)
    submit(same + RIGHT)
    assert run("diff --with 2") == 0
    assert "… equal lines: 7\n 8  8   a7 = 7\n" in run.out
    assert run("diff --with 2 --all") == 0
    assert "equal lines" not in run.out
    assert " 1  1   a0 = 0\n" in run.out
    assert run("diff 3 --with 3") == 0
    assert "no line differs" in run.out


def test_hunks_as_json_have_the_fixed_form(run: Any, opened: None, history: History) -> None:
    done = history.attempt(1)
    assert done
    assert run("diff --yes --json") == 0
    assert json.loads(run.out) == {
        "schema": 1,
        "problem": "first-sum",
        "left": {
            "kind": "attempt",
            "number": 1,
            "checked_at": done.checked_at.isoformat(),
            "verdict": "failed",
            "mode": "stub",
        },
        "right": {"kind": "reference"},
        "hunks": [
            {
                "skipped": 0,
                "rows": [
                    {
                        "kind": "same",
                        "left": {"number": 1, "text": "def add(a, b):", "marks": []},
                        "right": {"number": 1, "text": "def add(a, b):", "marks": []},
                    },
                    {
                        "kind": "changed",
                        "left": {"number": 2, "text": "    return a - b", "marks": [[13, 14]]},
                        "right": {"number": 2, "text": "    return a + b", "marks": [[13, 14]]},
                    },
                ],
            }
        ],
    }
    assert events(history) == [("first-sum", "solution")]
