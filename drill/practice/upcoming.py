"""What is to be practised, from the history and the content."""

from datetime import date, datetime
from pathlib import Path

import msgspec

from drill import paths
from drill.content.interviews import Script
from drill.content.library import Library
from drill.practice import agenda, progress, recall
from drill.practice.agenda import Day, Material, Task
from drill.store import log
from drill.store.history import History


class Goal(msgspec.Struct, frozen=True):
    """An interview to prepare for: what `drill plan` was told last.

    interview: the script that is like it
    """

    date: date
    minutes_a_day: int
    interview: str | None = None


def goal() -> Goal | None:
    """The goal that is set; None where none is, or the file is not ours."""
    try:
        return msgspec.json.decode(_file().read_bytes(), type=Goal)
    except (OSError, msgspec.DecodeError):
        return None


def set_goal(chosen: Goal) -> None:
    """Keep it. Raises UsageError where that cannot be."""
    paths.keep(_file(), msgspec.json.encode(chosen))


def tasks(library: Library, history: History, now: datetime) -> list[Task]:
    """What to practise, the most urgent first. Raises StoreError."""
    chosen = goal()
    material, reviews, _ = _known(library, history, now, chosen)
    interview = chosen.date if chosen else None
    return agenda.queue(material, agenda.remembered(reviews, now, interview), now)


def plan(library: Library, history: History, now: datetime, chosen: Goal) -> list[Day]:
    """Day by day up to the interview. Raises StoreError, UnknownScriptError."""
    material, reviews, script = _known(library, history, now, chosen)
    return agenda.plan(material, reviews, now, chosen.date, chosen.minutes_a_day, script)


def _known(
    library: Library, history: History, now: datetime, chosen: Goal | None
) -> tuple[Material, list[recall.Review], Script | None]:
    script = _script(library, chosen)
    found = log.read(history.path)
    summaries = library.summaries()
    minutes = {summary.id: summary.minutes for summary in summaries}
    material = Material(
        summaries=summaries,
        cards=library.card_summaries(),
        statuses=progress.statuses(library, history),
        wanted=agenda.wanted(script),
    )
    return material, recall.reviews(found, minutes, now), script


def _script(library: Library, chosen: Goal | None) -> Script | None:
    if chosen is None or chosen.interview is None:
        return None
    return library.script(chosen.interview)


def _file() -> Path:
    return paths.home() / "plan.json"
