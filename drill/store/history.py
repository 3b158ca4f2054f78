"""What the person did: openings, attempts and events, written and read back."""

from datetime import datetime
from pathlib import Path

import msgspec

from drill.store import records
from drill.store.database import transaction
from drill.store.records import OWN_WORK, Attempt, Event, EventRecord, Mode, OpeningRecord

__all__ = ["Attempt", "Event", "History", "Listed", "Mode", "Opening", "Tally"]


class Opening(msgspec.Struct, frozen=True):
    """A problem that was started.

    solved: whether an attempt since then passed
    """

    problem: str
    path: Path
    started_at: datetime
    solved: bool
    mode: str = Mode.STUB
    detail: str = ""


class Listed(msgspec.Struct, frozen=True):
    """An attempt as a list shows it. `number` names it for ever, in this history."""

    number: int
    problem: str
    checked_at: datetime
    verdict: str
    passed: int
    total: int
    mistake: str | None
    seconds: float
    ratio: float | None
    device: str
    mode: str = Mode.STUB


class Tally(msgspec.Struct, frozen=True):
    """How often a problem was checked, and whether ever right."""

    attempts: int = 0
    solved: bool = False
    opened: bool = False


_OWN = ", ".join(f"'{mode}'" for mode in OWN_WORK)
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

    def record_opening(
        self, problem: str, path: Path, at: datetime, mode: str = Mode.STUB, detail: str = ""
    ) -> None:
        """`problem` is now the open one, in the file at `path`."""
        self._record(OpeningRecord(problem, path, at, mode, detail))

    def record_attempt(self, attempt: Attempt) -> None:
        """Keep one check."""
        self._record(attempt)

    def record_event(self, problem: str, kind: Event, detail: str, at: datetime) -> None:
        """Keep that a hint or the solution was shown, or that the file was begun anew."""
        self._record(EventRecord(problem, at, kind, detail))

    def _record(self, record: records.Record) -> None:
        with transaction(self.path) as database:
            records.insert(database, record)

    def latest_opening(self, problem: str | None = None) -> Opening | None:
        """The last problem that was started, or the last time that `problem` was."""
        with transaction(self.path) as database:
            row = database.execute(
                "SELECT *, EXISTS (SELECT 1 FROM attempts WHERE problem = o.problem"
                " AND verdict = 'passed' AND checked_at >= o.started_at) AS solved"
                " FROM openings AS o WHERE (:problem IS NULL OR problem = :problem)"
                " AND mode <> 'mock'"
                " ORDER BY started_at DESC, id DESC LIMIT 1",
                {"problem": problem},
            ).fetchone()
            return row and msgspec.convert(
                dict(row), Opening, strict=False, dec_hook=records.decoded
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
            return None if row[0] is None else records.moment(row[0])

    def tallies(self) -> dict[str, Tally]:
        """Every problem that was opened or checked."""
        with transaction(self.path) as database:
            rows = database.execute(
                "SELECT problem, SUM(kind = 'attempt') AS attempts,"
                " MAX(kind = 'opening') AS opened,"
                f" MAX(verdict = 'passed' AND mode IN ({_OWN})) AS solved FROM ("
                " SELECT problem, 'attempt' AS kind, verdict, mode FROM attempts"
                " UNION ALL SELECT problem, 'opening', '', mode FROM openings) GROUP BY problem"
            ).fetchall()
        return {
            row["problem"]: Tally(row["attempts"], bool(row["solved"]), bool(row["opened"]))
            for row in rows
        }

    def last_attempt(self, problem: str, own: bool = False) -> Attempt | None:
        """The latest check of `problem`; `own`: of what was one's own work."""
        among = f" AND mode IN ({_OWN})" if own else ""
        return self._attempt(f"WHERE problem = ?{among} ORDER BY checked_at DESC, id DESC", problem)

    def attempt(self, number: int) -> Attempt | None:
        """The attempt that a list shows under this number."""
        return self._attempt("WHERE id = ?", number)

    def attempts(self, problem: str | None, limit: int) -> list[Listed]:
        """The latest attempts, at `problem` or at all, the last one last."""
        with transaction(self.path) as database:
            rows = database.execute(
                "SELECT id AS number, problem, checked_at, verdict, passed, total, mistake,"
                " seconds, ratio, device, mode FROM attempts"
                " WHERE :problem IS NULL OR problem = :problem"
                " ORDER BY checked_at DESC, id DESC LIMIT :limit",
                {"problem": problem, "limit": limit},
            ).fetchall()
            return msgspec.convert([dict(row) for row in reversed(rows)], list[Listed])

    def replay(self, problem: str) -> str | None:
        """The case to run first: the last one that failed since the problem was last right."""
        attempt = self._attempt(
            "WHERE problem = ? AND (replay IS NOT NULL OR verdict = 'passed')"
            " ORDER BY checked_at DESC, id DESC",
            problem,
        )
        return attempt.replay if attempt else None

    def best_ratio(self, problem: str) -> float | None:
        """The smallest ratio of the attempts that passed; None where none was measured."""
        attempt = self.best_attempt(problem)
        return attempt.ratio if attempt else None

    def best_attempt(self, problem: str) -> Attempt | None:
        """The attempt that passed with the smallest ratio, of one's own work; of several, the first."""
        return self._attempt(
            f"WHERE problem = ? AND verdict = 'passed' AND ratio IS NOT NULL AND mode IN ({_OWN})"
            " ORDER BY ratio, checked_at, id",
            problem,
        )

    def first_passed(self, problem: str) -> Attempt | None:
        """The attempt with which the problem was solved for the first time."""
        return self._attempt(
            f"WHERE problem = ? AND verdict = 'passed' AND mode IN ({_OWN})"
            " ORDER BY checked_at, id",
            problem,
        )

    def _attempt(self, clause: str, value: object) -> Attempt | None:
        with transaction(self.path) as database:
            return next(records.select(database, Attempt, f"{clause} LIMIT 1", (value,)), None)

    def hints_shown(self, problem: str) -> int:
        """How many hints were shown since the problem was last right or begun anew."""
        with transaction(self.path) as database:
            row = database.execute(
                "SELECT COUNT(*) FROM events WHERE problem = :problem AND kind = 'hint'"
                f" AND happened_at >= COALESCE(({_BOUNDARY}), '')",
                {"problem": problem},
            ).fetchone()
        return int(row[0])
