"""Screens of hand-made verdicts and states, as a person reads them."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from drill.content.library import Library
from drill.judge.result import CheckResult
from drill.practice.checking import Checked
from drill.practice.progress import Status
from drill.ui import verdict
from drill.ui.console import Screen
from drill.ui.watch_screen import Painter
from drill.ui.watch_state import State

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
CODE = "def add(a, b):\n    c = a - b\n    return c\n"
_SEQUENCES = re.compile(r"\x1b\[[0-9;]*[A-Za-z]|\x1b\]8;.*?\x1b\\")


@pytest.fixture
def shown(
    library: Library,
    make_screen: Callable[..., Screen],
    written: Callable[[Console], str],
) -> Callable[..., str]:
    """The screen of a result, as text."""

    def show(result: CheckResult, width: int = 80, colour: bool = False, **more: object) -> str:
        screen = make_screen(width, colour)
        known: dict[str, object] = {"problem": library.problem("first-sum"), "result": result}
        known |= {"path": Path("/w/first-sum.py"), "text": CODE}
        verdict.show(screen, Checked(**(known | more)))  # type: ignore[arg-type]
        return written(screen.out)

    return show


@pytest.fixture
def opened(library: Library) -> Callable[..., State]:
    """A state in which a problem is open, just begun; `statuses` of those that are not new."""

    def make(problem: str = "first-sum", **statuses: Status) -> State:
        state = State(library.summaries())
        known = {s.id: Status.NEW for s in library.summaries()}
        known |= {name.replace("_", "-"): status for name, status in statuses.items()}
        began = NOW - timedelta(minutes=3)
        path = Path(f"/w/{problem}.py")
        state.open(library.problem(problem), path, "stub", began, known)
        return state

    return make


@pytest.fixture
def drawn(make_screen: Callable[..., Screen]) -> Callable[..., list[str]]:
    """The rows of a state, as a person reads them."""

    def draw(
        state: State, columns: int = 80, rows: int = 24, now: datetime = NOW, colour: bool = True
    ) -> list[str]:
        painter = Painter(columns, rows, make_screen(columns, colour).out)
        frame = painter.frame(state, now)
        assert len(frame) == rows
        plain = [_SEQUENCES.sub("", row) for row in frame]
        assert max(map(cell_len, plain)) <= columns
        return [row.rstrip() for row in plain]

    return draw
