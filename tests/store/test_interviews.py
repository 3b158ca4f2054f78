from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from drill.errors import StoreError
from drill.store import database
from drill.store.interviews import InterviewStore
from drill.store.records import CardAnswer, InterviewEventRecord, InterviewRecord
from drill.store.reviews import Reviews
from drill.text import choose_language

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.sqlite3"


@pytest.fixture
def store(path: Path) -> InterviewStore:
    return InterviewStore(path)


def record(name: str, minutes: float = 0) -> InterviewRecord:
    began = NOON + timedelta(minutes=minutes)
    return InterviewRecord(name, "little", began, Path("/w/mock"), '{"plan": "面试"}')


def event(name: str, number: int, detail: str = "{}", minutes: float = 0) -> InterviewEventRecord:
    return InterviewEventRecord(name, number, NOON + timedelta(minutes=minutes), detail)


def answer(card: str, minutes: float = 0, share: float = 0.5) -> CardAnswer:
    at = NOON + timedelta(minutes=minutes)
    return CardAnswer(card, at, "oral", share, 12.5, 1, "[0, 2]", "我说 this", "one")


def test_a_history_without_interviews_has_none(store: InterviewStore) -> None:
    assert (store.all(), store.events("none"), store.last_events()) == ([], [], {})


def test_an_interview_is_read_back_as_it_was_kept(store: InterviewStore) -> None:
    kept = record("one")
    store.begin(kept)
    assert store.all() == [kept]


def test_interviews_come_in_the_order_in_which_they_were_begun(store: InterviewStore) -> None:
    for name, minutes in (("b", 5), ("c", 9), ("a", 1)):
        store.begin(record(name, minutes))
    assert [kept.interview for kept in store.all()] == ["a", "b", "c"]


def test_of_two_begun_at_once_the_one_kept_later_is_later(store: InterviewStore) -> None:
    for name in ("b", "a"):
        store.begin(record(name))
    assert [kept.interview for kept in store.all()] == ["b", "a"]


def test_the_events_of_one_interview_come_by_their_numbers_whatever_the_clock_said(
    store: InterviewStore,
) -> None:
    events = [event("one", 1, "first", 9), event("one", 10, "last", 1), event("one", 2, "next", 5)]
    for kept in (*events, event("other", 1)):
        store.add(kept)
    assert store.events("one") == [events[0], events[2], events[1]]
    assert store.events("none") == []


def test_the_last_event_of_each_interview_is_the_one_with_the_highest_number(
    store: InterviewStore,
) -> None:
    last = event("one", 10, "last", minutes=-5)
    for kept in (event("one", 9, minutes=3), last, event("one", 2), event("other", 1)):
        store.add(kept)
    assert store.last_events() == {"one": last, "other": event("other", 1)}


def test_of_two_events_with_one_number_the_one_kept_later_is_the_last(
    store: InterviewStore,
) -> None:
    for detail in ("first", "second"):
        store.add(event("one", 1, detail))
    assert [kept.detail for kept in store.events("one")] == ["first", "second"]
    assert store.last_events()["one"].detail == "second"


def test_moments_are_kept_in_utc(store: InterviewStore) -> None:
    china = NOON.astimezone(timezone(timedelta(hours=8)))
    store.begin(InterviewRecord("one", "little", china, Path("/w"), "{}"))
    store.add(InterviewEventRecord("one", 1, china, "{}"))
    moments = [store.all()[0].started_at, store.events("one")[0].happened_at]
    assert [moment.isoformat() for moment in moments] == ["2026-11-21T12:00:00+00:00"] * 2


def test_answers_are_read_back_as_they_were_kept_the_last_one_last(path: Path) -> None:
    reviews = Reviews(path)
    assert reviews.all() == []
    kept = [answer("a", 5), answer("b", 9), answer("a", 1)]
    for one in kept:
        reviews.record(one)
    assert reviews.all() == [kept[2], kept[0], kept[1]]


def test_the_order_of_cards_is_that_of_their_last_answers(path: Path) -> None:
    reviews = Reviews(path)
    for minute, card in enumerate("abcab"):
        reviews.record(answer(card, minute))
    assert reviews.order() == ["c", "a", "b"]


def test_an_answer_out_of_an_interview_is_of_none(path: Path) -> None:
    alone = CardAnswer("a", NOON, "api", 1.0, 3.0, 2, "[]", "torch.cat")
    Reviews(path).record(alone)
    assert Reviews(path).all() == [alone]
    assert alone.interview is None


def test_all_of_it_is_examined_with_the_history(path: Path) -> None:
    InterviewStore(path).begin(record("one"))
    InterviewStore(path).add(event("one", 1))
    Reviews(path).record(answer("a"))
    assert database.examine(path) == 3


def test_a_row_that_drill_never_wrote_is_damage_and_is_said(
    store: InterviewStore, path: Path
) -> None:
    store.begin(record("one"))
    store.add(event("one", 1))
    Reviews(path).record(answer("a"))
    with database.transaction(path) as opened:
        opened.execute("UPDATE interviews SET started_at = 'noon'")
        opened.execute("UPDATE interview_events SET happened_at = 'noon'")
        opened.execute("UPDATE card_answers SET card = '../../x'")
    reading = (store.all, lambda: store.events("one"), store.last_events, Reviews(path).all)
    for read in reading:
        with pytest.raises(StoreError) as caught:
            read()
        assert str(path) in str(caught.value)
        choose_language("zh")
        assert str(path) in str(caught.value)
        choose_language(None)


def test_every_use_of_a_history_that_cannot_be_used_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    store, reviews = InterviewStore(folder), Reviews(folder)
    for use in (
        lambda: store.begin(record("one")),
        lambda: store.add(event("one", 1)),
        store.all,
        lambda: store.events("one"),
        store.last_events,
        lambda: reviews.record(answer("a")),
        reviews.all,
    ):
        with pytest.raises(StoreError) as caught:
            use()
        assert str(folder) in str(caught.value)
