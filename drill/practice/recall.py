"""What is remembered of each problem, debugging task and card, and when it is to be practised again.

Every sitting at a problem and every answer to a card is one review, rated by these rules:

    again   the solution was seen before it was right; it was left without being right; less than six tenths
            of a card's points were hit; a call had to be shown
    hard    right with hints, in more than twice the interviewer's minutes, or with gaps to fill; six
            tenths of the points; a call that was right at a later try
    good    right otherwise; nine tenths of the points; a call that was right the first time
    easy    right at the first check, from an empty page, within the interviewer's minutes, without hints

FSRS 6 with its default parameters makes memories of the ratings: how likely it is to be recalled, and
when that falls to nine tenths. There are no learning steps within a day, and no random changes.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from itertools import pairwise
from typing import Literal

import msgspec

from drill.practice.sittings import APART, Sitting, sittings
from drill.store.log import Log, LoggedAnswer
from drill.store.records import Mode

Kind = Literal["problem", "debug", "card"]
Rating = Literal["again", "hard", "good", "easy"]
# Shares of an oral answer's points from which it counts as good, and as hard to remember.
GOOD, HARD = 0.9, 0.6
# The chance of recalling at which something is due, where no interview says otherwise.
RETENTION = 0.9


class Review(msgspec.Struct, frozen=True, gc=False):
    """One rated sitting or answer.

    days:  since the last review of the same; None for the first one
    hints: that were taken; seconds: that count
    """

    kind: Kind
    id: str
    at: datetime
    rating: Rating
    days: float | None = None
    hints: int = 0
    seconds: float = 0.0


class Memory(msgspec.Struct, frozen=True):
    """What is remembered of one thing.

    recall: the chance of recalling it now, from 0 to 1
    lapses: how often it was rated `again` after it had been rated better
    hints:  taken in the last review
    """

    kind: Kind
    id: str
    due: datetime
    recall: float
    last: datetime
    reviews: int
    lapses: int
    rating: Rating
    hints: int


def rating(sitting: Sitting, minutes: int, now: datetime) -> Rating | None:
    """How a sitting is rated; None where it is not over, or nothing was tried.

    minutes: what an interviewer gives for the problem
    """
    if not sitting.solved:
        over = sitting.over or now - sitting.ended > APART
        return "again" if over and (sitting.checks or sitting.solution_seen) else None
    if sitting.solution_seen:
        return "again"
    if sitting.hints or sitting.mode == Mode.CLOZE:
        return "hard"
    seconds = 60.0 * minutes
    if seconds and sitting.active > 2 * seconds:
        return "hard"
    quick = sitting.first_check_right and sitting.active <= seconds
    return "easy" if quick and sitting.mode in (Mode.BLANK, Mode.MOCK) else "good"


def answer_rating(answer: LoggedAnswer) -> Rating:
    """How an answer to a card is rated."""
    worth = answer.share
    if answer.kind == "api" and answer.share:
        worth = GOOD if answer.tries == 1 else HARD
    return "good" if worth >= GOOD else "hard" if worth >= HARD else "again"


def reviews(log: Log, minutes: Mapping[str, int], now: datetime) -> list[Review]:
    """All reviews in the order of time.

    minutes: what an interviewer gives, by problem
    """
    return rated(sittings(log, minutes), log.answers, minutes, now)


def rated(
    sat: Iterable[Sitting],
    answers: Iterable[LoggedAnswer],
    minutes: Mapping[str, int],
    now: datetime,
) -> list[Review]:
    """`reviews` where the sittings are known."""
    found: list[Review] = []
    for sitting in sat:
        grade = rating(sitting, minutes.get(sitting.problem, 0), now)
        if grade is not None:
            kind: Kind = "debug" if sitting.mode == Mode.DEBUG else "problem"
            found.append(
                Review(
                    kind,
                    sitting.problem,
                    sitting.ended,
                    grade,
                    hints=sitting.hints,
                    seconds=sitting.active,
                )
            )
    found += _of_cards(answers)
    found.sort(key=lambda review: review.at)
    return list(_with_days(found))


def of_cards(answers: Iterable[LoggedAnswer]) -> list[Review]:
    """The reviews that answers to cards are, in the order of time."""
    return list(_with_days(sorted(_of_cards(answers), key=lambda review: review.at)))


def _of_cards(answers: Iterable[LoggedAnswer]) -> Iterable[Review]:
    for answer in answers:
        rated, at = answer_rating(answer), answer.answered_at
        yield Review("card", answer.card, at, rated, seconds=answer.seconds)


def _with_days(found: Iterable[Review]) -> Iterable[Review]:
    last: dict[tuple[str, str], datetime] = {}
    for review in found:
        before = last.get((review.kind, review.id))
        last[review.kind, review.id] = review.at
        if before is None:
            yield review
        else:
            days = (review.at - before).total_seconds() / 86400
            yield Review(
                review.kind, review.id, review.at, review.rating, days, review.hints, review.seconds
            )


def memories(found: Iterable[Review], now: datetime, retention: float = RETENTION) -> list[Memory]:
    """What the reviews, in the order of time, have left.

    retention: the chance of recalling at which something is due
    """
    by_item: dict[tuple[Kind, str], list[Review]] = {}
    for review in found:
        by_item.setdefault((review.kind, review.id), []).append(review)
    if not by_item:
        return []
    # Imported here: most commands schedule nothing.
    from fsrs import Card, Scheduler
    from fsrs import Rating as Grade

    class Own(Card):
        """Nobody else has it: a review may change it in its place, which saves a third of the time."""

        def __copy__(self) -> "Own":
            return self

    scheduler = Scheduler(
        desired_retention=retention, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )
    grades = {"again": Grade.Again, "hard": Grade.Hard, "good": Grade.Good, "easy": Grade.Easy}
    remembered = []
    for (kind, name), own in by_item.items():
        card: Card = Own(card_id=1)
        for review in own:
            at = review.at.astimezone(UTC)
            card, _ = scheduler.review_card(card, grades[review.rating], at)
        last = own[-1]
        remembered.append(
            Memory(
                kind=kind,
                id=name,
                due=card.due,
                recall=scheduler.get_card_retrievability(card, now),
                last=last.at,
                reviews=len(own),
                lapses=sum(one.rating == "again" != before.rating for before, one in pairwise(own)),
                rating=last.rating,
                hints=last.hints,
            )
        )
    return remembered
