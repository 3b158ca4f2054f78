"""Every way out of watch mode, and the ways that are none."""

import signal
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from drill.content.library import Library

if TYPE_CHECKING:
    from tests.cli.terminal import Tty

Watch = Callable[..., "Tty"]
RIGHT = "def add(a, b):\n    return a + b\n"


@pytest.mark.parametrize(
    ("leave", "code"),
    [
        (lambda tty: tty.press("q"), 0),
        (lambda tty: tty.press("\x03"), 130),
        (lambda tty: tty.press("\x1c"), 128 + signal.SIGQUIT),
        (lambda tty: tty.signal(signal.SIGTERM), 128 + signal.SIGTERM),
        (lambda tty: tty.signal(signal.SIGHUP), 128 + signal.SIGHUP),
        (lambda tty: tty.save("bug"), 3),
    ],
    ids=["q", "ctrl-c", "ctrl-backslash", "sigterm", "sighup", "bug"],
)
def test_the_terminal_is_given_back_on_every_way_out(
    watch: Watch, leave: Callable[["Tty"], None], code: int
) -> None:
    tty = watch()
    leave(tty)
    assert tty.end() == code
    assert ("RuntimeError: a mistake of ours" in tty.said) == (code == 3)
    assert ("next: " in tty.said) == (code in (0, 130))


def test_ctrl_z_gives_the_terminal_back_until_it_goes_on(watch: Watch, desk: Path) -> None:
    tty = watch()
    tty.press("\x1a")
    tty.until((desk / "stopped").exists)
    tty.restored("stopped")
    tty.screen.reset()
    (desk / "continue").touch()
    tty.shows("waiting for a save", "Return the sum", "q quit")
    tty.save(RIGHT)
    tty.shows("✓ right")
    tty.press("q")
    assert tty.end() == 0


def test_a_terminal_that_is_closed_ends_it(watch: Watch) -> None:
    tty = watch()
    assert not tty.ended
    tty.hang_up()
    assert tty.ended


def test_without_a_terminal_it_says_so(run: Any, library: Library, desk: Path) -> None:
    assert run("watch first-sum") == 2
    assert run.err == (
        "error: `drill watch` needs a terminal, for its keys and its screen\n"
        "hint: `drill check` checks once\n"
    )
    assert list(desk.iterdir()) == []


def test_a_filter_that_is_none_is_explained(run: Any, library: Library) -> None:
    assert run("watch --area attentoin") == 2
    assert "error: `--area` cannot be `attentoin`" in run.err
