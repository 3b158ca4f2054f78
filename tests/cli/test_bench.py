"""`drill bench`, from the command line to what is printed."""

import json
from pathlib import Path
from typing import Any

import pytest

from drill.content.library import Library
from drill.judge.benched import BenchRequest, BenchResult, Entrant, Kind
from drill.practice import benching

RIGHT = "def add(a, b):\n    return a + b\n"


@pytest.fixture(autouse=True)
def asked(library: Library, desk: Path, monkeypatch: pytest.MonkeyPatch) -> list[BenchRequest]:
    """A judge that measures nothing, and what it was asked; `first-sum` has a limit of time."""
    with (library.root / "problems" / "first-sum.yaml").open("a", encoding="utf-8") as file:
        file.write("dims: {n: [1, 9]}\ntime: {dims: {n: 8}, at_most: 4, over: [n]}\n")
    requests: list[BenchRequest] = []

    def measure(request: BenchRequest) -> BenchResult:
        requests.append(request)
        kinds = [*(candidate.kind for candidate in request.candidates), Kind.REFERENCE]
        entrants = [Entrant(kind, [0.001, 0.002]) for kind in kinds]
        return BenchResult(request.problem, "cpu", ["n"], [{"n": 1}, {"n": 2}], entrants)

    monkeypatch.setattr(benching, "ask_judge", measure)
    return requests


def test_the_open_problem_is_measured_with_its_file(
    run: Any, desk: Path, asked: list[BenchRequest]
) -> None:
    run("start first-sum")
    (desk / "first-sum.py").write_text(RIGHT)
    assert run("bench") == 0
    assert "  Y your file  1.0 ms  2.0 ms     1x\n" in run.out
    assert run.out.endswith("\nnext: drill check first-sum\n")
    [request] = asked
    assert [candidate.text for candidate in request.candidates] == [RIGHT]


def test_another_file_tells_the_problem_by_its_name(
    run: Any, desk: Path, asked: list[BenchRequest]
) -> None:
    (desk / "old").mkdir()
    (desk / "old" / "first-sum.py").write_text(RIGHT)
    assert run("bench --file old/first-sum.py") == 0
    assert run.out.endswith("\nnext: drill check first-sum --file old/first-sum.py\n")
    assert asked[0].candidates[0].folder == str(desk / "old")


def test_without_a_file_the_reference_is_shown_and_the_next_command_writes_one(
    run: Any, desk: Path
) -> None:
    assert run("bench first-sum") == 0
    said = " ".join(run.out.split())  # a long path is folded
    assert "Y your file: there is no file `/" in said
    assert "  R reference  1.0 ms  2.0 ms     1x\n" in run.out
    assert run.out.endswith("\nnext: drill start first-sum\n")


def test_a_file_that_was_named_has_to_be_there(run: Any) -> None:
    assert run("bench first-sum --file none.py") == 2
    assert run.err.startswith("error: there is no file `none.py`\n")


def test_json_has_the_fixed_form(run: Any, desk: Path) -> None:
    (desk / "first-sum.py").write_text(RIGHT)
    assert run("bench first-sum --json --lang zh") == 0
    assert json.loads(run.out) == {
        "schema": 1,
        "problem": "first-sum",
        "device": "cpu",
        "over": ["n"],
        "sizes": [{"n": 1}, {"n": 2}],
        "entrants": [
            {"name": "你的代码", "kind": "now", "seconds": [0.001, 0.002], "error": None},
            {"name": "参考答案", "kind": "reference", "seconds": [0.001, 0.002], "error": None},
        ],
    }
    (desk / "first-sum.py").unlink()
    run("bench first-sum --json")
    own = json.loads(run.out)["entrants"][0]
    assert own["seconds"] == [None, None]
    assert own["error"] == f"there is no file `{desk}/first-sum.py`"


def test_a_problem_without_limits_has_nothing_to_compare(run: Any) -> None:
    assert run("bench other-sum") == 2
    assert run.err == (
        "error: `other-sum` limits neither time nor growth: there is nothing to compare\n"
        "hint: `drill check other-sum` says whether your answer is right\n"
    )


def test_a_history_that_cannot_be_read_is_told(run: Any, desk: Path, home: Path) -> None:
    (home / "history.sqlite3").write_bytes(b"no database" * 100)
    (desk / "first-sum.py").write_text(RIGHT)
    assert run("bench first-sum") == 0
    assert "Y your file" in run.out
    assert run.err.startswith("your earlier answers are left out\nwarning: the history is damaged")
