"""What a candidate does in an interview, in time and too late."""

import pytest

from drill.errors import SubmissionFileError, UsageError
from drill.practice.mock.interview import Interview
from drill.practice.mock.state import Phase
from drill.text import same
from tests.practice.mock.conftest import NOON, World, around, code, result, talk


def said(interview: Interview, section: int = 0) -> list[str | None]:
    """The answers that were given in a section."""
    answers = interview.state.sections[section].answers
    return [answer.text if answer else None for answer in answers]


def card(interview: Interview) -> str | None:
    """What is asked now."""
    asked = interview.state.question
    return asked.card if asked else None


# Beginning


def test_an_interview_begins_with_its_first_question_and_all_of_its_time(world: World) -> None:
    interview = world.begin(talk(10, "one", "two"), code(20))
    assert (interview.state.phase, card(interview)) == (Phase.TALK, "one")
    assert (interview.left, interview.left_in_all) == (600, 1800)
    assert world.happened() == ["began"]


def test_what_passes_before_it_begins_does_not_count(world: World) -> None:
    interview = world.unbegun(talk(10, "one"))
    world.clock.go(300)
    interview.begin("little")
    assert interview.left == 600


def test_a_code_section_begins_with_an_empty_page(world: World) -> None:
    world.begin(code(20))
    page = world.folder / "mock" / "first-sum.py"
    assert page.read_text() == "# drill mock: first-sum\n\n"


def test_a_page_is_never_written_over(world: World) -> None:
    interview = world.begin(talk(10, "one"), code(20))
    path = world.write("mine\n")
    interview.answer("yes")
    assert interview.state.phase is Phase.CODE
    assert path.read_text() == "mine\n"


def test_a_folder_that_cannot_be_made_is_said_before_anything_begins(world: World) -> None:
    (world.folder / "mock").write_text("in the way")
    with pytest.raises(UsageError):
        world.begin(talk(10, "one"))
    assert world.store.all() == []


# Talking


def test_an_answer_leads_to_the_next_question_and_its_time_is_its_own(world: World) -> None:
    interview = world.begin(talk(10, "one", "two"), talk(5, "three"))
    world.clock.go(40)
    interview.answer("first")
    assert card(interview) == "two"
    world.clock.go(25)
    interview.answer("second")
    assert (interview.state.index, card(interview)) == (1, "three")
    answers = interview.state.sections[0].answers
    assert [(a.text, a.seconds, a.in_time) for a in answers if a] == [
        ("first", 40, True),
        ("second", 25, True),
    ]
    # The time that a section did not need is nobody's.
    assert (interview.left, interview.left_in_all) == (300, 300)
    assert (interview.state.sections[0].used, interview.state.sections[0].expired) == (65, False)


def test_the_time_brings_the_next_section_with_what_was_typed_as_the_answer(world: World) -> None:
    interview = world.begin(talk(10, "one", "two"), talk(5, "three"))
    world.clock.go(30)
    interview.typed("half a")
    assert not world.go(interview, 9)
    assert world.go(interview, 1)
    assert said(interview) == ["half a", None]
    answer = interview.state.sections[0].answers[0]
    assert answer
    assert (answer.in_time, answer.seconds) == (False, 600)
    assert (interview.state.index, interview.left) == (1, 270)


def test_an_answer_that_comes_too_late_is_not_one_to_the_next_question(world: World) -> None:
    interview = world.begin(talk(10, "one"), talk(5, "two"))
    interview.typed("before")
    world.clock.go(601)
    interview.answer("before and after")
    assert said(interview) == ["before"]
    assert said(interview, 1) == [None]
    assert card(interview) == "two"


def test_what_is_typed_too_late_does_not_count(world: World) -> None:
    interview = world.begin(talk(10, "one"), talk(5, "two"))
    interview.typed("before")
    world.clock.go(601)
    interview.typed("before and after")
    interview.tick()
    assert said(interview) == ["before"]
    interview.leave()
    assert said(interview, 1) == [None]


def test_all_sections_whose_time_is_up_are_over_at_once_each_at_its_own_end(world: World) -> None:
    interview = world.begin(talk(10, "one"), code(20), talk(15, "two"))
    assert world.go(interview, 500)
    sections = interview.state.sections
    assert [(s.began, s.ended, s.expired) for s in sections] == [
        (0, 600, True),
        (600, 1800, True),
        (1800, 2700, True),
    ]
    assert interview.state.phase is Phase.GRADE
    assert (interview.left, interview.left_in_all) == (0, 0)
    assert not interview.tick()


def test_leaving_keeps_what_was_typed_and_asks_no_more_of_the_section(world: World) -> None:
    interview = world.begin(talk(10, "one", "two"), talk(5, "three"))
    interview.typed("so far")
    interview.leave()
    assert said(interview) == ["so far", None]
    assert (interview.state.index, card(interview)) == (1, "three")
    interview.leave()
    assert said(interview, 1) == [None]
    assert interview.state.ended
    assert not interview.state.gave_up


