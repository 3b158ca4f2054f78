"""An interview in another process, its end, and a history that cannot be used."""

import json
from collections.abc import Callable

import msgspec
import pytest

from drill.errors import StoreError, UsageError
from drill.judge.result import MistakeFound, Verdict
from drill.practice.mock import opening
from drill.practice.mock.debrief import Debrief
from drill.practice.mock.interview import Interview
from drill.practice.mock.state import Phase
from drill.store.interviews import InterviewStore
from drill.store.records import InterviewEventRecord
from drill.store.reviews import Reviews
from drill.text import choose_language, same
from tests.practice.mock.conftest import World, around, code, plan, question, result, talk

SECTIONS = (
    talk(10, "one", "two"),
    around(code(20, "first-sum", 10), ["three"], ["four"]),
    talk(15, "five"),
)

Step = Callable[[Interview, World], object]


def draft(interview: Interview, _: World) -> None:
    interview.typed("so")
    interview.keep_draft()


def leave_with_more(interview: Interview, _: World) -> None:
    interview.typed("and more")
    interview.leave()


def doubt(interview: Interview, world: World) -> None:
    world.clock.set(-500)
    interview.tick()


# One of every kind of event; the judged, the graded and the closing ones come of `World.finish`.
LIFE: tuple[Step, ...] = (
    draft,
    lambda interview, _: interview.answer("so it is"),
    leave_with_more,
    lambda interview, _: interview.answer("before the code"),
    lambda interview, world: interview.saved("x = 1\n", world.clock.wall),
    lambda interview, _: interview.hint(),
    lambda interview, _: interview.tried(result(1, 2)),
    lambda interview, _: interview.submit(),
    doubt,
    lambda interview, world: world.go(interview, 20),
    draft,
    lambda interview, _: interview.give_up(),
    lambda interview, _: interview.judged(1, result(1, 2)),
    lambda interview, _: interview.graded(0, 0, [0]),
    lambda interview, _: interview.graded(0, 1, []),
    lambda interview, _: interview.graded(1, 0, [0]),
    lambda interview, _: interview.graded(1, 1, []),
)


def seen(interview: Interview) -> dict[str, object]:
    """All that an interview is about, but how often it was resumed."""
    state = interview.state
    return {
        "sections": [{**vars(section), "planned": None} for section in state.sections],
        "place": (state.index, state.step, state.asked, state.draft, state.phase, state.doubts),
        "ends": (state.ended, state.gave_up, state.closed),
        "left": (interview.left, interview.left_in_all),
    }


def live(world: World, interview: Interview) -> None:
    """Everything that can happen, five seconds apart."""
    for step in LIFE:
        world.clock.go(5)
        step(interview, world)
    world.finish(interview)


def test_after_everything_that_happens_another_process_goes_on_with_the_same(world: World) -> None:
    interview = world.begin(*SECTIONS)
    for step in LIFE:
        world.clock.go(5)
        step(interview, world)
        interview.tick()
        again = world.resume()
        assert seen(again) == seen(interview)
        interview = again
    interview.graded(2, 0, [0])
    assert interview.state.closed
    assert set(world.happened()) == {
        *("began", "resumed", "doubted", "drafted", "answered", "saved", "hinted", "tried"),
        *("submitted", "left", "ended", "judged", "graded", "closed"),
    }


def test_the_time_went_on_while_nobody_was_there(world: World) -> None:
    world.begin(talk(10, "one"), talk(5, "two"))
    world.clock.go(11 * 60)
    interview = world.resume()
    assert (interview.state.index, interview.left) == (1, 240)
    assert interview.state.resumed == 1


def test_a_draft_survives_and_counts_when_the_time_was_up_meanwhile(world: World) -> None:
    interview = world.begin(talk(10, "one"), talk(5, "two"))
    interview.typed("kept")
    interview.keep_draft()
    interview.typed("kept, and lost")
    assert world.resume().state.draft == "kept"
    world.clock.go(11 * 60)
    answer = world.resume().state.sections[0].answers[0]
    assert answer
    assert (answer.text, answer.in_time, answer.seconds) == ("kept", False, 600)


def test_a_draft_is_kept_once(world: World) -> None:
    interview = world.begin(talk(10, "one"))
    interview.keep_draft()
    interview.typed("kept")
    interview.keep_draft()
    interview.keep_draft()
    assert world.happened() == ["began", "drafted"]


def test_a_draft_is_of_its_question_alone(world: World) -> None:
    interview = world.begin(talk(10, "one", "two"))
    interview.typed("of the first")
    interview.keep_draft()
    interview.answer("said")
    again = world.resume()
    assert again.state.draft == ""
    again.leave()
    assert again.state.sections[0].answers[1] is None


def test_a_draft_that_was_taken_back_is_not_one_of_the_next_section(world: World) -> None:
    interview = world.begin(talk(10, "one"), talk(5, "two"))
    interview.typed("no")
    interview.keep_draft()
    interview.typed("")
    interview.leave()
    assert interview.state.sections[0].answers == [None]
    assert interview.state.draft == ""
    assert world.resume().state.draft == ""


