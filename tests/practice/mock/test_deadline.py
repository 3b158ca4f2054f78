"""Which text counts when the time of a code section is up, or it is left."""

import os

import pytest

from drill.practice.mock.interview import Interview
from tests.practice.mock.conftest import World, code, talk

PAGE = "# drill mock: first-sum\n\n"


def counted(interview: Interview) -> tuple[str, str, bool]:
    """What is given up to the hidden tests of the first section, why, and whether that is certain."""
    submitted = interview.state.sections[0].submitted
    assert submitted
    return submitted.text, submitted.how, submitted.kept


def save(world: World, interview: Interview, text: str) -> None:
    """Save the file, and have the one who watches it tell at once."""
    world.write(text)
    interview.saved(text, world.clock.wall)


def test_a_file_that_was_not_changed_since_counts_as_it_is(world: World) -> None:
    interview = world.begin(code(20))
    world.go(interview, 10)
    world.write("in time\n")
    world.go(interview, 100)
    assert counted(interview) == ("in time\n", "expired", True)


def test_a_page_on_which_nothing_was_written_counts_as_it_is(world: World) -> None:
    interview = world.begin(code(20))
    world.go(interview, 20)
    assert counted(interview) == (PAGE, "expired", True)


def test_what_was_saved_last_before_the_time_was_up_counts_where_somebody_watched(
    world: World,
) -> None:
    interview = world.begin(code(20))
    for minutes, text in ((5, "early\n"), (10, "last\n")):
        world.go(interview, minutes)
        save(world, interview, text)
    world.clock.go(6 * 60)
    save(world, interview, "too late\n")
    assert counted(interview) == ("last\n", "expired", True)


def test_what_was_saved_in_time_counts_though_it_is_told_late(world: World) -> None:
    interview = world.begin(code(20))
    world.go(interview, 5)
    save(world, interview, "early\n")
    world.clock.go(14 * 60)
    wall = world.clock.wall
    world.clock.go(10 * 60)
    world.write("too late\n")
    # As after an editor that the whole terminal was given to: all its saves are told at its end.
    interview.saved("in time\n", wall)
    assert counted(interview) == ("in time\n", "expired", True)


def test_what_was_changed_afterwards_is_not_certain_where_nobody_watched(world: World) -> None:
    interview = world.begin(code(20))
    world.clock.go(1300)
    world.write("too late\n")
    interview.tick()
    assert counted(interview) == ("", "expired", False)


def test_what_another_process_saw_last_counts_but_is_not_certain(world: World) -> None:
    interview = world.begin(code(20))
    world.go(interview, 5)
    save(world, interview, "seen\n")
    world.clock.go(20 * 60)
    world.write("too late\n")
    assert counted(world.resume()) == ("seen\n", "expired", False)


def test_what_another_process_saw_counts_for_certain_where_the_file_was_left_alone(
    world: World,
) -> None:
    interview = world.begin(code(20))
    world.go(interview, 5)
    save(world, interview, "seen\n")
    world.clock.go(60)
    world.write("not seen, but in time\n")
    world.clock.go(20 * 60)
    assert counted(world.resume()) == ("not seen, but in time\n", "expired", True)


def test_a_file_that_is_gone_counts_as_it_was_seen(world: World) -> None:
    interview = world.begin(code(20))
    world.go(interview, 5)
    save(world, interview, "seen\n")
    (world.folder / "mock" / "first-sum.py").unlink()
    world.go(interview, 20)
    assert counted(interview) == ("seen\n", "expired", True)


def test_a_file_that_is_gone_and_was_never_seen_counts_as_nothing(world: World) -> None:
    interview = world.begin(code(20))
    (world.folder / "mock" / "first-sum.py").unlink()
    world.go(interview, 20)
    assert counted(interview) == ("", "expired", False)


