"""Frames of an interview, and what its keys ask for, without a terminal."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len

from drill.content.library import Library
from drill.errors import UsageError
from drill.practice.mock.interview import Interview
from drill.text import Text, choose_language
from drill.ui.console import Screen
from drill.ui.mock_screen import MockPainter, spoken
from drill.ui.mock_state import Command, MockState
from tests.practice.mock.conftest import World, around, code, result, talk

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
_SEQUENCES = re.compile(r"\x1b\[[0-9;]*[A-Za-z]|\x1b\]8;.*?\x1b\\")
LONG = Text(en="It cannot be done, and this is why: " * 4, zh="做不到，原因如下：" * 9)


@pytest.fixture
def world(library: Library, tmp_path: Path) -> World:
    return World(library, tmp_path)


@pytest.fixture
def interview(world: World) -> Interview:
    """Two questions, code with hints and a question after it, and a last question."""
    return world.begin(
        talk(2, "one", "two"), around(code(5, "first-sum", 10, 20), [], ["three"]), talk(1, "four")
    )


def at(interview: Interview) -> MockState:
    """The screen's state now."""
    state = MockState(interview)
    state.follow(NOW)
    return state


def talking(interview: Interview) -> MockState:
    state = at(interview)
    for key in "an answer":
        state.key(key, NOW)
    for _ in range(9):
        state.key("enter", NOW)
        state.key("注", NOW)
    return state


def coding(interview: Interview) -> MockState:
    interview.answer("")
    interview.answer("")
    state = at(interview)
    interview.hint()
    state.hints = interview.state.section.planned.hints[:1]
    state.tried = result()
    state.notice = UsageError(LONG, LONG)
    return state


def asking(interview: Interview) -> MockState:
    state = coding(interview)
    state.notice, state.asking = None, Command.SUBMIT
    return state


def grading(interview: Interview) -> MockState:
    interview.answer("what I said " * 30)
    interview.give_up()
    state = at(interview)
    state.ticked = {0}
    return state


@pytest.mark.parametrize("make", [talking, coding, asking, grading])
@pytest.mark.parametrize("columns", [20, 33, 60, 80, 120])
@pytest.mark.parametrize("rows", [8, 14, 24])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_frame_has_every_row_and_none_is_too_wide(
    interview: Interview,
    make_screen: Callable[..., Screen],
    make: Callable[[Interview], MockState],
    columns: int,
    rows: int,
    language: str,
) -> None:
    choose_language(language)
    state = make(interview)
    painted = MockPainter(columns, rows, make_screen().out).frame(state)
    plain = [_SEQUENCES.sub("", row) for row in painted]
    assert len(plain) == rows
    assert max(map(cell_len, plain)) <= columns, plain


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "00:00"), (0.01, "00:01"), (59.5, "01:00"), (60, "01:00"), (3600, "60:00")],
)
def test_a_time_is_nothing_only_when_nothing_is_left(seconds: float, shown: str) -> None:
    assert spoken(seconds) == shown


# Keys


def test_keys_of_a_text_are_no_commands_while_a_text_is_typed(interview: Interview) -> None:
    state = at(interview)
    assert [state.key(key, NOW) for key in "schnogy"] == [None] * 7
    assert state.field.text == "schnogy"
    assert state.key("done", NOW) is Command.ANSWER


@pytest.mark.parametrize(
    ("key", "command"), [("next", Command.LEAVE), ("give up", Command.GIVE_UP)]
)
def test_what_ends_something_is_asked_for_and_only_yes_confirms(
    interview: Interview, key: str, command: Command
) -> None:
    state = at(interview)
    for no in ("n", "enter", "escape", "done", " "):
        assert state.key(key, NOW) is None
        assert state.asking is command
        assert state.key(no, NOW) is None
        assert state.asking is None
    for yes in "yY":
        state.key(key, NOW)
        assert state.key(yes, NOW) is command
    assert state.field.text == ""


def test_keys_where_code_is_written(interview: Interview) -> None:
    state = coding(interview)
    assert state.key("c", NOW) is Command.TRY
    state.trying = True
    assert state.key("c", NOW) is None
    assert state.key("h", NOW) is Command.HINT
    assert state.key("o", NOW) is Command.EDIT
    assert state.key("redraw", NOW) is Command.REDRAW
    for key, command in (("s", Command.SUBMIT), ("n", Command.LEAVE), ("g", Command.GIVE_UP)):
        assert state.key(key, NOW) is None
        assert state.key("y", NOW) is command


def test_points_are_ticked_and_all_of_them_at_once(interview: Interview) -> None:
    state = grading(interview)
    state.ticked = set()
    for keys, ticked in (("1", {0}), ("1", set()), ("0", set()), ("9", set()), ("²", set())):
        assert state.key(keys, NOW) is None
        assert state.ticked == ticked
    state.key("a", NOW)
    assert state.ticked == {0}
    state.key("a", NOW)
    assert state.ticked == set()
    assert state.key("enter", NOW) is Command.GRADE


def test_after_the_time_was_up_nothing_is_heard_for_a_moment(
    interview: Interview, world: World
) -> None:
    state = at(interview)
    world.go(interview, 2.1)
    assert state.follow(NOW)
    assert isinstance(state.notice, Text)
    assert state.notice.en == "Time is up: “Talk” is over."
    assert state.notice.zh == "时间到，“Talk”环节结束。"
    for key in "snoyg":
        assert state.key(key, NOW + timedelta(seconds=1)) is None
    assert state.asking is None
    assert state.key("redraw", NOW + timedelta(seconds=1)) is Command.REDRAW
    assert state.key("h", NOW + timedelta(seconds=2)) is Command.HINT
    assert state.notice is None


def test_a_question_whose_answer_is_being_confirmed_is_forgotten_when_the_step_changes(
    interview: Interview, world: World
) -> None:
    state = at(interview)
    state.key("give up", NOW)
    world.go(interview, 2.1)
    state.follow(NOW)
    assert state.asking is None
    assert state.key("y", NOW + timedelta(seconds=5)) is None


def test_what_was_typed_before_is_there_when_it_goes_on(interview: Interview, world: World) -> None:
    state = at(interview)
    for key in "half":
        state.key(key, NOW)
    interview.keep_draft()
    assert at(world.resume()).field.text == "half"
