"""Who sat down when, for how long, and what came of it."""

from datetime import UTC, datetime, timedelta

import pytest

from drill.practice.sittings import Sitting, sittings
from drill.store.log import Log, LoggedAttempt, LoggedEvent, LoggedOpening

T0 = datetime(2026, 3, 1, 9, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return T0 + timedelta(minutes=minutes)


def opened(minutes: float, mode: str = "stub", problem: str = "p") -> LoggedOpening:
    return LoggedOpening(problem, at(minutes), mode, "")


def checked(
    minutes: float, verdict: str = "failed", mode: str = "stub", problem: str = "p"
) -> LoggedAttempt:
    return LoggedAttempt(1, problem, at(minutes), verdict, None, mode)


def right(minutes: float, mode: str = "stub", problem: str = "p") -> LoggedAttempt:
    return checked(minutes, "passed", mode, problem)


def event(minutes: float, kind: str = "hint") -> LoggedEvent:
    return LoggedEvent("p", at(minutes), kind)


def found(*entries: LoggedOpening | LoggedAttempt | LoggedEvent, given: int = 5) -> list[Sitting]:
    log = Log(
        [e for e in entries if isinstance(e, LoggedOpening)],
        [e for e in entries if isinstance(e, LoggedAttempt)],
        [e for e in entries if isinstance(e, LoggedEvent)],
        [],
    )
    return sittings(log, {"p": given})


def test_nothing_is_no_sitting() -> None:
    assert found() == []


def test_a_sitting_goes_from_its_opening_until_it_is_right() -> None:
    one = found(opened(0), checked(4), event(6), checked(8), right(9))
    assert one == [
        Sitting(
            "p", "stub", at(0), at(9), solved=True, over=True, checks=3, hints=1, active=9 * 60.0
        )
    ]


def test_right_at_the_first_check_is_said() -> None:
    (one,) = found(opened(0), right(4))
    assert one.first_check_right
    (two,) = found(opened(0), checked(4), right(5))
    assert not two.first_check_right


def test_a_solution_that_was_seen_is_said() -> None:
    assert not found(opened(0), event(1))[0].solution_seen
    assert found(opened(0), event(1, "solution"))[0].solution_seen


def test_of_a_pause_ten_minutes_count_and_of_the_first_what_an_interviewer_gives() -> None:
    (one,) = found(opened(0), checked(20), checked(50), checked(53), given=15)
    assert one.active == (15 + 10 + 3) * 60
    assert one.paused == (5 + 20) * 60
    (short,) = found(opened(0), checked(20), given=5)
    assert (short.active, short.paused) == (600, 600)


def test_a_problem_that_is_not_in_the_library_has_no_minutes() -> None:
    (one,) = sittings(Log([opened(0, problem="gone")], [checked(30, problem="gone")], [], []), {})
    assert (one.active, one.paused) == (600, 1200)


def test_what_is_tried_after_it_was_right_is_no_practice() -> None:
    (one,) = found(opened(0), right(4), checked(5), event(6), event(7, "solution"))
    assert (one.ended, one.checks, one.hints, one.solution_seen) == (at(4), 1, 0, False)
    assert one.solved


def test_opening_what_was_right_sits_down_anew() -> None:
    first, second = found(opened(0), right(4), opened(60, "blank"), right(63, "blank"))
    assert (first.mode, first.began, first.ended) == ("stub", at(0), at(4))
    assert (second.mode, second.began, second.active) == ("blank", at(60), 180)
    assert second.first_check_right


def test_opening_what_is_under_way_goes_on() -> None:
    (one,) = found(opened(0), checked(4), opened(6), right(8))
    assert (one.checks, one.active) == (2, 480)


def test_another_mode_sits_down_anew_and_ends_what_was_under_way() -> None:
    first, second = found(opened(0), checked(4), opened(6, "blank"))
    assert (first.mode, first.over, first.solved, first.ended) == ("stub", True, False, at(4))
    assert (second.mode, second.over, second.checks) == ("blank", False, 0)


def test_a_reset_ends_what_was_under_way() -> None:
    first, second = found(opened(0), checked(4), event(5, "reset"), opened(5), right(7))
    assert (first.over, first.solved, first.ended) == (True, False, at(4))
    assert (second.began, second.checks, second.solved) == (at(5), 1, True)


@pytest.mark.parametrize("back", [opened, checked, event])
def test_whoever_comes_back_after_eight_hours_sits_down_anew(back: object) -> None:
    assert callable(back)
    eight = 8 * 60
    assert len(found(opened(0), checked(5), back(5 + eight))) == 1
    first, second = found(opened(0), checked(5), back(5 + eight + 0.1))
    assert (first.over, first.ended, first.paused) == (True, at(5), 0)
    assert (second.began, second.over) == (at(5 + eight + 0.1), False)


def test_the_last_sitting_is_not_over_until_something_ends_it() -> None:
    (one,) = found(opened(0), checked(5))
    assert not one.over


def test_a_check_or_a_hint_without_an_opening_is_a_sitting() -> None:
    (one,) = found(checked(0, mode="debug"), right(3, mode="debug"))
    assert (one.mode, one.checks, one.active, one.solved) == ("debug", 2, 180, True)
    (two,) = found(event(0), right(2))
    assert (two.mode, two.hints, two.checks) == ("stub", 1, 1)


@pytest.mark.parametrize("kind", ["solution", "reset"])
def test_looking_at_a_solution_or_a_reset_alone_is_no_sitting(kind: str) -> None:
    assert found(event(0, kind)) == []


def test_the_order_of_the_kinds_in_the_log_does_not_matter_and_problems_do_not_mix() -> None:
    log = Log(
        [opened(0), opened(2, problem="q")],
        [right(5, problem="q"), right(9)],
        [],
        [],
    )
    first, second = sittings(log, {"p": 5, "q": 5})
    assert (first.problem, first.active, first.ended) == ("p", 540, at(9))
    assert (second.problem, second.active, second.ended) == ("q", 180, at(5))
