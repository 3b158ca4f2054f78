from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from drill.content.library import Library
from drill.errors import DrillError
from drill.judge.result import CheckResult, Verdict
from drill.practice.checking import Checked
from drill.practice.progress import Status
from drill.practice.turns import Turn
from drill.text import Text, same
from drill.ui.watch_state import Command, State, View

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
IDS = ["first-sum", "other-sum", "third-sum"]
EMPTY = Text(en="", zh="")

Open = Callable[..., State]


def checked(state: State, verdict: Verdict = Verdict.FAILED) -> Checked:
    result = CheckResult(state.problem.id, verdict, EMPTY, 5)
    return Checked(state.problem, result, state.path, "text")


def press(state: State, keys: str) -> list[Command | None]:
    return [state.key(key) for key in keys.split()]


def view(state: State) -> View:
    return state.view


def status(state: State) -> Status:
    return state.statuses[state.problem.id]


def saved(state: State) -> Turn:
    """A save, and that it is being checked."""
    state.turns.saved("text")
    turn = state.turns.begin()
    assert turn is not None
    return turn


def save(state: State, verdict: Verdict = Verdict.FAILED) -> None:
    """A save, and its check."""
    state.checked(saved(state), NOW, checked(state, verdict))


# Checks


def test_the_statement_is_shown_until_there_is_a_verdict(opened: Open) -> None:
    state = opened()
    assert view(state) is View.STATEMENT
    press(state, "v")
    assert view(state) is View.STATEMENT
    save(state)
    assert view(state) is View.VERDICT


def test_a_verdict_says_of_which_save_it_is(opened: Open) -> None:
    state = opened()
    save(state)
    save(state)
    assert state.outcome is not None
    assert (state.outcome.save, state.outcome.at) == (2, NOW)


def test_a_verdict_that_a_newer_save_overtook_is_not_shown(opened: Open) -> None:
    state = opened()
    save(state)
    turn = saved(state)
    state.turns.saved("c")
    state.checked(turn, NOW, checked(state, Verdict.PASSED))
    assert state.outcome is not None
    assert (state.outcome.save, state.outcome.verdict) == (1, Verdict.FAILED)
    assert state.turns.checking
    assert not state.solved


def test_a_check_whose_text_was_taken_away_shows_nothing(opened: Open) -> None:
    state = opened()
    turn = saved(state)
    state.checked(turn, NOW, None)
    assert state.outcome is None
    assert not state.turns.checking


def test_the_verdict_of_a_problem_that_was_left_is_not_shown_but_known(
    opened: Open, library: Library
) -> None:
    state = opened()
    turn = saved(state)
    right = checked(state, Verdict.PASSED)
    path = Path("/w/other-sum.py")
    state.open(library.problem("other-sum"), path, "stub", NOW, state.statuses)
    state.checked(turn, NOW, right)
    assert state.outcome is None
    assert not state.solved
    assert state.statuses["first-sum"] is Status.SOLVED
    assert state.statuses["other-sum"] is Status.NEW


def test_an_error_is_an_outcome_and_the_next_verdict_replaces_it(opened: Open) -> None:
    state = opened()
    turn = saved(state)
    state.checked(turn, NOW, DrillError(same("the judge ended")))
    assert state.outcome is not None
    assert state.outcome.verdict is None
    assert view(state) is View.VERDICT
    save(state)
    assert state.outcome.verdict is Verdict.FAILED


def test_statuses_follow_the_verdicts_and_solved_stays_solved(opened: Open) -> None:
    state = opened()
    save(state)
    assert status(state) is Status.ATTEMPTED
    save(state, Verdict.PASSED)
    save(state)
    assert status(state) is Status.SOLVED


def test_the_clock_stops_when_it_is_right_and_needs_a_beginning(
    opened: Open,
) -> None:
    state = opened()
    assert state.elapsed(NOW) == timedelta(minutes=3)
    save(state, Verdict.PASSED)
    assert state.elapsed(NOW + timedelta(hours=1)) == timedelta(minutes=3)
    state.began = None
    assert state.elapsed(NOW) is None


@pytest.mark.parametrize("key", ["s", "h"])
def test_a_verdict_comes_to_the_front_of_statement_and_hints(opened: Open, key: str) -> None:
    state = opened()
    save(state)
    state.hints = 1
    press(state, key)
    assert view(state) is not View.VERDICT
    save(state)
    assert view(state) is View.VERDICT


def test_a_verdict_does_not_take_the_list_away(opened: Open) -> None:
    state = opened()
    press(state, "l j")
    save(state)
    assert view(state) is View.LIST
    assert state.choice == 1


# Keys


