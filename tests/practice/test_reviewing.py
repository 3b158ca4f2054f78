"""What an answer to a card was worth, and when the card comes again."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from drill.content.cards import ApiCard, CardSummary, OralCard, Point
from drill.content.library import Library
from drill.content.spec import Input
from drill.errors import StoreError
from drill.practice import reviewing
from drill.practice.reviewing import Standing
from drill.store.records import CardAnswer
from drill.store.reviews import Reviews
from drill.text import same

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)

ORAL = OralCard(
    format=1,
    id="what",
    area="attention",
    seconds=60,
    question=same("What?"),
    points=[Point(same("a"), 3), Point(same("b"), 1), Point(same("c"), 2)],
    answer=same("That."),
    sources=["https://example.org"],
)
API = ApiCard(
    format=1,
    id="cat",
    area="tensors",
    framework="torch",
    question=same("Join them."),
    stub="def join(a, b):\n    return ...\n",
    inputs={"a": Input(normal=[2]), "b": Input(normal=[3])},
    call="torch.cat([a, b])",
    wrong=[],
    signature="torch.cat(tensors, dim=0)",
    remember=same("A list."),
    sources=["https://example.org"],
)


def _library(root: Path) -> Library:
    """A library with the card; what is in its file is of no account here."""
    folder = root / "problems" / "cards"
    folder.mkdir(parents=True)
    (folder / f"{API.id}.yaml").touch()
    return Library(root)


@pytest.fixture
def reviews(tmp_path: Path) -> Reviews:
    return Reviews(tmp_path / "history.sqlite3")


def answer(
    card: str = "what", days: float = 0, share: float = 1.0, kind: str = "oral", tries: int = 1
) -> CardAnswer:
    return CardAnswer(card, NOON + days * DAY, kind, share, 10.0, tries, "[]", "said")


def interval(reviews: Reviews, card: str = "what") -> timedelta:
    """From the last answer until the card is due."""
    last = [kept for kept in reviews.all() if kept.card == card][-1]
    return reviewing.standings(reviews)[card].due - last.answered_at


def after(folder: Path, *answers: CardAnswer) -> timedelta:
    """When a card is due that was answered like this."""
    reviews = Reviews(folder / f"{len(list(folder.iterdir()))}.sqlite3")
    for one in answers:
        reviews.record(one)
    return interval(reviews)


# What an answer was worth


@pytest.mark.parametrize(
    ("hit", "share"),
    [([], 0), ([0], 3 / 6), ([1, 2], 3 / 6), ([0, 1, 2], 1), ([2, 2], 2 / 6)],
)
def test_an_oral_answer_is_worth_the_weight_of_the_points_it_hit(
    hit: list[int], share: float
) -> None:
    assert reviewing.share(ORAL, hit) == pytest.approx(share)


def test_an_oral_answer_is_kept_with_its_points_in_order() -> None:
    kept = reviewing.spoken(ORAL, [2, 0], "said", 42.5, NOON)
    assert kept == CardAnswer("what", NOON, "oral", 5 / 6, 42.5, 1, "[0, 2]", "said")
    assert json.loads(kept.hit) == [0, 2]
    assert kept.interview is None


@pytest.mark.parametrize(("right", "share"), [(True, 1.0), (False, 0.0)])
def test_a_call_is_right_or_not_and_kept_with_its_tries(right: bool, share: float) -> None:
    kept = reviewing.typed(API, right, 3, "torch.cat(a, b)", 7.5, NOON)
    assert kept == CardAnswer("cat", NOON, "api", share, 7.5, 3, "[]", "torch.cat(a, b)")


def test_a_call_is_judged_as_a_submission_in_the_gap_of_its_card(
    judge: Any, tmp_path: Path
) -> None:
    reviewing.check(_library(tmp_path), API, "torch.hstack([a, b])")
    (request,) = judge.requests
    assert (request.problem, request.framework, request.root) == ("cat", "torch", str(tmp_path))
    assert request.text.endswith("def join(a, b):\n    return torch.hstack([a, b])\n")
    assert (request.card, request.cost, request.jail) == (True, False, True)


def test_the_jail_is_left_out_where_it_was_switched_off(
    judge: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRILL_JAIL", "off")
    reviewing.check(_library(tmp_path), API, "x", judge)
    assert not judge.requests[0].jail


# When a card comes again


def test_a_card_that_was_never_answered_has_no_standing(reviews: Reviews) -> None:
    assert reviewing.standings(reviews) == {}
    assert reviewing.last_shares(reviews) == {}


def test_a_standing_is_of_the_last_answer_and_counts_all(reviews: Reviews) -> None:
    # The last by its time, not by when it was kept: an import brings what is older.
    for days, share in ((3, 0.25), (0, 1.0), (1, 0.5)):
        reviews.record(answer(days=days, share=share))
    reviews.record(answer("other", days=9, share=0.75))
    found = reviewing.standings(reviews)
    assert (found["what"].share, found["what"].answers) == (0.25, 3)
    assert (found["other"].share, found["other"].answers) == (0.75, 1)
    assert reviewing.last_shares(reviews) == {"what": 0.25, "other": 0.75}


def test_a_first_answer_comes_again_the_sooner_the_worse_it_was(tmp_path: Path) -> None:
    good, hard, again = (after(tmp_path, answer(share=share)) for share in (1.0, 0.7, 0.3))
    # FSRS 6: the first stabilities 2.3065, 1.2931 and 0.212 days, in whole days and at least one.
    assert (good, hard, again) == (2 * DAY, DAY, DAY)


def test_good_answers_make_ever_longer_intervals(reviews: Reviews) -> None:
    intervals, at = [], 0.0
    for _ in range(5):
        reviews.record(answer(days=at))
        intervals.append(interval(reviews))
        at += intervals[-1] / DAY
    assert intervals == sorted(set(intervals))
    assert intervals[-1] > 30 * DAY


@pytest.mark.parametrize(("share", "like"), [(0.9, 1.0), (0.89, 0.6), (0.6, 0.7), (0.59, 0.0)])
def test_nine_tenths_are_good_and_six_tenths_are_hard(
    tmp_path: Path, share: float, like: float
) -> None:
    first = answer()
    found, expected = (after(tmp_path, first, answer(days=10, share=one)) for one in (share, like))
    assert found == expected
    bounds = [after(tmp_path, first, answer(days=10, share=one)) for one in (0.0, 0.6, 1.0)]
    assert bounds == sorted(set(bounds))


def test_a_call_right_at_once_is_good_and_later_is_hard_and_shown_is_again(tmp_path: Path) -> None:
    first = answer(kind="api")
    rated = [
        after(tmp_path, first, answer(kind="api", days=10, share=share, tries=tries))
        for share, tries in ((1.0, 1), (1.0, 2), (1.0, 5), (0.0, 1))
    ]
    oral = [after(tmp_path, first, answer(days=10, share=share)) for share in (1.0, 0.6, 0.6, 0.0)]
    assert rated == oral


def test_intervals_are_the_same_every_time_and_in_whatever_time_zone(tmp_path: Path) -> None:
    answers = [answer(), answer(days=2), answer(days=30)]
    china = timezone(timedelta(hours=8))
    moved = [
        CardAnswer(a.card, a.answered_at.astimezone(china), a.kind, 1.0, 1.0, 1, "[]", "")
        for a in answers
    ]
    assert {after(tmp_path, *answers) for _ in range(3)} == {after(tmp_path, *moved)}


def test_answers_at_one_moment_are_no_trouble(reviews: Reviews) -> None:
    for share in (0.0, 1.0):
        reviews.record(answer(share=share))
    assert reviewing.standings(reviews)["what"].answers == 2


def test_answers_in_a_history_that_cannot_be_used_are_not_known(tmp_path: Path) -> None:
    for ask in (reviewing.standings, reviewing.last_shares):
        with pytest.raises(StoreError):
            ask(Reviews(tmp_path))


# What is asked


def summaries(*names: str) -> list[CardSummary]:
    return [CardSummary(name, "oral", "attention", same(name)) for name in names]


KNOWN = {
    "late": Standing(NOON - DAY, 0.5, 1),
    "later": Standing(NOON - 5 * DAY, 0.5, 1),
    "now": Standing(NOON, 0.5, 1),
    "not-yet": Standing(NOON + timedelta(seconds=1), 0.5, 1),
    "gone": Standing(NOON - 9 * DAY, 0.5, 1),
}


def test_what_is_most_overdue_is_asked_first_and_then_what_is_new() -> None:
    cards = summaries("new", "not-yet", "late", "now", "later", "also-new")
    found = [summary.id for summary in reviewing.order(cards, KNOWN, NOON)]
    assert found == ["later", "late", "now", "new", "also-new"]


def test_what_is_due_can_be_asked_alone() -> None:
    cards = summaries("new", "late", "later")
    found = [summary.id for summary in reviewing.order(cards, KNOWN, NOON, due_only=True)]
    assert found == ["later", "late"]
