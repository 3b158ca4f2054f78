"""The marks of an interview, computed by hand."""

from datetime import UTC, datetime

import msgspec
import pytest

from drill.content.interviews import Scorecard
from drill.judge.result import Verdict
from drill.practice.mock import debrief as marks
from drill.practice.mock import events, opening
from drill.practice.mock.clock import Doubt, Reading
from drill.practice.mock.debrief import Debrief
from drill.practice.mock.events import Happened
from drill.practice.mock.plan import Plan, PlannedSection
from drill.practice.mock.state import State
from drill.text import same
from tests.practice.mock.conftest import code, plan, question, talk

NOW = Reading(0.0, 0.0, "b")


def asked(section: PlannedSection, *weights: tuple[int, ...]) -> PlannedSection:
    """The section with questions `q0`, `q1`, ... whose points have these weights."""
    asks = [question(f"q{n}", *given) for n, given in enumerate(weights)]
    return msgspec.structs.replace(section, first=asks)


def told(interview: Plan, *happened: Happened) -> Debrief:
    """The debrief after these events."""
    state = State(interview)
    for event in (events.Began(0.0, NOW), *happened):
        state.apply(event)
    return marks.debrief("one", "2026-01-01T00:00:00+00:00", interview, state)


def mark(debrief: Debrief, name: str) -> float | None:
    return next(axis.mark for axis in debrief.axes if axis.name == name)


def submitted(at: float, kept: bool = True, how: str = "submitted") -> Happened:
    return events.Submitted(at, NOW, "x", how, kept)


def left(at: float, expired: bool = False) -> Happened:
    return events.Left(at, NOW, expired)


def ended(at: float, gave_up: bool = False) -> Happened:
    return events.Ended(at, NOW, gave_up)


def answered(text: str = "said", at: float = 60.0) -> Happened:
    return events.Answered(at, NOW, text, 30.0)


def judged(
    passed: int = 4, total: int = 4, section: int = 0, verdict: Verdict | None = None
) -> Happened:
    found = verdict or (Verdict.PASSED if passed == total else Verdict.FAILED)
    return events.Judged(0.0, NOW, section, str(found), passed, total, None, None)


def graded(hit: list[int], number: int = 0, section: int = 0) -> Happened:
    return events.Graded(0.0, NOW, section, number, hit)


HINT = events.Hinted(0.0, NOW)
ONE = plan(code(20, "first-sum", 10, 25, 80))


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        (judged(4, 4), 100.0),
        (judged(3, 4), 37.5),  # half of three quarters
        (judged(0, 4), 0.0),
        # All cases are right, and it is too slow: half of all of them.
        (judged(4, 4, verdict=Verdict.SLOW), 50.0),
        (judged(0, 0, verdict=Verdict.INVALID), 0.0),
        (judged(0, 0, verdict=Verdict.PASSED), 100.0),
    ],
)
def test_correctness_is_all_or_half_of_what_passed(verdict: Happened, expected: float) -> None:
    assert mark(told(ONE, submitted(60), ended(60), verdict), "correctness") == expected


def test_correctness_is_the_mean_of_all_code_sections_the_unreached_too() -> None:
    three = plan(code(20), code(20, "other-sum"), code(20, "third-sum"))
    found = told(
        *(three, submitted(60), left(60), submitted(120), ended(120, gave_up=True)),
        *(judged(4, 4), judged(2, 4, section=1)),
    )
    # 100, half of one half, and nothing.
    assert mark(found, "correctness") == pytest.approx((100 + 25 + 0) / 3)
    assert [section.reached for section in found.sections] == [True, True, False]


@pytest.mark.parametrize(
    ("took", "expected"),
    [(0, 100), (300, 100), (600, 100), (720, 90), (900, 75), (1080, 60), (1200, 50)],
)
def test_speed_falls_from_all_at_half_of_the_minutes_to_half_at_the_end(
    took: float, expected: float
) -> None:
    found = told(ONE, submitted(took), ended(1200), judged())
    assert mark(found, "speed") == pytest.approx(expected)


def test_speed_counts_from_the_beginning_of_the_section() -> None:
    later = plan(asked(talk(10), (1,)), code(20))
    found = told(later, left(500), submitted(1400), ended(1400), judged(section=1))
    assert mark(found, "speed") == 75
    (_, section) = found.sections
    assert section.code
    assert section.code.took == 900


def test_what_is_not_right_has_no_speed() -> None:
    assert mark(told(ONE, submitted(60), ended(60), judged(3, 4)), "speed") == 0
    assert mark(told(ONE, ended(1200)), "speed") == 0


@pytest.mark.parametrize(("hints", "expected"), [(0, 100), (1, 90), (2, 65), (3, 0)])
def test_independence_is_less_by_what_the_hints_cost(hints: int, expected: float) -> None:
    found = told(ONE, *[HINT] * hints, submitted(60), ended(60), judged(1, 4))
    assert mark(found, "independence") == expected


def test_who_writes_nothing_is_not_independent() -> None:
    unwritten = judged(0, 4, verdict=Verdict.UNWRITTEN)
    assert mark(told(ONE, submitted(60), ended(60), unwritten), "independence") == 0
    assert mark(told(ONE, ended(60)), "independence") == 0


