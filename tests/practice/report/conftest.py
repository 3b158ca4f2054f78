"""Small histories, from which a test makes its report."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from drill.content.cards import CardSummary
from drill.content.problems import Summary
from drill.practice.recall import Memory, Review
from drill.practice.report.figures import figures
from drill.practice.report.model import Material, Report
from drill.practice.sittings import Sitting
from drill.store.log import Log, LoggedAnswer, LoggedAttempt
from drill.text import same

NOW = datetime(2026, 10, 14, 12, tzinfo=UTC)


def ago(days: float) -> datetime:
    """So many days before the report."""
    return NOW - timedelta(days=days)


def attempt(problem: str, days: float, verdict: str = "failed", **more: Any) -> LoggedAttempt:
    """A check, so many days ago."""
    known = {"number": 1, "mistake": None, "mode": "stub"} | more
    return LoggedAttempt(problem=problem, checked_at=ago(days), verdict=verdict, **known)


def answer(card: str, days: float, share: float = 1.0) -> LoggedAnswer:
    """A card that was answered."""
    return LoggedAnswer(card, ago(days), "oral", share, 1, 30.0, None)


def sitting(problem: str, days: float, minutes: float = 10, **more: Any) -> Sitting:
    """One that was solved at its first check, if nothing else is said."""
    known: dict[str, Any] = {"mode": "stub", "solved": True, "checks": 1}
    known |= {"first_check_right": True} | more
    began = ago(days)
    return Sitting(problem=problem, began=began, ended=began, active=60 * minutes, **known)


def memory(kind: Any, id: str, due_in: float, recall: float = 0.8) -> Memory:
    """Something remembered, due in so many days."""
    return Memory(kind, id, NOW + timedelta(days=due_in), recall, ago(5), 2, 0, "good", 0)


def review(kind: Any, id: str, rating: Any, days: float | None) -> Review:
    """A review of yesterday, so many days after the one before."""
    return Review(kind, id, ago(1), rating, days)


def problem(id: str, area: Any, difficulty: Any = "easy", minutes: int = 10) -> Summary:
    """One of a library's problems."""
    return Summary(id, same(id), area, difficulty, minutes, "torch")


PROBLEMS = [
    problem("rope", "positions", "hard"),
    problem("attention", "attention", "easy"),
    problem("kv-cache", "attention", "hard", 20),
]
CARDS = [
    CardSummary("why-sqrt", "oral", "attention", same("Why?")),
    CardSummary("einsum", "api", "tensors", same("Which?")),
]


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine's days are those of the stored times."""
    with monkeypatch.context() as environment:
        environment.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def report() -> Callable[..., Report]:
    """The report of a history with these parts; the rest of it is empty."""

    def make(
        attempts: list[LoggedAttempt] | None = None,
        answers: list[LoggedAnswer] | None = None,
        unreadable: int = 0,
        since: datetime | None = None,
        area: str | None = None,
        **parts: Any,
    ) -> Report:
        log = Log([], attempts or [], [], answers or [], unreadable)
        empty = Material(log, [], [], [], [], PROBLEMS, CARDS)
        return figures(msgspec.structs.replace(empty, **parts), NOW, since, area)

    return make
