"""From the history to the report: what is in the period and the area, counted."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import chain
from statistics import fmean
from typing import get_args

import msgspec

from drill.content.problems import Summary
from drill.content.spec import Difficulty
from drill.judge.result import Verdict
from drill.practice.mock.debrief import Debrief
from drill.practice.recall import Kind, Memory, Review
from drill.practice.report import days, pace
from drill.practice.report.model import Kept, Made, Material, Place, Report, Sat, Totals
from drill.practice.report.steps import steps
from drill.store.log import LoggedAttempt
from drill.store.records import OWN_WORK, Mode
from drill.text import Text


def figures(
    material: Material, now: datetime, since: datetime | None = None, area: str | None = None
) -> Report:
    """The report at `now`, of what happened from `since` on, limited to an area.

    What is due and remembered, the calendar and the next steps are those of now, whatever the period.
    With an area there are no interviews: each of them has several.
    """
    own = _of_area(material, area) if area else material
    recent = _from(own, since) if since else own
    minutes = {summary.id: summary.minutes for summary in own.problems}
    checks, answers = days.practised(own.log)
    recent_days = {*checks, *answers} if own is recent else {*chain(*days.practised(recent.log))}
    return Report(
        now=now,
        since=since,
        area=area,
        unreadable=material.log.unreadable,
        gone=sorted({a.problem for a in recent.log.attempts} - minutes.keys()),
        totals=Totals(
            checks=len(recent.log.attempts),
            answers=len(recent.log.answers),
            days=len(recent_days),
            active=sum(sitting.active for sitting in recent.sittings),
            paused=sum(sitting.paused for sitting in recent.sittings),
            cards=sum(answer.seconds for answer in recent.log.answers),
        ),
        places=_places(own.problems, recent.log.attempts, own.memories, now),
        pace=pace.pace(recent.sittings, minutes),
        ways=pace.ways(recent.sittings),
        mistakes=_mistakes(recent.log.attempts, material.says),
        memory=_memory(own, recent.reviews, now),
        calendar=days.calendar(checks, answers, days.local(now)),
        interviews=[_sat(debrief) for debrief in recent.debriefs],
        steps=steps(own, now, area),
    )


def _of_area(material: Material, area: str) -> Material:
    """What belongs to the area's problems and cards."""
    problems = [summary for summary in material.problems if summary.area == area]
    cards = [summary for summary in material.cards if summary.area == area]
    known_problems, known_cards = {s.id for s in problems}, {s.id for s in cards}
    log = material.log

    def known(item: Memory | Review) -> bool:
        return item.id in (known_cards if item.kind == "card" else known_problems)

    return msgspec.structs.replace(
        material,
        log=msgspec.structs.replace(
            log,
            openings=[o for o in log.openings if o.problem in known_problems],
            attempts=[a for a in log.attempts if a.problem in known_problems],
            events=[e for e in log.events if e.problem in known_problems],
            answers=[a for a in log.answers if a.card in known_cards],
        ),
        sittings=[s for s in material.sittings if s.problem in known_problems],
        reviews=[review for review in material.reviews if known(review)],
        memories=[memory for memory in material.memories if known(memory)],
        debriefs=[],
        problems=problems,
        cards=cards,
    )


def _from(material: Material, since: datetime) -> Material:
    """What happened from then on; a sitting that began before is not in it."""
    log = material.log
    return msgspec.structs.replace(
        material,
        log=msgspec.structs.replace(
            log,
            attempts=[a for a in log.attempts if a.checked_at >= since],
            answers=[a for a in log.answers if a.answered_at >= since],
        ),
        sittings=[s for s in material.sittings if s.began >= since],
        reviews=[review for review in material.reviews if review.at >= since],
        debriefs=[d for d in material.debriefs if datetime.fromisoformat(d.started_at) >= since],
    )


def _places(
    problems: Sequence[Summary],
    attempts: Iterable[LoggedAttempt],
    memories: Iterable[Memory],
    now: datetime,
) -> list[Place]:
    """Every area with its difficulties, in the library's order; those without a problem are not there."""
    checked, solved = set[str](), set[str]()
    for attempt in attempts:
        checked.add(attempt.problem)
        if attempt.verdict == Verdict.PASSED and attempt.mode in OWN_WORK:
            solved.add(attempt.problem)
    due = {memory.id for memory in memories if memory.kind != "card" and memory.due <= now}
    found = []
    for area in dict.fromkeys(summary.area for summary in problems):
        for difficulty in get_args(Difficulty):
            here = {s.id for s in problems if (s.area, s.difficulty) == (area, difficulty)}
            if here:
                found.append(
                    Place(
                        area=area,
                        difficulty=difficulty,
                        total=len(here),
                        solved=len(here & solved),
                        attempted=len(here & checked - solved),
                        due=len(here & due),
                    )
                )
    return found


def _mistakes(
    attempts: Iterable[LoggedAttempt], says: Mapping[tuple[str, str], Text]
) -> list[Made]:
    """Every mistake that was recognised, the most frequent first, of several the one made last.

    In a debugging task it was planted: finding it takes a check or two, and makes it nobody's habit.
    """
    places: defaultdict[str, Counter[str]] = defaultdict(Counter)
    last: dict[str, datetime] = {}
    for attempt in attempts:
        if attempt.mistake and attempt.mode != Mode.DEBUG:
            places[attempt.mistake][attempt.problem] += 1
            last[attempt.mistake] = attempt.checked_at
    made = sorted(places, key=lambda id: (-places[id].total(), -last[id].timestamp(), id))
    return [_made(id, places[id], says, days.local(last[id])) for id in made]


def _made(id: str, places: Counter[str], says: Mapping[tuple[str, str], Text], last: date) -> Made:
    problems = sorted(places, key=lambda problem: (-places[problem], problem))
    told = (says[problem, id] for problem in problems if (problem, id) in says)
    return Made(id, next(told, None), places.total(), problems, last)


def _memory(material: Material, reviews: Iterable[Review], now: datetime) -> list[Kept]:
    """The kinds of which there is something; items that are gone cannot be due."""
    later: Counter[Kind] = Counter()
    kept: Counter[Kind] = Counter()
    for review in reviews:
        if review.days is not None:
            later[review.kind] += 1
            kept[review.kind] += review.rating != "again"
    problems = {summary.id for summary in material.problems}
    items: dict[Kind, set[str]] = {
        "problem": problems,
        "debug": problems,
        "card": {summary.id for summary in material.cards},
    }
    found = []
    for kind, there in items.items():
        known = [m for m in material.memories if m.kind == kind and m.id in there]
        if known or later[kind]:
            found.append(
                Kept(
                    kind=kind,
                    total=len(there),
                    known=len(known),
                    due=sum(memory.due <= now for memory in known),
                    recall=fmean(memory.recall for memory in known) if known else None,
                    reviews=later[kind],
                    kept=kept[kind],
                )
            )
    return found


def _sat(debrief: Debrief) -> Sat:
    return Sat(
        day=days.local(datetime.fromisoformat(debrief.started_at)),
        script=debrief.script,
        title=debrief.title,
        total=debrief.total,
        passes_at=debrief.passes_at,
        passed=debrief.passed,
    )
