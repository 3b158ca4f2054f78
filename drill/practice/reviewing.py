"""Cards: what an answer was worth, when each is to be asked again, and which comes next."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from drill.content.cards import ApiCard, CardSummary, OralCard, filled
from drill.content.library import Library
from drill.judge.result import CheckRequest, CheckResult
from drill.practice import checking, recall
from drill.practice.checking import Judge
from drill.store import log
from drill.store.records import CardAnswer
from drill.store.reviews import Reviews


class Standing(msgspec.Struct, frozen=True):
    """How a card stands with the candidate.

    due:   when it is to be asked again
    share: of the points that were hit the last time
    """

    due: datetime
    share: float
    answers: int


def share(card: OralCard, hit: Iterable[int]) -> float:
    """The weight of the points that were hit, of all."""
    points = set(hit)
    weight = sum(point.weight for point in card.points)
    return sum(p.weight for i, p in enumerate(card.points) if i in points) / weight


def spoken(
    card: OralCard, hit: Sequence[int], text: str, seconds: float, now: datetime
) -> CardAnswer:
    """The record of an oral answer."""
    return CardAnswer(
        card=card.id,
        answered_at=now,
        kind="oral",
        share=share(card, hit),
        seconds=seconds,
        tries=1,
        hit=json.dumps(sorted(hit)),
        text=text,
    )


def typed(
    card: ApiCard, right: bool, tries: int, text: str, seconds: float, now: datetime
) -> CardAnswer:
    """The record of a call that was typed; wrong where it had to be shown."""
    return CardAnswer(
        card=card.id,
        answered_at=now,
        kind="api",
        share=1.0 if right else 0.0,
        seconds=seconds,
        tries=tries,
        hit="[]",
        text=text,
    )


def check(library: Library, card: ApiCard, text: str, judge: Judge | None = None) -> CheckResult:
    """Whether what was typed does what the card's call does. Raises JudgeError."""
    source = library.card_source(card.id)
    request = CheckRequest(
        problem=source.id,
        framework=card.framework,
        root=str(source.root),
        text=filled(card, text),
        filename="answer.py",
        cost=False,
        jail=checking.jailed(),
        card=True,
    )
    return (judge or checking.ask_judge)(request)


def last_shares(reviews: Reviews) -> dict[str, float]:
    """Of each card that was answered, the share of the last time. Raises StoreError."""
    return {answer.card: answer.share for answer in reviews.all()}


def standings(reviews: Reviews) -> dict[str, Standing]:
    """Every card that was answered. Raises StoreError."""
    answers = log.read(reviews.path).answers
    shares = {answer.card: answer.share for answer in answers}
    remembered = recall.memories(recall.of_cards(answers), datetime.now(UTC))
    return {m.id: Standing(m.due, shares[m.id], m.reviews) for m in remembered}


def order(
    summaries: Sequence[CardSummary],
    known: Mapping[str, Standing],
    now: datetime,
    due_only: bool = False,
) -> list[CardSummary]:
    """The cards to ask: those that are due, the most overdue first, then those never asked."""
    due = [s for s in summaries if s.id in known and known[s.id].due <= now]
    due.sort(key=lambda summary: known[summary.id].due)
    return due if due_only else [*due, *(s for s in summaries if s.id not in known)]
