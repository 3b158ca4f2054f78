import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.practice.mock import clock
from drill.practice.mock.clock import Doubt, Reading, Timer, passed
from tests.practice.mock.conftest import FakeClock


def between(wall: float, steady: float, sleeps: bool = False) -> tuple[float, Doubt | None]:
    """What passed within one boot, when each clock says so much."""
    return passed(
        Reading(1000.0, 50.0, "b", sleeps), Reading(1000 + wall, 50 + steady, "b", sleeps)
    )


def across(wall: float, steady: float = -40.0) -> tuple[float, Doubt | None]:
    """What passed when the machine was restarted meanwhile."""
    return passed(Reading(1000.0, 50.0, "b"), Reading(1000 + wall, 50 + steady, "c"))


def test_clocks_that_agree_leave_no_doubt() -> None:
    assert between(30, 30) == (30, None)


@pytest.mark.parametrize("wall", [28.0, 32.0])
def test_what_a_time_server_corrects_is_no_doubt_and_is_not_followed(wall: float) -> None:
    assert between(wall, 30) == (30, None)


def test_a_wall_clock_that_was_set_back_is_not_followed() -> None:
    assert between(-3570, 30) == (30, Doubt("back", 3600))
    assert between(27.5, 30) == (30, Doubt("back", 2.5))


def test_a_wall_clock_that_was_set_ahead_is_not_followed() -> None:
    assert between(3630, 30) == (30, Doubt("ahead", 3600))
    assert between(32.5, 30) == (30, Doubt("ahead", 2.5))


def test_sleep_counts_without_a_doubt_where_the_steady_clock_goes_on_in_it() -> None:
    assert between(600, 600) == (600, None)


def test_sleep_counts_by_the_wall_clock_where_the_steady_clock_stands_still() -> None:
    assert between(630, 30, sleeps=True) == (630, Doubt("slept", 600))


def test_a_short_sleep_counts_too_and_is_no_doubt() -> None:
    assert between(31.5, 30, sleeps=True) == (31.5, None)
    assert between(32.0, 30, sleeps=True) == (32.0, None)


def test_a_wall_clock_set_back_is_not_followed_where_the_steady_clock_may_sleep() -> None:
    assert between(-570, 30, sleeps=True) == (30, Doubt("back", 600))
    assert between(29, 30, sleeps=True) == (30, None)


def test_after_a_restart_the_wall_clock_alone_tells_the_time() -> None:
    assert across(120) == (120, Doubt("restarted", 120))
    assert across(120, steady=9000) == (120, Doubt("restarted", 120))


def test_what_no_clock_tells_is_not_counted_and_is_called_lost() -> None:
    assert across(-500) == (0, Doubt("lost", 500))


def test_a_steady_clock_that_goes_back_takes_nothing_away() -> None:
    assert between(1, -1) == (0, None)


numbers = st.floats(min_value=-1e6, max_value=1e6, allow_nan=False)


@given(numbers, numbers, st.booleans(), st.booleans())
def test_time_never_runs_backwards(wall: float, steady: float, sleeps: bool, boots: bool) -> None:
    seconds, doubt = across(wall, steady) if boots else between(wall, steady, sleeps)
    assert seconds >= 0
    assert doubt is None or doubt.seconds >= 0


def test_a_timer_counts_from_when_it_was_made() -> None:
    fake = FakeClock()
    timer = Timer(fake)
    assert (timer.elapsed, timer.last) == (0.0, fake())
    fake.go(2.5)
    assert timer.elapsed == 0.0
    assert timer.advance() is None
    assert (timer.elapsed, timer.last) == (2.5, fake())


def test_a_timer_adds_up_what_passes_between_one_look_and_the_next() -> None:
    fake = FakeClock()
    timer = Timer(fake)
    for seconds in (1.0, 0.0, 60.0):
        fake.go(seconds)
        timer.advance()
    assert timer.elapsed == 61.0


def test_a_timer_tells_each_doubt_once() -> None:
    fake = FakeClock()
    timer = Timer(fake)
    fake.go(5)
    fake.set(-100)
    assert timer.advance() == Doubt("back", 100)
    fake.go(5)
    assert timer.advance() is None
    assert timer.elapsed == 10


def test_a_timer_counts_on_from_what_another_one_knew() -> None:
    fake = FakeClock()
    first = Timer(fake)
    fake.go(10)
    first.advance()
    fake.go(7)
    second = Timer(fake)
    second.restart(first.elapsed, first.last)
    assert second.elapsed == 10
    assert second.advance() is None
    assert second.elapsed == 17


def test_a_timer_knows_the_clocks_of_a_moment_that_is_past() -> None:
    fake = FakeClock()
    timer = Timer(fake)
    fake.go(10)
    then = fake()
    fake.go(20)
    timer.advance()
    assert timer.at(10) == then
    assert timer.at(30) == fake()


def test_the_clocks_of_this_machine_go_on_within_one_boot(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    boot = tmp_path / "boot_id"
    boot.write_text("one\n")
    monkeypatch.setattr(clock, "_BOOT_ID", boot)
    monkeypatch.setattr(clock, "_BOOTTIME", time.CLOCK_MONOTONIC)
    before, after = clock.read(), clock.read()
    assert (before.boot, before.sleeps) == ("one", False)
    assert after.steady >= before.steady
    assert passed(before, after)[0] >= 0


@pytest.mark.parametrize("lacks", ["_BOOTTIME", "_BOOT_ID"])
def test_where_boots_cannot_be_told_apart_the_steady_clock_is_this_process_s_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lacks: str
) -> None:
    monkeypatch.setattr(clock, "_BOOTTIME", time.CLOCK_MONOTONIC)
    monkeypatch.setattr(clock, lacks, None if lacks == "_BOOTTIME" else tmp_path / "none")
    ours = clock.read()
    assert ours.sleeps
    assert ours.boot == clock.read().boot
    monkeypatch.setattr(clock, "_PROCESS", "another process")
    theirs = clock.read()
    assert theirs.boot == "another process" != ours.boot


def test_a_boot_id_that_is_no_text_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "boot_id").write_bytes(b"\xff\xfe")
    monkeypatch.setattr(clock, "_BOOT_ID", tmp_path / "boot_id")
    assert clock.read().sleeps


def test_a_reading_is_kept_and_read_back_as_it_was() -> None:
    reading = FakeClock(sleeps=True)()
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading
