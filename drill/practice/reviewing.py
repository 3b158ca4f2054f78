"""Cards: what an answer was worth, when each is to be asked again, and which comes next."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from drill.content.cards import ApiCard, CardSummary, OralCard, filled
from drill.judge.result import CheckRequest, CheckResult
from drill.practice import checking
from drill.practice.checking import Judge
from drill.store.records import CardAnswer
from drill.store.reviews import Reviews

if TYPE_CHECKING:
    from fsrs import Rating

# Shares of an oral answer's points from which it counts as good, and as hard to remember.
GOOD, HARD = 0.9, 0.6


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


def check(card: ApiCard, root: str, text: str, judge: Judge | None = None) -> CheckResult:
    """Whether what was typed does what the card's call does. Raises JudgeError."""
    request = CheckRequest(
        problem=card.id,
        framework=card.framework,
        root=root,
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
    """Every card that was answered. Raises StoreError.

    FSRS (the default parameters of its sixth version) makes the intervals, without learning steps
    within a day and without random changes. An answer is rated: `good` where an oral one hit nine
    tenths of its points, or a call was right the first time; `hard` where it was six tenths, or a
    later try; else `again`.
    """
    from fsrs import Card, Scheduler

    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    found: dict[str, Standing] = {}
    known: dict[str, Card] = {}
    for answer in reviews.all():
        # What an import brought may be of any time; a review cannot be before the last one.
        card = known.get(answer.card) or Card(card_id=1)
        card, _ = scheduler.review_card(card, _rating(answer), answer.answered_at.astimezone(UTC))
        known[answer.card] = card
        count = found[answer.card].answers if answer.card in found else 0
        found[answer.card] = Standing(card.due, answer.share, count + 1)
    return found


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


def _rating(answer: CardAnswer) -> "Rating":
    from fsrs import Rating

    worth = answer.share
    if answer.kind == "api" and answer.share:
        worth = GOOD if answer.tries == 1 else HARD
    if worth >= GOOD:
        return Rating.Good
    return Rating.Hard if worth >= HARD else Rating.Again
