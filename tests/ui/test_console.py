import sys
import threading
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from rich.console import Console
from rich.text import Text as Line

from drill.errors import UsageError
from drill.text import Text, choose_language
from drill.ui import console
from drill.ui.console import Screen

Make = Callable[..., Screen]
Read = Callable[[Console], str]

ERROR = UsageError(Text(en="no `x`", zh="没有 `x`"), Text(en="try `y`", zh="试试 `y`"))


def test_an_error_is_one_line_and_a_hint_on_stderr(make_screen: Make, written: Read) -> None:
    screen = make_screen()
    screen.fail(ERROR)
    assert written(screen.err) == "error: no `x`\nhint: try `y`\n"
    assert written(screen.out) == ""


def test_an_error_in_chinese(make_screen: Make, written: Read) -> None:
    choose_language("zh")
    screen = make_screen()
    screen.fail(ERROR)
    screen.warn(ERROR)
    assert written(screen.err) == (
        "错误：没有 `x`\n提示：试试 `y`\n警告：没有 `x`\n提示：试试 `y`\n"
    )


def test_a_long_path_in_an_error_is_not_broken(make_screen: Make, written: Read) -> None:
    screen = make_screen(width=30)
    path = "/very/long/path/of/a/file/that/is/wider/than/the/terminal.py"
    screen.fail(UsageError(Text(en=f"no `{path}`", zh="")))
    assert path in written(screen.err)


@pytest.mark.parametrize(
    ("answer", "yes"), [("y", True), ("YES ", True), ("", False), ("n", False)]
)
def test_only_yes_is_yes(
    make_screen: Make, monkeypatch: pytest.MonkeyPatch, answer: str, yes: bool
) -> None:
    monkeypatch.setattr("builtins.input", lambda: answer)
    assert make_screen().ask(Text(en="Sure?", zh="确定？")) is yes


def test_the_end_of_input_is_no(make_screen: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(""))
    assert not make_screen().ask(Text(en="Sure?", zh="确定？"))


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colour_follows_the_environment(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], coloured: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert console.has_colour(console.screen().out) is coloured


def test_without_a_terminal_nothing_moves(capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with console.screen().working(Text(en="checking", zh="检查")):
        pass
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("soon", "moves"), [(0.0, True), (60.0, False)])
def test_only_what_takes_its_time_gets_a_spinner(
    make_screen: Make, monkeypatch: pytest.MonkeyPatch, soon: float, moves: bool
) -> None:
    screen = make_screen(colour=True)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(console, "SOON", soon)
    started = threading.Event()
    status = screen.err.status

    def noted(text: str) -> Any:
        started.set()
        return status(text)

    monkeypatch.setattr(screen.err, "status", noted)
    with screen.working(Text(en="checking", zh="检查")):
        if moves:
            assert started.wait(20)
    assert started.is_set() == moves


def test_the_screen_is_made_once() -> None:
    assert console.screen() is console.screen()


@pytest.mark.parametrize(
    ("colour", "shown"), [(False, "one\n\n  two\n"), (True, "\x1b[1mone\x1b[0m\n\n  two\n")]
)
def test_what_is_shown_is_a_part_a_line(
    make_screen: Make, written: Read, colour: bool, shown: str
) -> None:
    screen = make_screen(colour=colour)
    screen.show(Line("one", style="bold"), "", Line("  two"))
    screen.show()
    assert written(screen.out) == shown


def test_a_line_that_is_wider_than_the_terminal_stays_whole(
    make_screen: Make, written: Read
) -> None:
    for colour in (False, True):
        screen = make_screen(width=20, colour=colour)
        screen.show(Line("word " * 10))
        assert written(screen.out) == "word " * 10 + "\n"
