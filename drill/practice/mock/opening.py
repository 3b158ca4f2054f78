"""Beginning an interview, finding one that is not over, and reading one that is."""

import uuid
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from drill.content.interviews import Script
from drill.content.library import Library
from drill.errors import StoreError, UsageError
from drill.practice import workspace
from drill.practice.mock import clock, desk, events
from drill.practice.mock.debrief import Debrief, debrief
from drill.practice.mock.desk import Desk
from drill.practice.mock.interview import Interview
from drill.practice.mock.plan import Plan, planned
from drill.practice.mock.state import State
from drill.store.interviews import InterviewStore
from drill.store.records import InterviewRecord
from drill.text import Text


def begin(
    script: Script,
    library: Library,
    store: InterviewStore,
    chosen: Path | None = None,
    read: clock.Read = clock.read,
) -> Interview:
    """The script's interview, whose clock runs from now on. Raises DrillError.

    chosen: the folder in which its own folder is made; None for the usual one
    """
    plan = planned(script, library)
    folder = desk.new_folder(workspace.folder(chosen), script.id, datetime.now(UTC))
    interview = Interview(plan, uuid.uuid4().hex, Desk(folder), library, store, read)
    interview.begin(script.id)
    return interview


def unfinished(store: InterviewStore) -> InterviewRecord | None:
    """The interview that was begun last, if it is not over. Raises StoreError."""
    records = store.all()
    if not records:
        return None
    last = store.last_events().get(records[-1].interview)
    over = last is not None and isinstance(events.decoded(last.detail), events.Closed)
    return None if over else records[-1]


def resume(library: Library, store: InterviewStore, read: clock.Read = clock.read) -> Interview:
    """The interview that is not over. Raises UsageError where there is none; StoreError."""
    record = unfinished(store)
    if record is None:
        raise UsageError(
            Text(en="no interview is under way", zh="没有正在进行的面试"),
            Text(en="`drill mock` lists them", zh="`drill mock` 列出全部面试"),
        )
    interview = Interview(
        _plan(record), record.interview, Desk(record.folder), library, store, read
    )
    interview.resume()
    return interview


def debriefs(store: InterviewStore) -> list[Debrief]:
    """Of all interviews that are over, the last one last. Raises StoreError."""
    found = []
    for record in store.all():
        state = State(_plan(record))
        for event in store.events(record.interview):
            state.apply(events.decoded(event.detail))
        if state.closed:
            found.append(of(record.interview, record.started_at, state))
    return found


def of(interview: str, started_at: datetime, state: State) -> Debrief:
    """The debrief of one that is over."""
    return debrief(interview, started_at.isoformat(), state.plan, state)


def _plan(record: InterviewRecord) -> Plan:
    """What was to be asked. Raises StoreError for what this version does not know."""
    try:
        return msgspec.json.decode(record.plan, type=Plan)
    except msgspec.DecodeError as error:
        raise StoreError(
            Text(
                en="the plan of an interview cannot be read: {error}",
                zh="无法读取一场面试的内容：{error}",
            ).format(error=error),
            Text(
                en="it may be from a newer drill: upgrade it",
                zh="它可能来自更新版本的 drill：请升级",
            ),
        ) from None