def test_a_file_that_is_no_text_any_more_counts_as_it_was_seen(world: World) -> None:
    interview = world.begin(code(20))
    world.go(interview, 5)
    save(world, interview, "seen\n")
    path = world.folder / "mock" / "first-sum.py"
    path.write_bytes(b"\xff\xfe\x00")
    os.utime(path, (world.clock.wall, world.clock.wall))
    world.go(interview, 20)
    assert counted(interview) == ("seen\n", "expired", True)


@pytest.mark.parametrize(("late", "certain"), [(0.9, True), (1.1, False)])
def test_a_second_is_what_a_file_system_s_times_may_be_off(
    world: World, late: float, certain: bool
) -> None:
    interview = world.begin(code(20))
    world.clock.go(1200 + late)
    world.write("just\n")
    interview.tick()
    assert counted(interview) == (("just\n" if certain else ""), "expired", certain)


def test_the_end_of_an_earlier_section_counts_however_late_it_is_seen(world: World) -> None:
    interview = world.begin(code(20), talk(15, "one"), code(10, "other-sum"))
    world.go(interview, 19)
    save(world, interview, "in time\n")
    world.clock.go(15 * 60)
    world.write("while the next one was asked\n")
    interview.tick()
    assert counted(interview) == ("in time\n", "expired", True)


def test_what_was_saved_in_one_section_is_not_of_the_next(world: World) -> None:
    interview = world.begin(code(20), code(10, "other-sum"))
    world.go(interview, 5)
    save(world, interview, "of the first\n")
    interview.leave()
    (world.folder / "mock" / "other-sum.py").unlink()
    world.go(interview, 10)
    second = interview.state.sections[1].submitted
    assert second
    assert (second.text, second.kept) == ("", False)


def test_leaving_gives_up_the_file_as_it_is(world: World) -> None:
    interview = world.begin(code(20), talk(5, "one"))
    world.go(interview, 5)
    world.write("unfinished\n")
    interview.leave()
    assert counted(interview) == ("unfinished\n", "left", True)
    assert interview.state.index == 1


def test_giving_up_gives_up_the_file_as_it_is(world: World) -> None:
    interview = world.begin(code(20), talk(5, "one"))
    world.go(interview, 5)
    world.write("unfinished\n")
    interview.give_up()
    assert counted(interview) == ("unfinished\n", "left", True)
    assert interview.state.unjudged() == [0]


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_wall_clock_that_was_set_before_the_file_was_saved_changes_nothing(
    world: World, hours: int
) -> None:
    interview = world.begin(code(20))
    world.go(interview, 5)
    world.clock.set(3600 * hours)
    world.go(interview, 5)
    save(world, interview, "in time\n")
    world.go(interview, 9)
    world.clock.go(120)
    save(world, interview, "too late\n")
    assert counted(interview) == ("in time\n", "expired", True)


def test_leaving_gives_up_the_file_as_it_is_though_the_wall_clock_was_set_back(
    world: World,
) -> None:
    interview = world.begin(code(20), talk(5, "one"))
    world.go(interview, 5)
    save(world, interview, "early\n")
    world.write("unfinished\n")
    world.clock.set(-3600)
    interview.leave()
    assert counted(interview) == ("unfinished\n", "left", True)


def test_a_save_before_the_wall_clock_was_set_back_counts(world: World) -> None:
    interview = world.begin(code(20))
    world.go(interview, 5)
    save(world, interview, "in time\n")
    world.clock.set(-3600)
    world.go(interview, 15)
    # By its time it is of the future: that it was in time may be called uncertain.
    assert counted(interview)[:2] == ("in time\n", "expired")


def test_setting_the_wall_clock_back_does_not_bring_a_late_save_in_time(world: World) -> None:
    interview = world.begin(code(20))
    world.go(interview, 5)
    save(world, interview, "in time\n")
    world.clock.go(20 * 60)
    world.clock.set(-3600)
    save(world, interview, "too late\n")
    assert counted(interview)[:2] == ("in time\n", "expired")
