"""The mock interviews: what each was to be, and all that happened in it."""

from pathlib import Path

import msgspec

from drill.store import records
from drill.store.database import transaction
from drill.store.records import InterviewEventRecord, InterviewRecord


class InterviewStore:
    """The interviews in the history at `path`.

    Every method is one transaction, and raises StoreError when the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def begin(self, record: InterviewRecord) -> None:
        """Keep that an interview begins."""
        self._insert(record)

    def add(self, event: InterviewEventRecord) -> None:
        """Keep what happened in one."""
        self._insert(event)

    def _insert(self, record: records.Record) -> None:
        with transaction(self.path) as database:
            records.insert(database, record)

    def all(self) -> list[InterviewRecord]:
        """All of them, the last one last."""
        with transaction(self.path) as database:
            return list(records.select(database, InterviewRecord, "ORDER BY started_at, id"))

    def events(self, interview: str) -> list[InterviewEventRecord]:
        """What happened in one, in order."""
        with transaction(self.path) as database:
            return list(
                records.select(
                    database,
                    InterviewEventRecord,
                    "WHERE interview = ? ORDER BY number, id",
                    (interview,),
                )
            )

    def last_events(self) -> dict[str, InterviewEventRecord]:
        """The last thing that happened in each of them."""
        fields = ", ".join(InterviewEventRecord.__struct_fields__)
        with transaction(self.path) as database:
            rows = database.execute(
                f"SELECT {fields} FROM interview_events AS e WHERE id = (SELECT id FROM"
                " interview_events WHERE interview = e.interview ORDER BY number DESC, id DESC"
                " LIMIT 1)"
            ).fetchall()
            found = msgspec.convert([dict(row) for row in rows], list[InterviewEventRecord])
        return {event.interview: event for event in found}
