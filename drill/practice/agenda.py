"""What to practise next, and a plan up to an interview. Pure: it follows from what is remembered."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

import msgspec

from drill.content.cards import CardSummary
from drill.content.interviews import Script
from drill.content.problems import Summary
from drill.practice.progress import Status
from drill.practice.recall import RETENTION, Kind, Memory, Review, memories

# Minutes that a card takes; a debugging task takes half of what writing does.
CARD_MINUTES = 2
# Of a day, so much goes into what is new, while there is something to be repeated as well.
_NEW_SHARE = 0.5
# Before the interview: the whole is replayed, and nothing new is begun.
_MOCK_DAYS, _LAST_NEW_DAYS = 2, 3
# What counts is the day of the interview. Until its last weeks things may be forgotten a little more: a
# review that comes later strengthens more. In the last weeks all is brought up. `make bench-practice`.
_LAST_WEEKS = 21
_UNTIL_THEN, _AT_LAST = 0.8, 0.95


class Task(msgspec.Struct, frozen=True):
    """Something to practise.

    memory:  what is remembered of it; None where it is new
    minutes: that it takes, about
    """

    kind: Kind
    id: str
    minutes: int
    memory: Memory | None = None

    @property
    def command(self) -> str:
        """What begins it."""
        if self.kind == "card":
            return f"drill cards {self.id}"
        return f"drill start {self.id}" + (" --mode debug" if self.kind == "debug" else "")


class Material(msgspec.Struct, frozen=True):
    """All that can be practised.

    statuses: of the problems; those of an interview come first
    wanted:   ids of problems and cards that an interview asks for
    """

    summaries: Sequence[Summary]
    cards: Sequence[CardSummary]
    statuses: Mapping[str, Status]
    wanted: frozenset[str] = frozenset()

    def minutes(self, kind: Kind, name: str) -> int:
        """What practising it takes."""
        given = {summary.id: summary.minutes for summary in self.summaries}.get(name, 0)
        if kind == "card":
            return CARD_MINUTES
        return given if kind == "problem" else max(1, given // 2)


def wanted(script: Script | None) -> frozenset[str]:
    """What an interview asks for."""
    if script is None:
        return frozenset()
    names: set[str] = set()
    for section in script.sections:
        names |= {*section.cards, *section.follow_ups}
        names |= {section.problem} if section.problem else set()
    return frozenset(names)


def remembered(
    reviews: Iterable[Review], now: datetime, interview: date | None = None
) -> list[Memory]:
    """What the reviews, in the order of time, have left, and when it is due.

    interview: its day; None where there is none to prepare for
    """
    left = (interview - now.astimezone().date()).days if interview else 0
    if left <= 0:
        return memories(reviews, now, RETENTION)
    return memories(reviews, now, _AT_LAST if left <= _LAST_WEEKS else _UNTIL_THEN)


def queue(material: Material, found: Iterable[Memory], now: datetime) -> list[Task]:
    """What is due, what is likeliest forgotten first; then what is new, in the order of `fresh`."""
    known = {(memory.kind, memory.id): memory for memory in found}
    there = {("problem", s.id) for s in material.summaries}
    there |= {("debug", s.id) for s in material.summaries}
    there |= {("card", card.id) for card in material.cards}
    due = [m for key, m in known.items() if m.due <= now and key in there]
    due.sort(key=lambda memory: (memory.id not in material.wanted, memory.recall))
    tasks = [Task(m.kind, m.id, material.minutes(m.kind, m.id), m) for m in due]
    return tasks + list(fresh(material, set(known)))


def fresh(material: Material, known: set[tuple[Kind, str]]) -> list[Task]:
    """What was never practised, by turns a problem and two cards of its area.

    Of the problems first those that an interview asks for, with what they require before them;
    then the catalogue's order. A debugging task comes up when its problem was solved.
    """
    order = _in_order(material)
    new = [name for name in order if ("problem", name) not in known]
    debugs = [
        summary.id
        for summary in material.summaries
        if summary.mistakes
        and material.statuses.get(summary.id) is Status.SOLVED
        and ("debug", summary.id) not in known
    ]
    area = {summary.id: summary.area for summary in material.summaries}
    cards = [card for card in material.cards if ("card", card.id) not in known]
    cards.sort(key=lambda card: card.id not in material.wanted)
    tasks: list[Task] = []
    for name in new:
        tasks.append(Task("problem", name, material.minutes("problem", name)))
        near = [card for card in cards if card.area == area[name]][:2]
        tasks += [Task("card", card.id, CARD_MINUTES) for card in near]
        cards = [card for card in cards if card not in near]
        if debugs:
            debug = debugs.pop(0)
            tasks.append(Task("debug", debug, material.minutes("debug", debug)))
    tasks += [Task("debug", name, material.minutes("debug", name)) for name in debugs]
    return tasks + [Task("card", card.id, CARD_MINUTES) for card in cards]


def _in_order(material: Material) -> list[str]:
    """The problems, what is wanted first, each after what it requires."""
    requires = {summary.id: summary.requires for summary in material.summaries}
    placed: list[str] = []

    def place(name: str) -> None:
        if name in placed or name not in requires:
            return
        # Before what it requires is looked at: two that require one another end here.
        pending.add(name)
        for other in requires[name]:
            if other not in pending:
                place(other)
        placed.append(name)

    pending: set[str] = set()
    names = [summary.id for summary in material.summaries]
    for name in [n for n in names if n in material.wanted] + names:
        place(name)
    return placed


class Day(msgspec.Struct, frozen=True):
    """One day of a plan. `mock`: the interview to be replayed on it."""

    day: date
    tasks: list[Task]
    mock: str | None = None

    @property
    def minutes(self) -> int:
        return sum(task.minutes for task in self.tasks)


def plan(
    material: Material,
    reviews: Sequence[Review],
    now: datetime,
    until: date,
    minutes_a_day: int,
    script: Script | None = None,
) -> list[Day]:
    """Day by day from today to the day before the interview, if every review went well.

    Reviews come before what is new, which gets half of a day while there are both. Two days before the
    interview it is replayed; in its last three days nothing new is begun.
    """
    history = list(reviews)
    statuses = dict(material.statuses)
    days: list[Day] = []
    today = now.astimezone().date()
    for offset in range((until - today).days):
        at = now + timedelta(days=offset)
        left = (until - today).days - offset
        mock = script if script is not None and left == _MOCK_DAYS else None
        budget = minutes_a_day - (script.minutes if mock and script else 0)
        current = msgspec.structs.replace(material, statuses=statuses)
        found = queue(current, remembered(history, at, until), at)
        tasks = fitting(found, budget, left)
        for task in tasks:
            history.append(Review(task.kind, task.id, at, "good"))
            if task.kind == "problem":
                statuses[task.id] = Status.SOLVED
        days.append(Day(today + timedelta(days=offset), tasks, mock.id if mock else None))
    return days


def fitting(found: list[Task], budget: int, left: int) -> list[Task]:
    """As much of it as a day holds, in its order.

    budget: minutes
    left:   days to the interview
    """
    due = [task for task in found if task.memory is not None]
    new = [] if left <= _LAST_NEW_DAYS else [task for task in found if task.memory is None]
    chosen: list[Task] = []
    room = budget - (int(budget * _NEW_SHARE) if new else 0)
    # The first of each kind may take more than its half: what is long would never have its turn.
    if new and new[0].minutes <= budget:
        room = min(room, budget - new[0].minutes)
    if due and due[0].minutes <= budget:
        room = max(room, due[0].minutes)
    rest = _take(due, room, chosen) + budget - room
    rest = _take(new, rest, chosen)
    _take([task for task in due if task not in chosen], rest, chosen)
    return chosen


def _take(tasks: Iterable[Task], room: int, chosen: list[Task]) -> int:
    """Choose what fits, and say what room is left."""
    for task in tasks:
        if task.minutes <= room:
            chosen.append(task)
            room -= task.minutes
    return room
