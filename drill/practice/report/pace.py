"""Times against the interviewer's, and what the first check said."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from statistics import median

from drill.practice.report.days import WEEKS, each_local, monday
from drill.practice.report.model import Pace, Stretch, Way
from drill.practice.sittings import Sitting
from drill.store.records import OWN_WORK, Mode

# Sittings that are compared with as many before them; below the least, chance alone would speak.
_MOST_COMPARED, _LEAST_COMPARED = 20, 3


def pace(sittings: list[Sitting], minutes: Mapping[str, int]) -> Pace:
    """Of what was solved as one's own work.

    minutes: the interviewer's, by problem; a sitting at any other problem has no ratio
    """
    # Of a check without an opening nobody knows how long it took.
    timed = [
        sitting
        for sitting in sittings
        if sitting.solved
        and sitting.mode in OWN_WORK
        and sitting.active
        and minutes.get(sitting.problem)
    ]
    timed.sort(key=lambda sitting: sitting.began)
    ratios = [sitting.active / (60 * minutes[sitting.problem]) for sitting in timed]
    each = min(_MOST_COMPARED, len(ratios) // 2)
    if each < _LEAST_COMPARED:
        each = 0
    days = list(each_local(sitting.began for sitting in timed))
    weekly = not days or (days[-1] - days[0]).days <= 7 * WEEKS
    return Pace(
        sittings=len(timed),
        ratio=median(ratios) if ratios else None,
        minutes=median(sitting.active / 60 for sitting in timed) if timed else None,
        each=each,
        lately=median(ratios[-each:]) if each else None,
        before=median(ratios[-2 * each : -each]) if each else None,
        unit="week" if weekly else "month",
        trend=_trend([monday(d) if weekly else d.replace(day=1) for d in days], ratios),
    )


def _trend(starts: list[date], ratios: list[float]) -> list[Stretch]:
    found: defaultdict[date, list[float]] = defaultdict(list)
    for start, ratio in zip(starts, ratios, strict=True):
        found[start].append(ratio)
    return [Stretch(start, len(own), median(own)) for start, own in sorted(found.items())]


def ways(sittings: list[Sitting]) -> list[Way]:
    """The modes that were practised, drill's own first; a newer drill may have had others."""
    modes = {sitting.mode for sitting in sittings}
    ours = [str(mode) for mode in Mode if mode in modes]
    return [_way(mode, sittings) for mode in (*ours, *sorted(modes.difference(ours)))]


def _way(mode: str, sittings: list[Sitting]) -> Way:
    own = [sitting for sitting in sittings if sitting.mode == mode]
    checked = [sitting for sitting in own if sitting.checks]
    return Way(
        mode=mode,
        sittings=len(own),
        solved=sum(sitting.solved for sitting in own),
        checked=len(checked),
        first_right=sum(sitting.first_check_right for sitting in checked),
    )
