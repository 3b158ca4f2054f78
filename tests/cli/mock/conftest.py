"""`drill mock` in a real terminal, on a short interview of a test's own."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drill.content.library import Library
from tests.cli.interviews import lay_out
from tests.cli.terminal import Tty

DRIVER = Path(__file__).with_name("driver.py")


@pytest.fixture
def little(library: Library, desk: Path) -> Iterator[Callable[..., Tty]]:
    """Run `drill mock little`, or another line, with a judge that answers at once."""
    lay_out(library.root)
    (desk / "content").write_text(str(library.root))
    running: list[Tty] = []

    def start(arguments: str = "mock little", columns: int = 80, rows: int = 24) -> Tty:
        for name in ("code", "ended", "stopped", "continue"):
            (desk / name).unlink(missing_ok=True)
        command = [sys.executable, str(DRIVER), *arguments.split()]
        running.append(Tty(desk, command, columns, rows))
        return running[-1]

    yield start
    for tty in running:
        tty.child.close(force=True)


@pytest.fixture
def later(desk: Path) -> Callable[[float], None]:
    """Let so much of the interview's time pass."""
    ahead = 0.0

    def wait(seconds: float) -> None:
        nonlocal ahead
        ahead += seconds
        fresh = desk / "ahead.new"
        fresh.write_text(str(ahead))
        os.replace(fresh, desk / "ahead")

    return wait


def page(desk: Path) -> Path:
    """The file of the interview's code."""
    [found] = desk.glob("mock-little-*/first-sum.py")
    return found
