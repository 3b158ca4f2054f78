from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import msgspec

from drill.store.history import Attempt, Event, History, Listed, Tally

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def minute(n: float) -> datetime:
    return NOON + timedelta(minutes=n)


def attempt(verdict: str = "failed", at: float = 0, replay: str | None = None) -> Attempt:
    return Attempt(
        problem="p",
        checked_at=minute(at),
        verdict=verdict,
        passed=1,
        total=2,
        mistake=None,
        seed=2**63 - 1,
        seconds=0.5,
        device="cpu",
        path=Path("/w/p.py"),
        text="def f():\n    ...\n",
        replay=replay,
    )


def test_an_attempt_is_read_back_as_it_was_written(history: History) -> None:
    written = msgspec.structs.replace(attempt(replay='{"case": 0}'), mistake="unscaled", ratio=1.25)
    history.record_attempt(written)
    assert history.last_attempt("p") == written
    assert history.last_attempt("q") is None


def test_moments_are_kept_in_utc(history: History) -> None:
    china = timezone(timedelta(hours=8))
    history.record_opening("p", Path("/w/p.py"), NOON.astimezone(china))
    opening = history.latest_opening()
    assert opening is not None
    assert opening.started_at.isoformat() == "2026-11-21T12:00:00+00:00"


def test_the_open_problem_is_the_one_opened_last(history: History) -> None:
    assert history.latest_opening() is None
    history.record_opening("p", Path("/w/p.py"), minute(0))
    history.record_opening("q", Path("/w/q.py"), minute(1))
    latest, of_p = history.latest_opening(), history.latest_opening("p")
    assert latest
    assert latest.problem == "q"
    assert of_p
    assert of_p.path == Path("/w/p.py")


def test_an_opening_is_solved_by_a_right_answer_after_it_only(history: History) -> None:
    history.record_attempt(attempt("passed", at=0))
    history.record_opening("p", Path("/w/p.py"), minute(1))
    opening = history.latest_opening()
    assert opening
    assert not opening.solved
    history.record_attempt(attempt("passed", at=2))
    opening = history.latest_opening()
    assert opening
    assert opening.solved


def test_the_clock_runs_from_the_first_opening_of_the_present_work(history: History) -> None:
    assert history.started_at("p") is None
    history.record_opening("p", Path("/w/p.py"), minute(0))
    history.record_opening("p", Path("/w/p.py"), minute(5))
    assert history.started_at("p") == minute(0)
    history.record_attempt(attempt("passed", at=6))
    assert history.started_at("p") is None
    history.record_opening("p", Path("/w/p.py"), minute(7))
    assert history.started_at("p") == minute(7)
    history.record_event("p", Event.RESET, "", minute(8))
    history.record_opening("p", Path("/w/p.py"), minute(8))
    assert history.started_at("p") == minute(8)


def test_tallies_count_checks_and_know_what_was_opened_and_solved(history: History) -> None:
    history.record_opening("q", Path("/w/q.py"), minute(0))
    history.record_attempt(attempt("failed"))
    history.record_attempt(attempt("passed"))
    history.record_attempt(attempt("error"))
    assert history.tallies() == {"p": Tally(3, solved=True), "q": Tally(0, opened=True)}


def test_the_case_to_replay_is_the_last_that_failed_since_the_problem_was_right(
    history: History,
) -> None:
    assert history.replay("p") is None
    history.record_attempt(attempt("failed", replay="first"))
    history.record_attempt(attempt("failed", replay="second"))
    history.record_attempt(attempt("invalid"))
    assert history.replay("p") == "second"
    history.record_attempt(attempt("passed"))
    assert history.replay("p") is None


def test_the_best_ratio_is_the_smallest_of_the_right_answers(history: History) -> None:
    def record(verdict: str, ratio: float | None) -> None:
        history.record_attempt(msgspec.structs.replace(attempt(verdict), ratio=ratio))

    assert history.best_ratio("p") is None
    record("passed", None)
    record("slow", 0.5)
    assert history.best_ratio("p") is None
    for ratio in (2.5, 1.25, 1.75):
        record("passed", ratio)
    assert history.best_ratio("p") == 1.25
    assert history.best_ratio("q") is None


def test_hints_are_counted_until_the_problem_is_begun_anew(history: History) -> None:
    history.record_event("p", Event.HINT, "1", minute(0))
    history.record_event("p", Event.HINT, "2", minute(1))
    history.record_event("q", Event.HINT, "1", minute(1))
    history.record_event("p", Event.SOLUTION, "", minute(1))
    assert history.hints_shown("p") == 2
    history.record_event("p", Event.RESET, "", minute(2))
    assert history.hints_shown("p") == 0


def test_the_best_and_the_first_right_attempt_are_found(history: History) -> None:
    assert history.best_attempt("p") is None
    assert history.first_passed("p") is None
    tries = [("failed", 0.1), ("passed", None), ("passed", 1.5), ("passed", 1.2), ("passed", 1.2)]
    written = [
        msgspec.structs.replace(attempt(verdict, at=n), ratio=ratio)
        for n, (verdict, ratio) in enumerate(tries)
    ]
    for one in written:
        history.record_attempt(one)
    assert history.first_passed("p") == written[1]
    assert history.best_attempt("p") == written[3]
    assert history.best_attempt("q") is None


def test_attempts_are_listed_in_their_order_with_numbers_that_find_them(history: History) -> None:
    assert history.attempts(None, 20) == []
    for at in (3, 1, 2):
        history.record_attempt(msgspec.structs.replace(attempt(at=at), text=str(at)))
    history.record_attempt(msgspec.structs.replace(attempt(at=9), problem="q", ratio=1.5))
    listed = history.attempts(None, 20)
    assert [one.checked_at for one in listed] == [minute(at) for at in (1, 2, 3, 9)]
    assert listed[-1] == Listed(4, "q", minute(9), "failed", 1, 2, None, 0.5, 1.5, "cpu")
    assert [one.number for one in history.attempts("p", 2)] == [3, 1]
    found = [history.attempt(one.number) for one in history.attempts("p", 20)]
    assert [one.text for one in found if one] == ["1", "2", "3"]
    assert history.attempt(5) is None
