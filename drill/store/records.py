"""What the history keeps: a struct for each table, its fields the columns."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec

Moment = Annotated[datetime, msgspec.Meta(tz=True)]
# Of an imported record too: files are named after it.
_WORDS = "[a-z0-9]+(-[a-z0-9]+)*"
# `id`, or `pack/id`.
ProblemId = Annotated[str, msgspec.Meta(pattern=rf"\A({_WORDS}/)?{_WORDS}\Z")]
# What SQLite can hold.
Whole = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]


class Mode(StrEnum):
    """How a problem is practised."""

    STUB = "stub"  # signature and docstring
    BLANK = "blank"  # an empty page
    CLOZE = "cloze"  # the reference with gaps
    DEBUG = "debug"  # the reference with a mistake in it
    MOCK = "mock"  # in an interview, from an empty page


# Modes in which the answer is one's own: one that is right solves the problem.
OWN_WORK = (Mode.STUB, Mode.BLANK, Mode.MOCK)


class Event(StrEnum):
    """What happens to a problem besides being opened and checked."""

    HINT = "hint"  # detail: its number
    SOLUTION = "solution"
    RESET = "reset"  # detail: where the copy is


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="record"):
    """A row of one of the tables."""


class OpeningRecord(Record, frozen=True, tag="opening"):
    """A problem was opened, in the file at `path`.

    mode:   a Mode, or what a newer drill added
    detail: in debug mode the mistakes that were planted, in cloze mode the level, as JSON
    """

    problem: ProblemId
    path: Path
    started_at: Moment
    mode: str = Mode.STUB
    detail: str = ""


class Attempt(Record, frozen=True, tag="attempt"):
    """One check, with the text that was checked.

    replay: the failing case, as JSON
    ratio:  how many times the reference's time it took, where that was measured
    mode:   of the opening that it belongs to
    """

    problem: ProblemId
    checked_at: Moment
    verdict: str
    passed: Whole
    total: Whole
    mistake: str | None
    seed: Whole
    seconds: float
    device: str
    path: Path
    text: str
    replay: str | None
    ratio: float | None = None
    mode: str = Mode.STUB


class EventRecord(Record, frozen=True, tag="event"):
    """Something else happened to a problem; `kind` is an Event, or what a newer drill added."""

    problem: ProblemId
    happened_at: Moment
    kind: str
    detail: str


class InterviewRecord(Record, frozen=True, tag="interview"):
    """A mock interview began.

    interview: its name, which no other one has, in any history
    script:    what it follows
    folder:    where its code is written
    plan:      everything that is asked, as JSON: later changes of scripts and cards change nothing
    """

    interview: str
    script: str
    started_at: Moment
    folder: Path
    plan: str


class InterviewEventRecord(Record, frozen=True, tag="interview-event"):
    """Something happened in a mock interview; `detail` is what, as JSON, and `number` its turn."""

    interview: str
    number: Whole
    happened_at: Moment
    detail: str


class CardAnswer(Record, frozen=True, tag="card-answer"):
    """A card was answered.

    kind:  `oral` or `api`
    share: of the points, by their weights, that were hit; 1 or 0 of a call that was typed
    tries: how often a call was typed until it was right, or shown; 1 for an oral card
    hit:   the numbers of the points, as a JSON list
    interview: in which it was asked; None for one that was practised alone
    """

    card: ProblemId
    answered_at: Moment
    kind: str
    share: float
    seconds: float
    tries: Whole
    hit: str
    text: str
    interview: str | None = None


# What msgspec reads a record as whose kind is not known before.
ANY = OpeningRecord | Attempt | EventRecord | InterviewRecord | InterviewEventRecord | CardAnswer
_R = TypeVar("_R", bound=Record)

# The table of each kind of record, and when what it tells happened.
TABLES: dict[type[Record], tuple[str, str]] = {
    OpeningRecord: ("openings", "started_at"),
    Attempt: ("attempts", "checked_at"),
    EventRecord: ("events", "happened_at"),
    InterviewRecord: ("interviews", "started_at"),
    InterviewEventRecord: ("interview_events", "happened_at"),
    CardAnswer: ("card_answers", "answered_at"),
}


def insert(database: sqlite3.Connection, record: Record) -> None:
    """Add one row."""
    kind = type(record)
    fields = kind.__struct_fields__
    database.execute(
        f"INSERT INTO {TABLES[kind][0]} ({', '.join(fields)}) VALUES ({', '.join('?' * len(fields))})",
        [_stored(value) for value in msgspec.structs.astuple(record)],
    )


def select(
    database: sqlite3.Connection, kind: type[_R], clause: str = "", values: tuple[object, ...] = ()
) -> Iterator[_R]:
    """The rows that the `clause` (WHERE, ORDER BY, LIMIT) leaves.

    Raises msgspec.ValidationError at a row that drill never wrote.
    """
    table = TABLES[kind][0]
    for row in database.execute(
        f"SELECT {', '.join(kind.__struct_fields__)} FROM {table} {clause}", values
    ):
        yield msgspec.convert(dict(row), kind, dec_hook=decoded)


def moment(stored: object) -> datetime:
    """A stored time. Raises msgspec.ValidationError where it is none."""
    return msgspec.convert(stored, Moment)


def decoded(kind: type, value: Any) -> Any:
    """For msgspec: a path is kept as text."""
    if kind is Path and isinstance(value, str):
        return Path(value)
    raise TypeError(f"expected a {kind.__name__}")


def _stored(value: object) -> object:
    if isinstance(value, datetime):
        # Always with microseconds: the texts then sort as the moments do.
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value) if isinstance(value, Path | StrEnum) else value
