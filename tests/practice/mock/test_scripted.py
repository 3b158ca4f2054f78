"""An interview that nobody sits in front of: the same interview, in a time that a file tells."""

from typing import Any

import msgspec
import pytest

from drill.content.answers import GivenAnswer, GivenInterview, GivenSection
from drill.content.interviews import InterviewerHint, Script, Section
from drill.errors import UnknownCardError, UnknownProblemError, UsageError
from drill.practice.mock import clock, opening
from drill.practice.mock.clock import Reading
from drill.practice.mock.debrief import Debrief
from drill.practice.mock.interview import Interview
from drill.practice.mock.plan import PlannedSection
from drill.practice.mock.scripted import Scripted, ToldClock, refuse_what_is_not_asked
from drill.store.history import History
from drill.store.reviews import Reviews
from drill.text import Text, same
from tests.practice.mock.conftest import NOON, SCORECARD, World, around, code, plan, question, talk

RIGHT = "def add(a, b):\n    return a + b\n"
WRONG = "def add(a, b):\n    return a - b\n"

CARD = """\
format: 1
id: {id}
kind: oral
area: attention
seconds: 60
question: {{en: What is it?, zh: 它是什么？}}
points:
  - {{says: {{en: one, zh: 甲}}, weight: 3}}
  - {{says: {{en: two, zh: 乙}}, weight: 1}}
answer: {{en: It is one and two., zh: 它是甲和乙。}}
sources: ["https://example.org"]
"""


def run(world: World, judge: Any, sections: list[PlannedSection], *given: GivenSection) -> Debrief:
    """What comes of an interview of these sections, with these answers."""
    told = ToldClock()
    world.clock = told  # type: ignore[assignment]
    interview = world.begin(*sections)
    Scripted(interview, told, History(world.store.path), judge).run(GivenInterview(1, list(given)))
    assert interview.unrecorded is None
    (found,) = world.debriefs()
    return found


def marks(debrief: Debrief) -> list[float | None]:
    return [axis.mark for axis in debrief.axes]


def test_a_whole_interview_takes_what_its_file_says_and_gets_its_marks(
    world: World, judge: Any
) -> None:
    found = run(
        world,
        judge,
        [talk(10, "one", "two"), around(code(20, "first-sum", 10, 20), ["three"], ["four"])],
        GivenSection([GivenAnswer("well", 60, [1]), GivenAnswer("hm", 30)]),
        GivenSection(
            [GivenAnswer("before", 90, [1]), GivenAnswer("after", 15, [1])],
            RIGHT,
            seconds=810,
            checks=2,
            hints=1,
        ),
    )
    first, second = found.sections
    assert [(a.text, round(a.seconds, 3), a.hit) for a in first.answers] == [
        ("well", 60, 1),
        ("hm", 30, 0),
    ]
    assert [a.text for a in second.answers] == ["before", "after"]
    assert [first.used, second.used] == pytest.approx([90, 915])
    assert second.code
    assert (second.code.how, second.code.tries, second.code.hints) == ("submitted", 2, 1)
    # 900 of 1200 seconds until the code was right; one hint of 10; three of four points.
    assert marks(found) == [100, pytest.approx(75), 90, 75]
    assert not found.gave_up
    assert found.doubts == []


def test_the_examples_are_tried_as_often_as_it_says_and_then_the_hidden_tests(
    world: World, judge: Any
) -> None:
    run(world, judge, [code(20)], GivenSection(code=WRONG, seconds=5, checks=2))
    assert [request.examples for request in judge.requests] == [True, True, False]
    assert {request.text for request in judge.requests} == {WRONG}
    tried, _, hidden = judge.requests
    # An interviewer's examples name no mistake and measure nothing.
    assert (tried.diagnose, tried.shrink, tried.cost) == (False, False, False)
    assert (hidden.diagnose, hidden.shrink, hidden.cost) == (True, True, True)
    assert hidden.filename == "first-sum.py"
    assert hidden.folder == str(world.folder / "mock")


