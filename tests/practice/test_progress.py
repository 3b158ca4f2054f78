from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from drill.content.library import Library
from drill.practice import checking, progress
from drill.practice.progress import Status
from drill.store.history import History

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def solve(library: Library, history: History, desk: Path, problem: str, text: str) -> None:
    (desk / "x.py").write_text(text)
    checking.check(library, problem, desk / "x.py", history)


def test_a_problem_is_new_then_started_then_attempted_then_solved_for_good(
    library: Library, history: History, desk: Path, judge: Any
) -> None:
    seen = [progress.statuses(library, history)["first-sum"]]
    history.record_opening("first-sum", desk / "x.py", NOW)
    seen.append(progress.statuses(library, history)["first-sum"])
    for text in ("wrong", "a + b", "wrong"):
        solve(library, history, desk, "first-sum", text)
        seen.append(progress.statuses(library, history)["first-sum"])
    assert seen == [
        Status.NEW,
        Status.STARTED,
        Status.ATTEMPTED,
        Status.SOLVED,
        Status.SOLVED,
    ]


def test_the_next_problem_is_the_first_unsolved_one_after_this_then_from_the_start(
    library: Library, history: History, desk: Path, judge: Any
) -> None:
    def after(problem: str | None) -> str | None:
        found = progress.next_unsolved(library, history, problem)
        return found.id if found else None

    assert after(None) == "first-sum"
    assert after("first-sum") == "other-sum"
    assert after("third-sum") == "first-sum"
    solve(library, history, desk, "other-sum", "a + b")
    assert after("first-sum") == "third-sum"
    solve(library, history, desk, "first-sum", "a + b")
    solve(library, history, desk, "third-sum", "a + b")
    assert after("first-sum") is None


def test_a_problem_that_left_the_library_is_not_open(
    library: Library, history: History, desk: Path
) -> None:
    history.record_opening("gone", desk / "gone.py", NOW)
    assert progress.open_problem(library, history) is None
    history.record_opening("first-sum", desk / "first-sum.py", NOW)
    opening = progress.open_problem(library, history)
    assert opening
    assert opening.problem == "first-sum"
