"""How sittings and answers are rated, and what the ratings leave remembered."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec import structs

from drill.practice import recall
from drill.practice.recall import Memory, Rating, Review
from drill.practice.sittings import Sitting
from drill.store.log import Log, LoggedAnswer, LoggedAttempt, LoggedEvent, LoggedOpening

T0 = datetime(2026, 3, 1, 9, tzinfo=UTC)
MINUTES = 10
NEVER = T0 + timedelta(days=365)
SOLVED = Sitting(
    "p", "stub", T0, T0 + timedelta(minutes=9), solved=True, over=True, checks=2, active=540.0
)


def rated(sitting: Sitting, **changes: object) -> Rating | None:
    return recall.rating(structs.replace(sitting, **changes), MINUTES, NEVER)


def after(days: float) -> datetime:
    return T0 + timedelta(days=days)


# ratings


@pytest.mark.parametrize("mode", ["stub", "blank", "mock", "debug", "cloze"])
def test_whoever_saw_the_solution_first_is_rated_again(mode: str) -> None:
    assert rated(SOLVED, mode=mode, solution_seen=True) == "again"


def test_what_was_left_without_being_right_is_rated_again() -> None:
    assert rated(SOLVED, solved=False) == "again"
    assert rated(SOLVED, solved=False, checks=0, solution_seen=True) == "again"


def test_what_was_only_opened_is_not_rated() -> None:
    assert rated(SOLVED, solved=False, checks=0) is None
    assert rated(SOLVED, solved=False, checks=0, hints=2) is None


def test_what_is_under_way_is_not_rated_until_it_was_left_for_eight_hours() -> None:
    under_way = structs.replace(SOLVED, solved=False, over=False)
    eight = under_way.ended + timedelta(hours=8)
    assert recall.rating(under_way, MINUTES, eight) is None
    assert recall.rating(under_way, MINUTES, eight + timedelta(seconds=1)) == "again"


@pytest.mark.parametrize("mode", ["stub", "blank", "mock", "debug"])
def test_with_hints_it_was_hard(mode: str) -> None:
    assert rated(SOLVED, mode=mode, hints=1) == "hard"


def test_gaps_to_fill_are_hard_however_well_they_went() -> None:
    assert rated(SOLVED, mode="cloze", first_check_right=True, active=5.0) == "hard"


def test_more_than_twice_the_minutes_is_hard() -> None:
    assert rated(SOLVED, active=1200.0) == "good"
    assert rated(SOLVED, active=1200.5) == "hard"


def test_without_the_interviewers_minutes_nothing_is_too_slow() -> None:
    assert recall.rating(structs.replace(SOLVED, active=9e9), 0, NEVER) == "good"


@pytest.mark.parametrize(
    ("mode", "rating"),
    [("blank", "easy"), ("mock", "easy"), ("stub", "good"), ("debug", "good"), ("cloze", "hard")],
)
def test_easy_is_only_what_comes_from_an_empty_page(mode: str, rating: str) -> None:
    assert rated(SOLVED, mode=mode, first_check_right=True, active=600.0) == rating


def test_easy_is_only_what_is_right_at_once_and_in_time() -> None:
    easy = structs.replace(SOLVED, mode="blank", first_check_right=True, active=600.0)
    assert rated(easy) == "easy"
    assert rated(easy, first_check_right=False) == "good"
    assert rated(easy, active=600.5) == "good"
    assert rated(easy, hints=1) == "hard"


def answer(kind: str, share: float, tries: int = 1, days: float = 0) -> LoggedAnswer:
    return LoggedAnswer("c", after(days), kind, share, tries, 30.0, None)


@pytest.mark.parametrize(
    ("share", "rating"),
    [(1, "good"), (0.9, "good"), (0.89, "hard"), (0.6, "hard"), (0.59, "again"), (0, "again")],
)
def test_an_oral_answer_is_rated_by_its_share_of_the_points(share: float, rating: str) -> None:
    assert recall.answer_rating(answer("oral", share)) == rating


@pytest.mark.parametrize(
    ("share", "tries", "rating"), [(1, 1, "good"), (1, 2, "hard"), (1, 9, "hard"), (0, 3, "again")]
)
def test_a_call_is_rated_by_its_tries(share: float, tries: int, rating: str) -> None:
    assert recall.answer_rating(answer("api", share, tries)) == rating


# reviews


def opening(mode: str, days: float) -> LoggedOpening:
    return LoggedOpening("p", after(days), mode, "")


def solving(mode: str, days: float) -> LoggedAttempt:
    return LoggedAttempt(1, "p", after(days) + timedelta(minutes=4), "passed", None, mode)


def test_sittings_and_answers_are_reviews_in_the_order_of_time_with_the_days_between() -> None:
    modes = ("stub", "debug", "blank")
    log = Log(
        [opening(mode, days) for days, mode in enumerate(modes)],
        [solving(mode, days) for days, mode in enumerate(modes)],
        [LoggedEvent("p", after(0) + timedelta(minutes=1), "hint")],
        [answer("oral", 1, days=0.5), answer("oral", 0, days=3.5)],
    )
    found = recall.reviews(log, {"p": MINUTES}, NEVER)
    assert [(r.kind, r.id, r.rating, r.days) for r in found] == [
        ("problem", "p", "hard", None),
        ("card", "c", "good", None),
        ("debug", "p", "good", None),
        ("problem", "p", "easy", 2.0),
        ("card", "c", "again", 3.0),
    ]
    assert [(r.hints, r.seconds) for r in found[:2]] == [(1, 240.0), (0, 30.0)]
    assert found[0].at == after(0) + timedelta(minutes=4)


def test_what_is_not_rated_is_no_review() -> None:
    log = Log([LoggedOpening("p", T0, "stub", "")], [], [], [])
    assert recall.reviews(log, {"p": MINUTES}, NEVER) == []


# memories


def remembered(*ratings: Rating, now: float, apart: float = 3, hints: int = 0) -> Memory:
    found = [
        Review("problem", "p", after(apart * n), rating, hints=hints)
        for n, rating in enumerate(ratings)
    ]
    (memory,) = recall.memories(found, after(now))
    return memory


def test_nothing_is_remembered_of_nothing() -> None:
    assert recall.memories([], T0) == []


def test_recall_falls_and_reaches_nine_tenths_when_it_is_due() -> None:
    fresh = remembered("good", "good", now=3)
    assert fresh.recall == 1
    days = (fresh.due - fresh.last).days
    assert days > 3
    assert remembered("good", "good", now=3 + days).recall == pytest.approx(0.9, abs=0.005)
    assert remembered("good", "good", now=3 + 3 * days).recall < 0.85


def test_the_better_the_rating_the_later_it_is_due() -> None:
    ratings: list[Rating] = ["again", "hard", "good", "easy"]
    due = [remembered("good", rating, now=3).due for rating in ratings]
    assert due == sorted(due)
    assert len(set(due)) == 4
    assert due[0] >= after(4), "nothing comes up again within the day"


def test_a_review_after_a_longer_time_strengthens_more() -> None:
    soon, late = (remembered("good", "good", now=99, apart=apart) for apart in (1, 8))
    assert late.due - late.last > soon.due - soon.last


def test_the_same_reviews_leave_the_same_memories() -> None:
    assert remembered("good", "hard", "good", now=9) == remembered("good", "hard", "good", now=9)


def test_lapses_are_counted_where_it_was_better_before() -> None:
    memory = remembered("again", "again", "good", "again", "again", "hard", "again", now=30)
    assert (memory.reviews, memory.lapses, memory.rating) == (7, 2, "again")


def test_the_last_review_is_told() -> None:
    memory = remembered("good", "hard", now=5, hints=2)
    assert (memory.last, memory.rating, memory.hints) == (after(3), "hard", 2)


def test_a_problem_its_debugging_task_and_a_card_are_remembered_each_by_itself() -> None:
    found = [
        Review("problem", "p", T0, "easy"),
        Review("debug", "p", T0, "again"),
        Review("card", "p", T0, "good"),
    ]
    memories = recall.memories(found, after(9))
    assert [(m.kind, m.rating, m.reviews) for m in memories] == [
        ("problem", "easy", 1),
        ("debug", "again", 1),
        ("card", "good", 1),
    ]
    assert len({m.due for m in memories}) == 3


def test_times_of_other_zones_are_the_same_moments() -> None:
    from datetime import timezone

    east = timezone(timedelta(hours=8))
    here = recall.memories([Review("card", "c", T0, "good")], after(5))
    there = recall.memories([Review("card", "c", T0.astimezone(east), "good")], after(5))
    assert here[0].due == there[0].due
    assert here[0].recall == there[0].recall


def test_what_may_be_forgotten_more_is_due_later() -> None:
    found = [Review("card", "c", T0, "good")]
    due = [recall.memories(found, T0, retention)[0].due for retention in (0.95, 0.9, 0.8)]
    assert due == sorted(due)
    assert len(set(due)) == 3
    assert recall.memories(found, T0)[0].due == due[1]