def test_leaving_too_late_does_not_leave_the_next_section(world: World) -> None:
    interview = world.begin(talk(10, "one"), talk(5, "two"))
    world.clock.go(600)
    interview.leave()
    assert interview.state.index == 1
    assert interview.state.sections[0].expired


def test_giving_up_too_late_gives_up_nothing(world: World) -> None:
    interview = world.begin(talk(10, "one"), talk(5, "two"))
    world.clock.go(600)
    interview.give_up()
    assert (interview.state.ended, interview.state.gave_up) == (False, False)


def test_giving_up_ends_all_and_keeps_what_is_there(world: World) -> None:
    interview = world.begin(talk(10, "one"), talk(5, "two"))
    world.clock.go(90)
    interview.typed("I do not know")
    interview.give_up()
    assert (interview.state.ended, interview.state.gave_up) == (True, True)
    world.finish(interview)
    (debrief,) = world.debriefs()
    assert (debrief.gave_up, debrief.used) == (True, 90)
    assert [section.reached for section in debrief.sections] == [True, False]


def test_giving_up_before_anything_was_said_is_over_at_once(world: World) -> None:
    interview = world.begin(talk(10, "one"), talk(5, "two"))
    interview.give_up()
    assert interview.state.phase is Phase.OVER
    assert [debrief.gave_up for debrief in world.debriefs()] == [True]


def test_nothing_happens_in_an_interview_that_is_over(world: World) -> None:
    interview = world.begin(talk(10, "one"))
    interview.leave()
    before = world.happened()
    world.clock.go(5000)
    interview.typed("late")
    interview.keep_draft()
    interview.answer("late")
    interview.saved("late", world.clock.wall)
    interview.tried(result())
    assert interview.hint() is None
    interview.submit()
    interview.leave()
    interview.give_up()
    assert world.happened() == before == ["began", "ended", "closed"]


# Writing


def test_a_code_section_asks_before_and_after_the_code(world: World) -> None:
    interview = world.begin(around(code(20), ["before"], ["after", "last"]), talk(5, "next"))
    assert card(interview) == "before"
    interview.answer("a")
    assert (interview.state.phase, card(interview)) == (Phase.CODE, None)
    world.write("def add(a, b): ...\n")
    interview.submit()
    for asked in ("after", "last", "next"):
        assert card(interview) == asked
        interview.answer(f"to {asked}")
    assert said(interview) == ["a", "to after", "to last"]
    assert interview.state.ended


def test_submitting_gives_up_the_file_as_it_is(world: World) -> None:
    interview = world.begin(code(20))
    world.clock.go(120)
    world.write("x = 1\n")
    interview.submit()
    submitted = interview.state.sections[0].submitted
    assert submitted
    assert (submitted.text, submitted.how, submitted.kept) == ("x = 1\n", "submitted", True)
    assert (submitted.elapsed, submitted.clocks.wall) == (120, NOON + 120)


def test_a_file_that_is_gone_cannot_be_submitted_and_the_time_goes_on(world: World) -> None:
    interview = world.begin(code(20))
    (world.folder / "mock" / "first-sum.py").unlink()
    world.clock.go(60)
    with pytest.raises(SubmissionFileError):
        interview.submit()
    assert (interview.state.phase, interview.left) == (Phase.CODE, 1140)


def test_submitting_too_late_does_not_submit_the_next_section(world: World) -> None:
    interview = world.begin(code(20), code(10, "other-sum"))
    world.clock.go(1200)
    interview.submit()
    first, second = interview.state.sections
    assert first.submitted
    assert first.submitted.how == "expired"
    assert second.submitted is None


def test_hints_are_said_in_order_until_there_are_no_more(world: World) -> None:
    interview = world.begin(code(20, "first-sum", 10, 20))
    hints = [interview.hint() for _ in range(3)]
    assert [(hint.says, hint.costs) if hint else None for hint in hints] == [
        (same("hint 1"), 10),
        (same("hint 2"), 20),
        None,
    ]
    assert interview.state.sections[0].hints == 2
    assert world.happened().count("hinted") == 2


def test_there_is_no_hint_to_a_question_nor_too_late(world: World) -> None:
    interview = world.begin(talk(10, "one"), code(20, "first-sum", 10), code(5, "other-sum", 10))
    assert interview.hint() is None
    interview.leave()
    world.clock.go(1200)
    assert interview.hint() is None
    assert [section.hints for section in interview.state.sections] == [0, 0, 0]


def test_trials_are_counted_and_the_last_one_is_kept(world: World) -> None:
    interview = world.begin(code(20), code(10, "other-sum"))
    interview.tried(result(1, 3))
    interview.tried(result(2, 3))
    first, second = interview.state.sections
    assert (first.tries, first.tried and (first.tried.passed, first.tried.total)) == (2, (2, 3))
    world.clock.go(1200)
    interview.tried(result(3, 3))
    assert (first.tries, second.tries) == (2, 0)


def test_a_save_is_kept_once_for_each_text(world: World) -> None:
    interview = world.begin(code(20))
    for text in ("a", "a", "b"):
        interview.saved(text, world.clock.wall)
    assert interview.state.sections[0].saved == "b"
    assert world.happened().count("saved") == 2
