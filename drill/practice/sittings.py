"""Who sat down to which problem, for how long, and what came of it. Pure: it follows from the log."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from operator import itemgetter

import msgspec

from drill.store.log import Log
from drill.store.records import Event, Mode

# Of a pause of editing, as far as it shows, so much counts.
COUNTED = timedelta(minutes=10)
# Whoever comes back after so long sits down anew.
APART = timedelta(hours=8)

_OPENED, _RIGHT, _WRONG = "opened", "right", "wrong"
# A sign of work: when, what comes first of two at one moment, what (or the kind of an event), and the mode.
_Sign = tuple[datetime, int, str, str]
_WHEN = itemgetter(0, 1)


class Sitting(msgspec.Struct, gc=False):
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
    by_problem: dict[str, list[_Sign]] = {}
    for problem, sign in _signs(log):
        by_problem.setdefault(problem, []).append(sign)
    found: list[Sitting] = []
    for problem, signs in by_problem.items():
        signs.sort(key=_WHEN)
        found += _of_problem(problem, signs, timedelta(minutes=minutes.get(problem, 0)))
    return sorted(found, key=lambda sitting: sitting.began)


def _signs(log: Log) -> Iterator[tuple[str, _Sign]]:
    for opening in log.openings:
        yield opening.problem, (opening.started_at, 1, _OPENED, opening.mode)
    for attempt in log.attempts:
        what = _RIGHT if attempt.verdict == "passed" else _WRONG
        yield attempt.problem, (attempt.checked_at, 1, what, attempt.mode)
    for event in log.events:
        # What is begun anew is opened at the same moment, and ends before that.
        first = 0 if event.kind == Event.RESET else 1
        yield event.problem, (event.happened_at, first, event.kind, Mode.STUB)


def _of_problem(problem: str, signs: Iterable[_Sign], given: timedelta) -> Iterator[Sitting]:
    current: Sitting | None = None
    for at, _, what, mode in signs:
        if current is not None and _begins_anew(current, what, mode, at):
            if not current.over:
                current.over = True
                yield current
            current = None
        if current is None:
            # Looking at a solution alone is no sitting.
            if what in (Event.RESET, Event.SOLUTION):
                continue
            current = Sitting(problem, mode, at, at)
        if current.over:
            continue  # it was right: what is tried on it afterwards is no practice
        _count(current, at, given)
        _take(current, what)
        if current.over:
            yield current
    if current is not None and not current.over:
        yield current


def _begins_anew(current: Sitting, what: str, mode: str, at: datetime) -> bool:
    if what == Event.RESET:
        return True
    if what == _OPENED:
        return current.over or mode != current.mode or at - current.ended > APART
    return not current.over and at - current.ended > APART


def _count(sitting: Sitting, at: datetime, given: timedelta) -> None:
    """Let the time pass until a sign of work."""
    gap = at - sitting.ended
    counted = COUNTED if sitting.ended > sitting.began else max(COUNTED, given)
    if gap > counted:
        sitting.paused += (gap - counted).total_seconds()
        gap = counted
    sitting.active += gap.total_seconds()
    sitting.ended = at


def _take(sitting: Sitting, what: str) -> None:
    if what in (_RIGHT, _WRONG):
        sitting.checks += 1
        sitting.solved = sitting.over = what == _RIGHT
        sitting.first_check_right = sitting.solved and sitting.checks == 1
    elif what == Event.HINT:
        sitting.hints += 1
    elif what == Event.SOLUTION:
        sitting.solution_seen = True