def test_a_page_that_was_removed_is_there_again(world: World) -> None:
    world.begin(code(20))
    page = world.write("x")
    page.unlink()
    page.parent.joinpath(".vscode").rename(world.folder / "elsewhere")
    world.resume()
    assert page.read_text() == "# drill mock: first-sum\n\n"


def test_what_cards_and_problems_became_meanwhile_changes_nothing(world: World) -> None:
    interview = world.begin(*SECTIONS)
    assert world.resume().plan == interview.plan == plan(*SECTIONS)


def test_there_is_nothing_to_resume_before_and_after(world: World) -> None:
    for _ in range(2):
        with pytest.raises(UsageError) as caught:
            world.resume()
        assert str(caught.value) == "no interview is under way"
        assert str(caught.value.hint) == "`drill mock` lists them"
        choose_language("zh")
        assert str(caught.value) == "没有正在进行的面试"
        assert str(caught.value.hint) == "`drill mock` 列出全部面试"
        choose_language(None)
        if not world.store.all():
            live(world, world.begin(*SECTIONS))
    assert opening.unfinished(world.store) is None


def test_an_interview_whose_time_is_up_is_resumed_to_be_graded(world: World) -> None:
    world.begin(talk(10, "one"))
    world.clock.go(700)
    interview = world.resume()
    assert interview.state.phase is Phase.GRADE
    assert interview.state.ungraded() == (0, 0)
    # To grade has no limit of time.
    world.clock.go(10**6)
    interview = world.resume()
    interview.graded(0, 0, [0])
    assert world.debriefs()[0].used == 600


# Afterwards


def test_the_hidden_tests_verdict_and_the_points_are_in_the_debrief(world: World) -> None:
    interview = world.begin(code(20), talk(10, "one"))
    interview.submit()
    interview.answer("said")
    mistake = MistakeFound("unscaled", same("It is not scaled."))
    interview.judged(0, msgspec.structs.replace(result(1, 2), mistake=mistake))
    assert not interview.state.closed
    interview.graded(1, 0, [0])
    assert interview.state.closed
    (debrief,) = world.debriefs()
    assert debrief == opening.of("one", world.store.all()[0].started_at, interview.state)
    found = debrief.sections[0].code
    assert found
    assert (found.verdict, found.passed, found.total) == (Verdict.FAILED, 1, 2)
    assert (found.mistake, found.says) == ("unscaled", same("It is not scaled."))
    assert [point.hit for point in debrief.sections[1].answers[0].points] == [True]


def test_an_interview_is_no_debrief_before_all_is_graded(world: World) -> None:
    interview = world.begin(talk(10, "one"))
    interview.answer("said")
    assert world.debriefs() == []
    interview.graded(0, 0, [])
    assert len(world.debriefs()) == 1


def test_an_answer_is_a_review_of_its_card(world: World) -> None:
    weighed = msgspec.structs.replace(talk(10), first=[question("weighed", 3, 1, 2)])
    interview = world.begin(weighed)
    world.clock.go(42)
    interview.answer("said")
    interview.graded(0, 0, [2, 0])
    (review,) = Reviews(world.store.path).all()
    assert (review.card, review.kind, review.tries) == ("weighed", "oral", 1)
    assert (review.text, review.seconds, review.interview) == ("said", 42, "one")
    assert review.share == pytest.approx(5 / 6)
    assert json.loads(review.hit) == [0, 2]


# A history that cannot be used


def test_without_a_history_the_interview_goes_on_to_its_end(world: World) -> None:
    world.store = InterviewStore(world.folder)  # a directory
    interview = world.begin(*SECTIONS)
    assert isinstance(interview.unrecorded, StoreError)
    first = interview.unrecorded
    live(world, interview)
    assert interview.state.closed
    assert interview.unrecorded is first
    assert str(world.folder) in str(first)


@pytest.mark.parametrize("number", range(1, 24))
def test_where_one_record_could_not_be_kept_no_answer_is_read_as_one_to_another_question(
    world: World, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    interview = world.unbegun(*SECTIONS)
    failed: list[StoreError] = []
    add = interview.store.add

    def failing(event: InterviewEventRecord) -> None:
        if event.number == number and not failed:
            failed.append(StoreError(same("busy")))
            raise failed[0]
        add(event)

    monkeypatch.setattr(interview.store, "add", failing)
    interview.begin("little")
    live(world, interview)
    assert interview.state.closed
    assert [interview.unrecorded] == failed
    told = opening.of("one", world.store.all()[0].started_at, interview.state)
    for found in world.debriefs():
        for kept, was in zip(texts(found), texts(told), strict=True):
            assert kept in ("", was)


def texts(debrief: Debrief) -> list[str]:
    """What was said to each question."""
    return [answer.text for section in debrief.sections for answer in section.answers]


def test_an_event_that_this_version_does_not_know_is_no_bug(world: World) -> None:
    interview = world.begin(talk(10, "one"))
    unknown = msgspec.structs.replace(
        world.store.events("one")[0], number=2, detail='{"event": "sang", "elapsed": 1.0}'
    )
    interview.store.add(unknown)
    for use in (lambda: opening.unfinished(world.store), world.resume, world.debriefs):
        with pytest.raises(StoreError):
            use()
