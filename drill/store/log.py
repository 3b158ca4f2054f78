"""All that happened, without the texts: what schedules, plans and reports are computed from."""

from pathlib import Path
from typing import Any, TypeVar

import msgspec

from drill.store.database import transaction
from drill.store.records import Moment


# The rows of a long history are a hundred thousand: as tuples, and without being looked through for cycles,
# they are read in a third of the time.
class LoggedOpening(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A problem was opened; `mode` is a Mode of the records."""

    problem: str
    started_at: Moment
    mode: str
    detail: str


class LoggedAttempt(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A problem was checked."""

    number: int
    problem: str
    checked_at: Moment
    verdict: str
    mistake: str | None
    mode: str


class LoggedEvent(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A hint or the solution was seen, or the file begun anew."""

    problem: str
    happened_at: Moment
    kind: str


class LoggedAnswer(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A card was answered."""

    card: str
    answered_at: Moment
    kind: str
    share: float
    tries: int
    seconds: float
    interview: str | None


class Log(msgspec.Struct, frozen=True):
    """Everything, each kind in the order of time. `unreadable`: rows that no drill wrote."""

    openings: list[LoggedOpening]
    attempts: list[LoggedAttempt]
    events: list[LoggedEvent]
    answers: list[LoggedAnswer]
    unreadable: int = 0


_QUERIES: tuple[tuple[type[msgspec.Struct], str], ...] = (
    (
        LoggedOpening,
        "SELECT problem, started_at, mode, detail FROM openings {where} ORDER BY started_at, id",
    ),
    (
        LoggedAttempt,
        "SELECT id AS number, problem, checked_at, verdict, mistake, mode FROM attempts {where}"
        " ORDER BY checked_at, id",
    ),
    (
        LoggedEvent,
        "SELECT problem, happened_at, kind FROM events {where} ORDER BY happened_at, id",
    ),
    (
        LoggedAnswer,
        "SELECT card, answered_at, kind, share, tries, seconds, interview FROM card_answers"
        " ORDER BY answered_at, id",
    ),
)
_R = TypeVar("_R", bound=msgspec.Struct)


def read(path: Path) -> Log:
    """The log of the history at `path`. Raises StoreError when the file cannot be used."""
    return _read(path, _QUERIES, "", ())


def of_problem(path: Path, problem: str) -> Log:
    """What of it concerns one problem; no cards."""
    return _read(path, _QUERIES[:-1], "WHERE problem = ?", (problem,))


def _read(
    path: Path,
    queries: tuple[tuple[type[msgspec.Struct], str], ...],
    where: str,
    values: tuple[str, ...],
) -> Log:
    found: list[list[Any]] = []
    unreadable = 0
    with transaction(path) as database:
        for kind, query in queries:
            cursor = database.cursor()
            cursor.row_factory = None  # plain tuples
            selected = cursor.execute(query.format(where=where), values).fetchall()
            rows, bad = _converted(selected, kind)
            found.append(rows)
            unreadable += bad
    openings, attempts, events, *answers = found
    return Log(openings, attempts, events, answers[0] if answers else [], unreadable)


def _converted(rows: list[tuple[Any, ...]], kind: type[_R]) -> tuple[list[_R], int]:
    """The rows as structs, without those that are none: one damaged row hides no other."""
    try:
        return msgspec.convert(rows, list[kind]), 0  # type: ignore[valid-type]
    except msgspec.ValidationError:
        good = []
        for row in rows:
            try:
                good.append(msgspec.convert(row, kind))
            except msgspec.ValidationError:
                continue
        return good, len(rows) - len(good)
