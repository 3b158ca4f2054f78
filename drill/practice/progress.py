"""How far the person is, and which problem comes next."""

from collections.abc import Mapping
from enum import StrEnum

from drill.content.library import Library
from drill.content.problems import Summary
from drill.errors import UsageError
from drill.store.history import History, Opening, Tally
from drill.text import Text


class Status(StrEnum):
    """How far a problem is."""

    NEW = "new"
    STARTED = "started"
    ATTEMPTED = "attempted"  # checked, never right
    SOLVED = "solved"


def status(tally: Tally | None) -> Status:
    """The status that a tally means; no tally is a new problem."""
    if tally is None:
        return Status.NEW
    if tally.solved:
        return Status.SOLVED
    return Status.ATTEMPTED if tally.attempts else Status.STARTED


def statuses(library: Library, history: History) -> dict[str, Status]:
    """The status of every problem of the library."""
    tallies = history.tallies()
    return {s.id: status(tallies.get(s.id)) for s in library.summaries()}


def open_problem(library: Library, history: History) -> Opening | None:
    """The problem that was last started, if it is still in the library."""
    opening = history.latest_opening()
    known = {summary.id for summary in library.summaries()}
    return opening if opening and opening.problem in known else None


def named_or_open(name: str | None, library: Library, history: History, hint: Text) -> str:
    """The id that was given, if it exists; without one, that of the open problem.

    hint: of the UsageError where none is open
    """
    if name is not None:
        return library.problem(name).id
    opening = open_problem(library, history)
    if opening is None:
        raise UsageError(Text(en="no problem is open", zh="当前没有打开的题目"), hint)
    return opening.problem


def next_unsolved(library: Library, history: History, after: str | None = None) -> Summary | None:
    """The first unsolved problem in the catalogue's order, from the one after `after` on."""
    return first_unsolved(library.summaries(), statuses(library, history), after)


def first_unsolved(
    summaries: list[Summary], known: Mapping[str, Status], after: str | None
) -> Summary | None:
    """The first unsolved problem of a list, from the one after `after` on."""
    turn = next((i + 1 for i, s in enumerate(summaries) if s.id == after), 0)
    rest = summaries[turn:] + summaries[:turn]
    return next((s for s in rest if known.get(s.id) is not Status.SOLVED), None)