def test_the_hidden_tests_are_an_attempt_in_the_history_and_the_examples_are_none(
    world: World, judge: Any
) -> None:
    run(world, judge, [code(20)], GivenSection(code=WRONG, seconds=5, checks=2))
    (attempt,) = History(world.store.path).attempts(None, 10)
    assert (attempt.problem, attempt.verdict) == ("first-sum", "failed")


def test_the_answers_are_reviews_of_their_cards(world: World, judge: Any) -> None:
    asked = talk(10, "one")
    run(world, judge, [asked], GivenSection([GivenAnswer("well", 60, [1])]))
    (review,) = Reviews(world.store.path).all()
    assert (review.card, review.share, review.interview) == ("one", 1.0, "one")


def test_an_answer_that_takes_longer_than_its_section_counts_but_not_in_time(
    world: World, judge: Any
) -> None:
    found = run(
        world,
        judge,
        [talk(10, "one", "two"), talk(5, "three")],
        GivenSection([GivenAnswer("long", 700), GivenAnswer("never said", 5)]),
        GivenSection([GivenAnswer("next", 100)]),
    )
    first, second = found.sections
    assert [(answer.text, answer.asked) for answer in first.answers] == [
        ("long", True),
        ("", False),
    ]
    assert (first.used, first.expired) == (600, True)
    # Who is interrupted takes nothing from the next section.
    assert second.used == pytest.approx(100)
    assert [answer.text for answer in second.answers] == ["next"]