def test_theory_is_the_weight_of_the_points_that_were_hit_of_all() -> None:
    found = told(
        plan(asked(talk(10), (3, 1), (2,), (2,))),
        *(answered(), answered(), ended(60)),
        *(graded([0]), graded([0], number=1)),
    )
    # 3 and 2, of 3 + 1 + 2 + 2: the last one was not asked any more.
    assert mark(found, "theory") == 62.5
    answers = found.sections[0].answers
    assert [(a.hit, a.weight, a.asked) for a in answers] == [
        (3, 4, True),
        (2, 2, True),
        (0, 2, False),
    ]


def test_theory_counts_the_questions_around_the_code_and_not_a_discussion() -> None:
    interview = plan(
        msgspec.structs.replace(asked(code(20), (1,)), then=[question("after", 2)]),
        asked(msgspec.structs.replace(talk(5), kind="discussion"), (3, 3)),
    )
    found = told(
        *(interview, answered(), submitted(60), answered(), left(90), answered(), ended(120)),
        *(graded([0]), graded([0], number=1), graded([], section=1)),
    )
    assert mark(found, "theory") == 100
    assert [section.marked for section in found.sections] == [True, False]
    assert found.practise == ["drill start first-sum"]


def test_an_axis_with_nothing_to_measure_has_no_mark_and_no_weight() -> None:
    found = told(plan(asked(talk(10), (3, 1))), answered(), ended(60), graded([0]))
    assert [(axis.name, axis.weight, axis.mark) for axis in found.axes] == [
        ("correctness", 40, None),
        ("speed", 20, None),
        ("independence", 20, None),
        ("theory", 20, 75.0),
    ]
    assert found.total == 75


def test_the_whole_is_the_mean_by_the_weights_of_the_scorecard() -> None:
    interview = plan(asked(code(20, "first-sum", 10), (3, 5)))
    found = told(interview, answered(), HINT, submitted(900), ended(900), judged(), graded([0]))
    assert [axis.mark for axis in found.axes] == [100, 75, 90, 37.5]
    # 4000, 1500, 1800 and 750 hundredths.
    assert found.total == pytest.approx(80.5)


@pytest.mark.parametrize(("passes_at", "passes"), [(75, True), (76, False)])
def test_it_is_passed_from_the_mark_on_that_passes(passes_at: int, passes: bool) -> None:
    scorecard = Scorecard(40, 20, 20, 20, passes_at)
    interview = plan(asked(talk(10), (3, 1)), scorecard=scorecard)
    found = told(interview, answered(), ended(60), graded([0]))
    assert (found.total, found.passes_at, found.passed) == (75, passes_at, passes)


def test_where_nothing_weighs_there_is_no_whole_and_nothing_is_passed() -> None:
    interview = plan(asked(talk(10), (1,)), scorecard=Scorecard(50, 25, 25, 0, 1))
    found = told(interview, answered(), ended(60), graded([0]))
    assert (found.total, found.passed) == (None, False)


def test_to_practise_comes_what_was_wrong_then_slow_or_helped_then_cards_by_what_was_missed() -> (
    None
):
    interview = plan(
        asked(talk(10), (1, 1), (3, 3), (2,), (2, 1)),
        code(20, "helped", 10),
        code(20, "quick"),
        code(20, "slow"),
        code(20, "just"),
        code(20, "wrong"),
    )
    found = told(
        *(interview, answered(), answered(), answered(), left(0)),
        *(HINT, submitted(60), left(0), submitted(600), left(0), submitted(901), left(0)),
        *(submitted(900), left(0), submitted(60), ended(60)),
        *(graded([0]), graded([], number=1), graded([0], number=2)),
        *(judged(section=1), judged(section=2), judged(section=3), judged(section=4)),
        judged(3, 4, section=5),
    )
    assert found.practise == [
        "drill start wrong",
        "drill start helped",
        "drill start slow",
        "drill cards q1",  # 6 missed
        "drill cards q3",  # 3, not asked any more
        "drill cards q0",  # 1
    ]


def test_all_that_happened_is_told() -> None:
    doubted = events.Doubted(30.0, NOW, Doubt("back", 100.0))
    tried = events.Tried(40.0, NOW, 1, 2)
    mistaken = events.Judged(0.0, NOW, 1, "failed", 1, 4, "unscaled", same("It is not scaled."))
    interview = plan(asked(talk(10), (1,), (1,)), code(20, "first-sum", 10, 25))
    found = told(
        *(interview, doubted, answered("well", 60), left(600, expired=True)),
        *(events.Resumed(700.0, NOW), tried, tried, HINT, submitted(800, kept=False, how="left")),
        *(ended(800, gave_up=True), graded([0]), mistaken),
    )
    talked, coded = found.sections
    assert (found.interview, found.script, found.title) == ("one", "little", same("Little"))
    assert (found.budget, found.used, found.gave_up, found.resumed) == (1800, 800, True, 1)
    assert [(one.at, one.doubt) for one in found.doubts] == [(30, Doubt("back", 100.0))]
    assert (talked.budget, talked.used, talked.expired, talked.code) == (600, 600, True, None)
    assert (coded.used, coded.expired, coded.answers) == (200, False, [])
    answer = talked.answers[0]
    assert (answer.text, answer.seconds, answer.model) == ("well", 30, same("q0!"))
    written = coded.code
    assert written
    assert (written.how, written.certain, written.took) == ("left", False, 200)
    assert (written.hints, written.hints_cost, written.tries) == (1, 10, 2)
    assert (written.mistake, written.says) == ("unscaled", same("It is not scaled."))


def test_when_it_began_is_told_in_one_format() -> None:
    began = datetime(2026, 1, 1, 12, tzinfo=UTC)
    assert opening.of("one", began, State(ONE)).started_at == "2026-01-01T12:00:00+00:00"
