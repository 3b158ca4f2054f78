"""Who sat down to which problem, for how long, and what came of it. Pure: it follows from the log."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

import msgspec

from drill.store.log import Log, LoggedAttempt, LoggedEvent, LoggedOpening
from drill.store.records import Event, Mode

# Of a pause of editing, as far as it shows, so much counts.
COUNTED = timedelta(minutes=10)
# Whoever comes back after so long sits down anew.
APART = timedelta(hours=8)

_Entry = LoggedOpening | LoggedAttempt | LoggedEvent


class Sitting(msgspec.Struct):
    """One go at a problem: from its opening until it is right, begun anew, or left for hours.

    ended:  when it was right, or the last that was seen of it
    over:   whether it is known to be: right, begun anew, or followed by another
    active: seconds that count; `paused` are those that do not
    """

    problem: str
    mode: str
    began: datetime
    ended: datetime
    solved: bool = False
    over: bool = False
    checks: int = 0
    hints: int = 0
    solution_seen: bool = False
    first_check_right: bool = False
    active: float = 0.0
    paused: float = 0.0


def sittings(log: Log, minutes: Mapping[str, int]) -> list[Sitting]:
    """All sittings, by when they began.

    minutes: what an interviewer gives, by problem
    Time counts from one sign of work (an opening, a check, a hint) to the next. Of a longer time without any,
    ten minutes count; of the first, after the opening, as much as an interviewer gives: a page is
    written without being checked.
    """
    by_problem: dict[str, list[_Entry]] = {}
    everything: list[_Entry] = [*log.openings, *log.attempts, *log.events]
    for entry in everything:
        by_problem.setdefault(entry.problem, []).append(entry)
    found: list[Sitting] = []
    for problem, entries in by_problem.items():
        entries.sort(key=_place)
        found += _of_problem(problem, entries, timedelta(minutes=minutes.get(problem, 0)))
    return sorted(found, key=lambda sitting: sitting.began)


def _place(entry: _Entry) -> tuple[datetime, bool]:
    """By time; what is begun anew is opened at the same moment, and ends before that."""
    return _moment(entry), not (isinstance(entry, LoggedEvent) and entry.kind == Event.RESET)


def _moment(entry: _Entry) -> datetime:
    if isinstance(entry, LoggedOpening):
        return entry.started_at
    return entry.checked_at if isinstance(entry, LoggedAttempt) else entry.happened_at


def _of_problem(problem: str, entries: Iterable[_Entry], given: timedelta) -> Iterator[Sitting]:
    current: Sitting | None = None
    for entry in entries:
        at = _moment(entry)
        if current is not None and _begins_anew(current, entry, at):
            if not current.over:
                current.over = True
                yield current
            current = None
        if isinstance(entry, LoggedEvent) and entry.kind == Event.RESET:
            continue
        if current is None:
            # Looking at a solution alone is no sitting.
            if isinstance(entry, LoggedEvent) and entry.kind != Event.HINT:
                continue
            mode = entry.mode if not isinstance(entry, LoggedEvent) else Mode.STUB
            current = Sitting(problem, mode, at, at)
        if current.over:
            continue  # it was right: what is tried on it afterwards is no practice
        _count(current, at, given)
        _take(current, entry)
        if current.over:
            yield current
    if current is not None and not current.over:
        yield current


def _begins_anew(current: Sitting, entry: _Entry, at: datetime) -> bool:
    if isinstance(entry, LoggedEvent) and entry.kind == Event.RESET:
        return True
    if isinstance(entry, LoggedOpening):
        return current.over or entry.mode != current.mode or at - current.ended > APART
    return not current.over and at - current.ended > APART


def _count(sitting: Sitting, at: datetime, given: timedelta) -> None:
    """Let the time pass until a sign of work."""
    gap = at - sitting.ended
    first = sitting.ended == sitting.began
    counted = min(gap, max(COUNTED, given) if first else COUNTED)
    sitting.active += counted.total_seconds()
    sitting.paused += (gap - counted).total_seconds()
    sitting.ended = at


def _take(sitting: Sitting, entry: _Entry) -> None:
    if isinstance(entry, LoggedAttempt):
        sitting.checks += 1
        sitting.solved = entry.verdict == "passed"
        sitting.over = sitting.solved
        sitting.first_check_right = sitting.solved and sitting.checks == 1
    elif isinstance(entry, LoggedEvent):
        sitting.hints += entry.kind == Event.HINT
        sitting.solution_seen |= entry.kind == Event.SOLUTION
