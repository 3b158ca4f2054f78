"""Taking hints one after another."""

from datetime import UTC, datetime

from drill.content.spec import Problem
from drill.store.history import Event, History


def take(problem: Problem, history: History) -> int:
    """Record one more hint as shown, and return its number; beyond the last when there is none left,
    which is not recorded.
    """
    number = history.hints_shown(problem.id) + 1
    if number <= len(problem.hints):
        history.record_event(problem.id, Event.HINT, str(number), datetime.now(UTC))
    return number
