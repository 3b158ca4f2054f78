"""What a report is made of, read from the history and the library."""

from datetime import datetime
from pathlib import Path

from drill.content.library import Library
from drill.errors import DrillError, StoreError
from drill.practice import recall
from drill.practice.mock import opening
from drill.practice.mock.debrief import Debrief
from drill.practice.report.figures import figures
from drill.practice.report.model import Material, Report
from drill.practice.sittings import sittings
from drill.store import log as rows
from drill.store.interviews import InterviewStore
from drill.store.log import Log
from drill.text import Text


def gathered(
    library: Library,
    history: Path,
    now: datetime,
    since: datetime | None = None,
    area: str | None = None,
) -> tuple[Report, list[DrillError]]:
    """The figures of the history in this file, and what of it, or of the library, is not in them.

    since, area: as `figures` takes them
    Raises StoreError where the history cannot be read.
    """
    log = rows.read(history)
    minutes = {summary.id: summary.minutes for summary in library.summaries()}
    sat = sittings(log, minutes)
    reviews = recall.rated(sat, log.answers, minutes, now)
    debriefs, unread = _debriefs(history)
    material = Material(
        log=log,
        sittings=sat,
        reviews=reviews,
        memories=recall.memories(reviews, now),
        debriefs=debriefs,
        problems=library.summaries(),
        cards=library.card_summaries(),
        says=_says(library, log),
    )
    missing = [*unread, *library.broken, *library.broken_cards]
    return figures(material, now, since, area), missing


def _debriefs(history: Path) -> tuple[list[Debrief], list[DrillError]]:
    """Of the interviews that are over; where they cannot be read, none, and the rest is shown."""
    try:
        return opening.debriefs(InterviewStore(history)), []
    except StoreError as error:
        return [], [error]


def _says(library: Library, log: Log) -> dict[tuple[str, str], Text]:
    """The texts of the mistakes that were made, where the problem has them still."""
    made = {attempt.problem for attempt in log.attempts if attempt.mistake}
    return {
        (summary.id, mistake.id): mistake.says
        for summary in library.summaries()
        if summary.id in made
        for mistake in library.problem(summary.id).mistakes
    }
