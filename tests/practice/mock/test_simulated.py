"""Interviews of 45 minutes in simulated time: whatever the machine does, no second is gained."""

import random
from collections.abc import Callable

import pytest

from drill.practice.mock import opening
from drill.practice.mock.interview import Interview
from drill.practice.mock.plan import PlannedSection
from drill.practice.mock.state import Phase
from drill.store.records import InterviewEventRecord
from tests.practice.mock.conftest import FakeClock, World, around, code, talk

SECTIONS = (
    talk(10, "one", "two"),
    around(code(20, "first-sum", 10, 20), ["three"], ["four"]),
    talk(15, "five"),
)
STEPS = (2, 3, 1)
BUDGETS = (600.0, 1200.0, 900.0)
SEEDS = range(30)
DAY = 86_400.0


class Expected:
    """When each section ends, by the true time."""

    def __init__(self) -> None:
        self.began, self.step = 0.0, 0
        self.ends: list[float] = []

    @property
    def over(self) -> bool:
        return len(self.ends) == len(BUDGETS)

    @property
    def left(self) -> float:
        """Of the open section, at its beginning."""
        return 0.0 if self.over else BUDGETS[len(self.ends)]

    def until(self, now: float) -> None:
        """Nothing is done until now."""
        while not self.over and now >= self.began + self.left:
            self.end(self.began + self.left)

    def stepped(self, now: float) -> None:
        """An answer or the code is over."""
        self.step += 1
        if self.step == STEPS[len(self.ends)]:
            self.end(now)

    def end(self, at: float) -> None:
        self.ends.append(at)
        self.began, self.step = at, 0


class Sitting:
    """One interview, and all that can happen to it, at random."""

    def __init__(self, world: World, seed: int, clock: FakeClock) -> None:
        self.draw = random.Random(seed)
        self.world, self.clock, self.expected = world, clock, Expected()
        world.clock = clock
        self.interview = world.begin(*SECTIONS)

    def run(self, *moves: Callable[[], None]) -> None:
        """Until it is over, whatever comes; both clocks are looked at after each move."""
        while not self.interview.state.ended:
            self.draw.choice(moves)()
            self.look()
            assert self.clock.true < 2 * sum(BUDGETS), "it never ends"

    def look(self) -> None:
        """The time passes for the interview, and for what is expected of it."""
        self.expected.until(self.clock.true)
        self.interview.tick()

    # What the machine does

    def tick(self) -> None:
        self.clock.go(
            self.draw.choice([0.0, 0.01, self.draw.uniform(0, 2), self.draw.uniform(0, 120)])
        )

    def sleep(self) -> None:
        self.clock.sleep(self.draw.choice([1.0, self.draw.uniform(0, 300), 900.0]))

    def set_back(self) -> None:
        self.clock.set(-self.draw.choice([3.0, 3600.0, DAY]))

    def set_ahead(self) -> None:
        self.clock.set(self.draw.choice([3.0, 300.0, DAY]))

    def slew(self) -> None:
        """By less than what is noticed."""
        self.clock.set(self.draw.uniform(-1.9, 1.9))

    def kill(self) -> None:
        """Another process goes on, in the same boot."""
        self.clock.go(self.draw.choice([0.0, self.draw.uniform(0, 60), 400.0]))
        self.expected.until(self.clock.true)
        self.interview = self.world.resume()

    def restart(self) -> None:
        """Another process goes on, after the machine was started again."""
        self.clock.restart()
        self.kill()

    # What the candidate does

    def act(self) -> None:
        """Anything; by the true time the last section may be over, and then it is too late."""
        self.look()
        interview, now = self.interview, self.clock.true
        if self.expected.over:
            return
        if self.draw.random() < 0.15:
            self.expected.end(now)
            interview.leave()
        elif interview.state.phase is Phase.TALK:
            interview.typed("something")
            if self.draw.random() < 0.4:
                self.expected.stepped(now)
                interview.answer("something")
            else:
                interview.keep_draft()
        elif self.draw.random() < 0.3:
            self.expected.stepped(now)
            interview.submit()
        else:
            interview.hint()
            interview.saved(f"x = {now}\n", self.clock.wall)


def ends(interview: Interview) -> list[float | None]:
    return [section.ended for section in interview.state.sections]


def assert_within_budget(interview: Interview) -> None:
    state = interview.state
    assert all(s.used <= s.planned.seconds + 1e-3 for s in state.sections)
    assert sum(s.used for s in state.sections) <= sum(BUDGETS) + 1e-3