def test_keys_ask_for_what_they_say(opened: Open) -> None:
    asked = [Command.HINT, Command.EDIT, Command.QUIT, Command.REDRAW]
    assert press(opened(), "h o q redraw") == asked


def test_unknown_keys_do_nothing(opened: Open) -> None:
    state = opened()
    assert press(state, "y Y n Q z é 提 enter") == [None] * 8
    assert (state.view, state.asking, state.notice) == (View.STATEMENT, False, None)


def test_c_checks_the_same_save_again(opened: Open) -> None:
    state = opened()
    assert press(state, "c") == [None]
    turn = state.turns.begin()
    assert isinstance(turn, Turn)
    assert turn.save == 0


def test_next_is_for_who_solved_it_here(opened: Open) -> None:
    state = opened(first_sum=Status.SOLVED)
    assert press(state, "n") == [None]
    save(state, Verdict.PASSED)
    assert press(state, "n") == [Command.NEXT]
    save(state)
    assert press(state, "n") == [Command.NEXT]


@pytest.mark.parametrize(
    ("problem", "solved", "after"),
    [
        ("first-sum", [], "other-sum"),
        ("first-sum", ["other_sum"], "third-sum"),
        ("third-sum", [], "first-sum"),
        ("third-sum", ["first_sum", "other_sum"], "third-sum"),
        ("first-sum", ["first_sum", "other_sum", "third_sum"], None),
    ],
)
def test_the_next_one_is_the_first_unsolved_from_here_on(
    opened: Open, problem: str, solved: list[str], after: str | None
) -> None:
    upcoming = opened(problem, **dict.fromkeys(solved, Status.SOLVED)).upcoming
    assert (upcoming.id if upcoming else None) == after


@pytest.mark.parametrize("answer", ["y", "Y"])
def test_reset_asks_and_y_does_it(opened: Open, answer: str) -> None:
    state = opened()
    assert press(state, f"x {answer}") == [None, Command.RESET]
    assert not state.asking


@pytest.mark.parametrize("answer", ["n", "escape", "enter", "x", "q", "h"])
def test_every_other_answer_is_no_and_nothing_else(opened: Open, answer: str) -> None:
    state = opened()
    assert press(state, f"x {answer}") == [None, None]
    assert not state.asking
    assert view(state) is View.STATEMENT


def test_hints_can_be_read_again_without_taking_another(opened: Open) -> None:
    state = opened()
    assert press(state, "h") == [Command.HINT]
    state.show_hints(1)
    save(state)
    assert press(state, "h") == [None]
    assert view(state) is View.HINTS
    assert press(state, "h") == [Command.HINT]


def test_escape_and_v_go_back_to_the_verdict(opened: Open) -> None:
    state = opened()
    save(state)
    for key in ("escape", "v"):
        press(state, f"s {key}")
        assert view(state) is View.VERDICT


def test_the_list_begins_at_the_open_problem_and_enter_opens_another(opened: Open) -> None:
    state = opened("other-sum")
    press(state, "l")
    assert state.chosen.id == "other-sum"
    press(state, "down down down")
    assert state.chosen.id == "third-sum"
    press(state, "k k k k")
    assert state.chosen.id == "first-sum"
    assert press(state, "G enter") == [None, Command.OPEN]
    assert state.chosen.id == "third-sum"


@pytest.mark.parametrize("key", ["l", "escape", "v", "enter"])
def test_the_list_is_left_without_opening_anything(opened: Open, key: str) -> None:
    state = opened()
    save(state)
    assert press(state, f"l {key}") == [None, None]
    assert view(state) is View.VERDICT


@pytest.mark.parametrize("key", ["h", "c", "x", "o", "n"])
def test_keys_of_the_open_problem_do_nothing_in_the_list(opened: Open, key: str) -> None:
    state = opened()
    save(state, Verdict.PASSED)
    assert press(state, f"l {key}") == [None, None]
    assert (state.view, state.asking, state.turns.checking) == (View.LIST, False, False)


def test_a_notice_is_there_until_the_next_key(opened: Open) -> None:
    state = opened()
    state.notice = same("no editor was found")
    press(state, "z")
    assert state.notice is None


def test_another_problem_begins_with_nothing_of_the_last_one(
    opened: Open, library: Library
) -> None:
    state = opened()
    save(state, Verdict.PASSED)
    state.show_hints(2)
    state.asking = True
    problem, path = library.problem("other-sum"), Path("/w/other-sum.py")
    state.open(problem, path, "stub", NOW, state.statuses)
    assert (state.outcome, state.solved, state.hints, state.asking) == (None, False, 0, False)
    assert (state.view, state.turns.save, state.elapsed(NOW)) == (View.STATEMENT, 0, timedelta(0))