def test_who_is_interrupted_says_no_more_however_the_seconds_add_up(
    world: World, judge: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    # From here, 0.1 and 0.7 and the rest of 600 seconds are 599.9999999999999 in floating point.
    monkeypatch.setattr(clock, "read", lambda: Reading(NOON, 1000.08, "boot"))
    said = [("a", 0.1), ("b", 0.7), ("cut", 1000), ("never", 0)]
    given = GivenSection([GivenAnswer(text, seconds) for text, seconds in said])
    found = run(world, judge, [talk(10, "one", "two", "three", "four")], given)
    (section,) = found.sections
    assert (section.used, section.expired) == (600, True)
    assert [answer.text for answer in section.answers] == ["a", "b", "cut", ""]


def test_code_that_takes_longer_than_its_section_is_judged_as_it_was(
    world: World, judge: Any
) -> None:
    found = run(world, judge, [code(20)], GivenSection(code=RIGHT, seconds=5000))
    (section,) = found.sections
    assert section.code
    assert (section.code.how, section.code.certain, section.code.right) == ("expired", True, True)
    assert (section.used, section.code.took) == (1200, 1200)
    assert marks(found)[:2] == [100, 50]


def test_code_is_judged_as_it_was_however_long_it_took_to_play_the_interview(
    world: World, judge: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The file is written later, by the clock of the machine, than all of this interview.
    monkeypatch.setattr(clock, "read", lambda: Reading(1000.0, 1000.0, "boot"))
    found = run(world, judge, [code(20)], GivenSection(code=RIGHT, seconds=5000))
    section = found.sections[0].code
    assert section
    assert (section.how, section.certain, section.right) == ("expired", True, True)


def test_sections_of_which_nothing_is_given_are_left_at_once(world: World, judge: Any) -> None:
    found = run(world, judge, [talk(10, "one"), code(20), talk(5, "two")])
    assert [section.used for section in found.sections] == [0, 0, 0]
    assert [section.expired for section in found.sections] == [False, False, False]
    assert not found.sections[0].answers[0].asked
    assert found.sections[1].code
    assert found.sections[1].code.how == "left"


def test_an_empty_page_is_judged_after_the_time_that_was_spent_on_it(
    world: World, judge: Any
) -> None:
    found = run(world, judge, [code(20)], GivenSection(seconds=300))
    assert found.sections[0].used == pytest.approx(300)
    assert [request.text for request in judge.requests] == ["# drill mock: first-sum\n\n"]


TWO = msgspec.structs.replace(talk(10), first=[question("one", 1, 3)])


@pytest.mark.parametrize(
    ("sections", "where", "count"),
    [
        ([GivenSection(), GivenSection()], "sections", 1),
        ([GivenSection([GivenAnswer(), GivenAnswer()])], "sections[0].answers", 1),
        ([GivenSection([GivenAnswer(points=[1, 3])])], "sections[0].answers[0].points", 2),
    ],
)
def test_what_nobody_asked_is_refused(sections: list[GivenSection], where: str, count: int) -> None:
    asked = plan(TWO)
    with pytest.raises(UsageError) as caught:
        refuse_what_is_not_asked(GivenInterview(1, sections), asked)
    assert caught.value.message == Text(
        en=f"`{where}` of the answers goes beyond what is asked: there are {count}",
        zh=f"答案文件中的 `{where}` 超出了实际数量：只有 {count} 个",
    )
    assert "docs/interview.md" in str(caught.value.hint)
    refuse_what_is_not_asked(GivenInterview(1, [GivenSection([GivenAnswer(points=[2])])]), asked)


@pytest.mark.parametrize("points", [[0, 1, 3, -1], [1, 1]], ids=["none such", "twice"])
def test_a_point_is_hit_once_and_only_where_there_is_one(
    world: World, judge: Any, points: list[int]
) -> None:
    found = run(world, judge, [TWO], GivenSection([GivenAnswer("x", 5, points)]))
    assert [point.hit for point in found.sections[0].answers[0].points] == [True, False]
    (review,) = Reviews(world.store.path).all()
    assert (review.share, review.hit) == (0.25, "[0]")


def test_the_told_time_passes_only_when_it_is_told() -> None:
    told = ToldClock()
    before = told()
    assert told() == before
    told.advance(30)
    assert told().wall - before.wall == pytest.approx(30)
    assert told().steady - before.steady == pytest.approx(30)
    assert told().boot == before.boot


# What is asked, from a script


def script(*sections: Section) -> Script:
    return Script(1, "little", same("Little"), same("small"), SCORECARD, list(sections))


def oral(*cards: str) -> Section:
    return Section("oral", same("Talk"), 10, same("Hello."), list(cards))


def begun(world: World, *sections: Section) -> Interview:
    cards = world.library.root / "problems" / "cards"
    cards.mkdir(exist_ok=True)
    for name in ("one", "two"):
        (cards / f"{name}.yaml").write_text(CARD.format(id=name), encoding="utf-8")
    desks = world.folder / "desks"
    return opening.begin(script(*sections), world.library, world.store, desks, world.clock)


def test_a_script_is_asked_with_its_cards_in_a_folder_of_its_own(world: World) -> None:
    hints = [InterviewerHint(same("hint"), 10)]
    section = Section(
        "code", same("Code"), 20, same("Write."), ["one"], "first-sum", hints, ["two"]
    )
    interview = begun(world, section)
    (planned,) = interview.plan.sections
    assert [asked.card for asked in planned.questions] == ["one", "two"]
    assert (planned.first[0].seconds, planned.first[0].weight) == (60, 4)
    assert (planned.problem, planned.hints, planned.seconds) == ("first-sum", hints, 1200)
    folder = interview.desk.folder
    assert folder.parent == world.folder / "desks"
    assert folder.name.startswith("mock-little-")
    (record,) = world.store.all()
    assert (record.script, record.folder, record.interview) == ("little", folder, interview.name)
    assert world.resume().plan == interview.plan


def test_a_script_with_a_card_or_problem_that_is_not_there_begins_nothing(world: World) -> None:
    with pytest.raises(UnknownCardError):
        begun(world, oral("one", "none"))
    missing = Section("code", same("Code"), 20, same("Write."), problem="none")
    with pytest.raises(UnknownProblemError):
        begun(world, oral("one"), missing)
    assert world.store.all() == []
    assert not (world.folder / "desks").exists()
