"""`drill watch` in a real terminal."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drill.content.library import Library
from tests.cli.terminal import Tty

DRIVER = Path(__file__).with_name("driver.py")


@pytest.fixture
def watch(library: Library, desk: Path) -> Iterator[Callable[..., Tty]]:
    """Run `drill watch`."""
    running: list[Tty] = []

    def start(arguments: str = "first-sum", columns: int = 80, rows: int = 24) -> Tty:
        command = [sys.executable, str(DRIVER), str(library.root), "watch", *arguments.split()]
        running.append(Tty(desk, command, columns, rows))
        running[-1].shows("[", "q ")
        return running[-1]

    yield start
    for tty in running:
        tty.child.close(force=True)
