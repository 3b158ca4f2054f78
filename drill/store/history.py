"""What the person did: openings, attempts and events, written and read back."""

import sqlite3
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import msgspec

from drill.store.database import transaction


class Event(StrEnum):
    """What happens to a problem besides being opened and checked."""

    HINT = "hint"  # detail: its number
    SOLUTION = "solution"
    RESET = "reset"  # detail: where the copy is


class Opening(msgspec.Struct, frozen=True):
    """A problem that was started.

    solved: whether an attempt since then passed
    """

    problem: str
    path: Path
    started_at: datetime
    solved: bool


class Attempt(msgspec.Struct, frozen=True):
    """One check, with the text that was checked.

    replay: the failing case, as JSON
    ratio:  how many times the reference's time it took, where that was measured
    """

    problem: str
    checked_at: datetime
    verdict: str
    passed: int
    total: int
    mistake: str | None
    seed: int
    seconds: float
    device: str
    path: Path
    text: str
    replay: str | None
    ratio: float | None = None


class Tally(msgspec.Struct, frozen=True):
    """How often a problem was checked, and whether ever right."""

    attempts: int = 0
    solved: bool = False
    opened: bool = False


# The last moment at which the work on a problem was over: right, or begun anew.
_BOUNDARY = """
    SELECT MAX(moment) FROM (
        SELECT checked_at AS moment FROM attempts WHERE problem = :problem AND verdict = 'passed'
        UNION ALL
        SELECT happened_at FROM events WHERE problem = :problem AND kind = 'reset'
    )
"""


