"""Watch mode while a verdict is known, and its explanation or the answer's cost is not."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from drill.content.library import Library
from drill.errors import DrillError
from drill.judge.result import CheckResult, Verdict
from drill.practice.checking import Checked
from drill.practice.progress import Status
from drill.practice.turns import Turn
from drill.text import same
from drill.ui.watch_state import Command, State, View

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)

Open = Callable[..., State]
Draw = Callable[..., list[str]]


def checked(state: State, verdict: Verdict, final: bool = True) -> Checked:
    result = CheckResult(state.problem.id, verdict, same("it is wrong"), 5, final=final)
    return Checked(state.problem, result, state.path, "text")


def saved(state: State) -> Turn:
    """A save, and that it is being checked."""
    state.turns.saved("text")
    turn = state.turns.begin()
    assert turn is not None
    return turn


def hear(state: State, turn: Turn, verdict: Verdict = Verdict.PASSED) -> None:
    """A check tells its verdict before it is over."""
    state.heard(turn, NOW, checked(state, verdict, final=False))


def view(state: State) -> View:
    return state.view


def status(state: State) -> Status:
    return state.statuses[state.problem.id]


def test_a_verdict_that_is_not_final_is_shown_and_changes_nothing_else(opened: Open) -> None:
    state = opened()
    hear(state, saved(state))
    assert state.outcome is not None
    assert (state.outcome.save, state.outcome.verdict) == (1, Verdict.PASSED)
    assert state.outcome.unfinished is not None
    assert view(state) is View.VERDICT
    assert status(state) is Status.NEW
    assert (state.pending, state.solved, state.ended) == (True, False, None)
    assert state.turns.checking
    assert state.key("n") is None


@pytest.mark.parametrize("verdict", [Verdict.PASSED, Verdict.SLOW])
def test_the_final_verdict_replaces_it(opened: Open, verdict: Verdict) -> None:
    state = opened()
    turn = saved(state)
    hear(state, turn)
    state.checked(turn, NOW, checked(state, verdict))
    right = verdict is Verdict.PASSED
    assert state.outcome is not None
    assert state.outcome.verdict is verdict
    assert state.outcome.unfinished is None
    assert (state.pending, state.solved) == (False, right)
    assert status(state) is (Status.SOLVED if right else Status.ATTEMPTED)
    assert state.key("n") is (Command.NEXT if right else None)


def test_who_read_a_verdict_and_went_on_is_not_called_back_by_the_final_one(
    opened: Open,
) -> None:
    state = opened()
    turn = saved(state)
    hear(state, turn)
    state.key("s")
    state.checked(turn, NOW, checked(state, Verdict.PASSED))
    assert view(state) is View.STATEMENT
    assert state.solved
    turn = saved(state)
    state.checked(turn, NOW, checked(state, Verdict.FAILED))
    assert view(state) is View.VERDICT


def test_what_is_told_of_an_overtaken_save_is_not_shown(opened: Open) -> None:
    state = opened()
    turn = saved(state)
    state.turns.saved("newer")
    hear(state, turn)
    assert state.outcome is None
    assert not state.pending


def test_what_was_told_is_completed_even_when_a_newer_save_has_come(opened: Open) -> None:
    state = opened()
    turn = saved(state)
    hear(state, turn)
    state.turns.saved("newer")
    assert not state.pending
    state.checked(turn, NOW, checked(state, Verdict.SLOW))
    assert state.outcome is not None
    assert (state.outcome.save, state.outcome.verdict) == (1, Verdict.SLOW)
    assert state.turns.checking
    newer = state.turns.begin()
    assert newer is not None
    state.checked(newer, NOW, checked(state, Verdict.FAILED))
    assert (state.outcome.save, state.outcome.verdict) == (2, Verdict.FAILED)


def test_what_is_told_of_a_problem_that_was_left_is_not_shown(
    opened: Open, library: Library
) -> None:
    state = opened()
    turn = saved(state)
    hear(state, turn)
    state.open(library.problem("other-sum"), Path("/w/o.py"), "stub", NOW, state.statuses)
    assert not state.pending
    # The other one has a first save, too.
    saved(state)
    hear(state, turn)
    assert state.outcome is None
    state.checked(turn, NOW, checked(state, Verdict.PASSED))
    assert state.outcome is None


def test_a_judge_that_ends_after_it_told_a_verdict_leaves_none(opened: Open) -> None:
    state = opened()
    turn = saved(state)
    hear(state, turn)
    state.checked(turn, NOW, DrillError(same("the judge ended")))
    assert state.outcome is not None
    assert state.outcome.verdict is None
    assert (state.pending, state.solved) == (False, False)


@pytest.mark.parametrize(
    ("verdict", "left", "doing"),
    [
        (Verdict.PASSED, "✓ right  save 1 ", "measuring the cost…"),
        (Verdict.FAILED, "✗ wrong answer  save 1 ", "looking for the smallest case…"),
    ],
)
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_verdict_that_is_not_final_says_what_is_still_being_done(
    opened: Open, drawn: Draw, verdict: Verdict, left: str, doing: str, columns: int
) -> None:
    state = opened()
    hear(state, saved(state), verdict)
    rows = drawn(state, columns)
    assert rows[1].startswith(left)
    assert rows[1].endswith(f"  {doing}")
    assert f"  {doing}" in rows
    assert not rows[-1].startswith("n next")
    assert rows[2].endswith("[---] 0/3")
    state.turns.saved("newer")
    row = drawn(state, columns)[1]
    assert row.startswith(left)
    assert row.endswith("  checking save 2…")