@pytest.mark.parametrize("seed", SEEDS)
def test_where_the_steady_clock_counts_sleep_every_section_ends_to_the_second(
    world: World, seed: int
) -> None:
    sitting = Sitting(world, seed, FakeClock())
    sitting.run(
        *(sitting.tick, sitting.tick, sitting.act, sitting.sleep, sitting.kill),
        *(sitting.set_back, sitting.set_ahead, sitting.slew),
    )
    assert ends(sitting.interview) == pytest.approx(sitting.expected.ends, abs=1.0)
    assert_within_budget(sitting.interview)


@pytest.mark.parametrize("seed", SEEDS)
def test_where_the_steady_clock_sleeps_every_section_ends_to_the_second_too(
    world: World, seed: int
) -> None:
    sitting = Sitting(world, seed, FakeClock(sleeps=True))
    # Here a steady clock is one process's alone: another process is as good as another boot.
    sitting.run(
        *(sitting.tick, sitting.tick, sitting.act),
        *(sitting.sleep, sitting.restart, sitting.set_back),
    )
    assert ends(sitting.interview) == pytest.approx(sitting.expected.ends, abs=1.0)
    assert_within_budget(sitting.interview)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("sleeps", [False, True])
def test_no_time_is_gained_whatever_happens(world: World, seed: int, sleeps: bool) -> None:
    sitting = Sitting(world, seed, FakeClock(sleeps))
    moves = (sitting.tick, sitting.sleep, sitting.restart, sitting.set_back, sitting.set_ahead)
    while not sitting.interview.state.ended:
        sitting.draw.choice(moves)()
        sitting.interview.tick()
        # What the interview has left is never more than what is left.
        assert sitting.interview.left_in_all <= max(0, sum(BUDGETS) - sitting.clock.true) + 1.0
    assert_within_budget(sitting.interview)


@pytest.mark.parametrize("seed", range(10))
def test_what_is_left_is_told_right_at_every_moment(world: World, seed: int) -> None:
    sitting = Sitting(world, seed, FakeClock())
    while not sitting.interview.state.ended:
        sitting.draw.choice([sitting.tick, sitting.sleep, sitting.set_back, sitting.act])()
        sitting.look()
        expected, now = sitting.expected, sitting.clock.true
        left = max(0.0, expected.began + expected.left - now) if not expected.over else 0.0
        later = sum(BUDGETS[len(expected.ends) + 1 :])
        assert sitting.interview.left == pytest.approx(left, abs=1.0)
        assert sitting.interview.left_in_all == pytest.approx(left + later, abs=1.0)


def test_time_that_no_clock_told_is_in_the_debrief(world: World) -> None:
    interview = world.begin(talk(10, "one"))
    world.go(interview, 1)
    world.clock.restart()
    world.clock.set(-3600)
    again = world.resume()
    world.go(again, 10)
    world.finish(again)
    (debrief,) = world.debriefs()
    told = [(d.at, d.doubt.kind, round(d.doubt.seconds)) for d in debrief.doubts]
    # Nothing had happened since the beginning: the last reading that was kept is of then.
    assert told == [(0.0, "lost", 3540)]
    assert debrief.used == 600


class KilledError(BaseException):
    """The process is gone."""


def kill_at(interview: Interview, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kill the process that goes through an interview before it keeps this event."""
    add = interview.store.add

    def killed(event: InterviewEventRecord) -> None:
        if event.number >= number:
            raise KilledError
        add(event)

    monkeypatch.setattr(interview.store, "add", killed)


def begin_and_end(world: World, interview: Interview) -> None:
    interview.begin("little")
    whole(world, interview)


def whole(world: World, interview: Interview) -> None:
    """The rest of an interview to which nobody comes back before its time is up."""
    world.clock.go(sum(BUDGETS) + 60)
    interview.tick()
    world.finish(interview)


TALKS = (talk(10, "one"), talk(20, "two"), talk(15, "three"))
CODED = (talk(10, "one"), code(20), talk(15, "three"))


@pytest.mark.parametrize("number", range(1, 12))
@pytest.mark.parametrize("sections", [TALKS, CODED], ids=["talk", "code"])
def test_killed_before_any_of_its_records_it_goes_on_and_ends_as_it_would_have(
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    sections: tuple[PlannedSection, ...],
) -> None:
    first = world.unbegun(*sections)
    with monkeypatch.context() as dying:
        kill_at(first, number, dying)
        with pytest.raises(KilledError):
            begin_and_end(world, first)
    assert len(world.happened()) == number - 1
    whole(world, world.resume())
    (debrief,) = world.debriefs()
    assert [section.used for section in debrief.sections] == list(BUDGETS)
    assert all(section.reached and section.expired for section in debrief.sections)
    assert opening.unfinished(world.store) is None


def test_an_interview_that_nobody_kills_has_so_many_records(world: World) -> None:
    begin_and_end(world, world.unbegun(*CODED))
    assert world.happened() == [
        *("began", "answered", "left", "submitted", "left", "answered", "ended"),
        *("judged", "graded", "graded", "closed"),
    ]