class History:
    """The history in the file at `path`, which is made when it is first used.

    Every method is one transaction, and raises StoreError when the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def record_opening(self, problem: str, path: Path, at: datetime) -> None:
        """`problem` is now the open one, in the file at `path`."""
        with transaction(self.path) as database:
            database.execute(
                "INSERT INTO openings (problem, path, started_at) VALUES (?, ?, ?)",
                (problem, str(path), _stored(at)),
            )

    def record_attempt(self, attempt: Attempt) -> None:
        """Keep one check."""
        with transaction(self.path) as database:
            database.execute(
                "INSERT INTO attempts (problem, checked_at, verdict, passed, total, mistake, seed,"
                " seconds, device, path, text, replay, ratio) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
                (
                    attempt.problem,
                    _stored(attempt.checked_at),
                    attempt.verdict,
                    attempt.passed,
                    attempt.total,
                    attempt.mistake,
                    attempt.seed,
                    attempt.seconds,
                    attempt.device,
                    str(attempt.path),
                    attempt.text,
                    attempt.replay,
                    attempt.ratio,
                ),
            )

    def record_event(self, problem: str, kind: Event, detail: str, at: datetime) -> None:
        """Keep that a hint or the solution was shown, or that the file was begun anew."""
        with transaction(self.path) as database:
            database.execute(
                "INSERT INTO events (problem, happened_at, kind, detail) VALUES (?, ?, ?, ?)",
                (problem, _stored(at), kind, detail),
            )

    def latest_opening(self, problem: str | None = None) -> Opening | None:
        """The last problem that was started, or the last time that `problem` was."""
        with transaction(self.path) as database:
            row = database.execute(
                "SELECT *, EXISTS (SELECT 1 FROM attempts WHERE problem = o.problem"
                " AND verdict = 'passed' AND checked_at >= o.started_at) AS solved"
                " FROM openings AS o WHERE :problem IS NULL OR problem = :problem"
                " ORDER BY id DESC LIMIT 1",
                {"problem": problem},
            ).fetchone()
        if row is None:
            return None
        return Opening(
            row["problem"], Path(row["path"]), _moment(row["started_at"]), bool(row["solved"])
        )

    def started_at(self, problem: str) -> datetime | None:
        """When the present work on `problem` began: its first opening since it was last right or
        begun anew. None when it was not opened since.
        """
        with transaction(self.path) as database:
            row = database.execute(
                "SELECT MIN(started_at) FROM openings WHERE problem = :problem"
                f" AND started_at >= COALESCE(({_BOUNDARY}), '')",
                {"problem": problem},
            ).fetchone()
        return None if row[0] is None else _moment(row[0])

    def tallies(self) -> dict[str, Tally]:
        """Every problem that was opened or checked."""
        with transaction(self.path) as database:
            rows = database.execute(
                "SELECT problem, SUM(kind = 'attempt') AS attempts,"
                " MAX(kind = 'opening') AS opened, MAX(verdict = 'passed') AS solved FROM ("
                " SELECT problem, 'attempt' AS kind, verdict FROM attempts"
                " UNION ALL SELECT problem, 'opening', '' FROM openings) GROUP BY problem"
            ).fetchall()
        return {
            row["problem"]: Tally(row["attempts"], bool(row["solved"]), bool(row["opened"]))
            for row in rows
        }

    def last_attempt(self, problem: str) -> Attempt | None:
        """The latest check of `problem`."""
        with transaction(self.path) as database:
            row = database.execute(
                "SELECT * FROM attempts WHERE problem = ? ORDER BY id DESC LIMIT 1", (problem,)
            ).fetchone()
        return None if row is None else _attempt(row)

    def replay(self, problem: str) -> str | None:
        """The case to run first: the last one that failed since the problem was last right."""
        with transaction(self.path) as database:
            row = database.execute(
                "SELECT replay FROM attempts WHERE problem = ?"
                " AND (replay IS NOT NULL OR verdict = 'passed') ORDER BY id DESC LIMIT 1",
                (problem,),
            ).fetchone()
        return None if row is None else row["replay"]

    def best_ratio(self, problem: str) -> float | None:
        """The smallest ratio of the attempts that passed; None where none was measured."""
        with transaction(self.path) as database:
            row = database.execute(
                "SELECT MIN(ratio) FROM attempts WHERE problem = ? AND verdict = 'passed'",
                (problem,),
            ).fetchone()
        return None if row[0] is None else float(row[0])

    def best_attempt(self, problem: str) -> Attempt | None:
        """The attempt that passed with the smallest ratio; of several, the first."""
        return self._passed(problem, "AND ratio IS NOT NULL ORDER BY ratio, id")

    def first_passed(self, problem: str) -> Attempt | None:
        """The attempt with which the problem was solved for the first time."""
        return self._passed(problem, "ORDER BY id")

    def _passed(self, problem: str, which: str) -> Attempt | None:
        with transaction(self.path) as database:
            row = database.execute(
                f"SELECT * FROM attempts WHERE problem = ? AND verdict = 'passed' {which} LIMIT 1",
                (problem,),
            ).fetchone()
        return None if row is None else _attempt(row)

    def hints_shown(self, problem: str) -> int:
        """How many hints were shown since the problem was last right or begun anew."""
        with transaction(self.path) as database:
            row = database.execute(
                "SELECT COUNT(*) FROM events WHERE problem = :problem AND kind = 'hint'"
                f" AND happened_at >= COALESCE(({_BOUNDARY}), '')",
                {"problem": problem},
            ).fetchone()
        return int(row[0])


def _stored(moment: datetime) -> str:
    # Always with microseconds: the texts then sort as the moments do.
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _moment(stored: str) -> datetime:
    return datetime.fromisoformat(stored)


def _attempt(row: sqlite3.Row) -> Attempt:
    return Attempt(
        problem=row["problem"],
        checked_at=_moment(row["checked_at"]),
        verdict=row["verdict"],
        passed=row["passed"],
        total=row["total"],
        mistake=row["mistake"],
        seed=row["seed"],
        seconds=row["seconds"],
        device=row["device"],
        path=Path(row["path"]),
        text=row["text"],
        replay=row["replay"],
        ratio=row["ratio"],
    )
