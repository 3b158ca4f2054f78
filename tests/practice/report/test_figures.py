"""What is counted, and what is not."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from drill.practice.mock.debrief import Debrief
from drill.practice.report.model import Report
from drill.text import same
from tests.practice.report.conftest import (
    ago,
    answer,
    attempt,
    memory,
    review,
    sitting,
)

Make = Callable[..., Report]


def places(report: Report) -> dict[tuple[str, str], tuple[int, int, int, int]]:
    return {(p.area, p.difficulty): (p.total, p.solved, p.attempted, p.due) for p in report.places}


def debrief(days: float, total: float | None = 80.0) -> Debrief:
    return Debrief(
        *("name", "cv", same("An interview"), ago(days).isoformat(), 1.0, 1.0, False, 0, [], []),
        *([], total, 70, total is not None and total >= 70, []),
    )


def test_an_empty_history_has_no_figures_and_a_first_step(report: Make) -> None:
    found = report()
    assert found.empty
    assert (found.ways, found.mistakes, found.memory, found.interviews) == ([], [], [], [])
    assert (found.pace.ratio, found.pace.trend, found.calendar.streak) == (None, [], 0)
    assert [step.command for step in found.steps] == ["drill start rope", "drill cards"]


@pytest.mark.parametrize(
    ("mode", "solved"),
    [("stub", 1), ("blank", 1), ("mock", 1), ("cloze", 0), ("debug", 0), ("newer", 0)],
)
def test_only_what_was_written_by_oneself_solves(report: Make, mode: str, solved: int) -> None:
    found = report([attempt("rope", 1, "passed", mode=mode)])
    assert places(found)["positions", "hard"] == (1, solved, 1 - solved, 0)


def test_a_problem_that_was_right_once_is_not_attempted_any_more(report: Make) -> None:
    found = report([attempt("rope", 3, "passed"), attempt("rope", 1), attempt("attention", 1)])
    assert places(found) == {
        ("positions", "hard"): (1, 1, 0, 0),
        ("attention", "easy"): (1, 0, 1, 0),
        ("attention", "hard"): (1, 0, 0, 0),
    }


def test_a_problem_is_due_once_though_it_is_so_in_two_ways(report: Make) -> None:
    due = [memory("problem", "rope", -1), memory("debug", "rope", -2)]
    due.append(memory("card", "kv-cache", -1))
    found = report(memories=[*due, memory("problem", "attention", 1)])
    assert [place.due for place in found.places] == [1, 0, 0]


def test_a_problem_that_is_gone_counts_everywhere_but_in_an_area(report: Make) -> None:
    found = report(
        [attempt("gone", 1, mistake="sign"), attempt("gone", 0, "passed")],
        sittings=[sitting("gone", 1)],
        memories=[memory("problem", "gone", -3)],
        reviews=[review("problem", "gone", "again", 2.0)],
    )
    assert found.gone == ["gone"]
    assert found.totals.checks == 2
    assert sum(place.solved + place.attempted + place.due for place in found.places) == 0
    assert (found.pace.sittings, found.ways[0].first_right) == (0, 1)
    [made] = found.mistakes
    assert (made.id, made.says, made.problems) == ("sign", None, ["gone"])
    [kept] = found.memory
    assert (kept.known, kept.due, kept.recall, kept.reviews, kept.kept) == (0, 0, None, 1, 0)
    # Nobody can practise it.
    assert not any("gone" in step.command for step in found.steps)


def test_one_mistake_has_one_name_in_all_its_problems(report: Make) -> None:
    says = {("rope", "axis"): same("Of RoPE."), ("attention", "axis"): same("Of attention.")}
    attempts = [
        *[attempt("gone", day, mistake="axis") for day in (9, 8, 7)],
        *[attempt("attention", day, mistake="axis") for day in (6, 5)],
        attempt("rope", 4, mistake="axis"),
        attempt("rope", 3, mistake="sign"),
        attempt("rope", 2, mistake="axis", mode="debug"),
    ]
    axis, sign = report(attempts, says=says).mistakes
    # The problem where it was made most often has it no more; the next one names it.
    assert (axis.says, axis.times) == (same("Of attention."), 6)
    assert axis.problems == ["gone", "attention", "rope"]
    assert axis.last == ago(4).date()
    assert (sign.says, sign.times) == (None, 1)


def test_a_period_has_what_happened_in_it_and_what_is_due_now(report: Make) -> None:
    found = report(
        [attempt("rope", 20, "passed"), attempt("rope", 2, mistake="sign")],
        [answer("why-sqrt", 20), answer("why-sqrt", 3)],
        since=ago(10),
        sittings=[sitting("rope", 20), sitting("rope", 2)],
        reviews=[review("card", "why-sqrt", "good", 17.0)],
        memories=[memory("problem", "rope", -1)],
        debriefs=[debrief(30), debrief(4)],
    )
    assert (found.totals.checks, found.totals.answers, found.totals.days) == (1, 1, 2)
    assert places(found)["positions", "hard"] == (1, 0, 1, 1)
    assert (found.pace.sittings, found.ways[0].sittings) == (1, 1)
    assert [sat.day for sat in found.interviews] == [ago(4).date()]
    # The calendar is that of all time.
    assert len(found.calendar.days) == 3
    # It was right once: the step is to repeat it, not to try it at last.
    assert [step.command for step in found.steps][:2] == [
        "drill start rope",
        "drill start attention",
    ]


def test_an_area_has_its_problems_and_cards_and_no_interview(report: Make) -> None:
    found = report(
        [attempt("rope", 1, mistake="sign"), attempt("attention", 2), attempt("gone", 1)],
        [answer("why-sqrt", 1), answer("einsum", 1)],
        area="attention",
        sittings=[sitting("rope", 1), sitting("attention", 2)],
        memories=[memory("problem", "rope", -1), memory("card", "why-sqrt", -1)],
        reviews=[review("card", "einsum", "good", 1.0), review("problem", "rope", "good", 1.0)],
        debriefs=[debrief(1)],
    )
    assert {place.area for place in found.places} == {"attention"}
    assert (found.totals.checks, found.totals.answers, found.gone) == (1, 1, [])
    assert (found.mistakes, found.interviews) == ([], [])
    [kept] = found.memory
    assert (kept.kind, kept.total, kept.known, kept.reviews) == ("card", 1, 1, 0)
    assert [step.command for step in found.steps] == [
        "drill cards --due --area attention",
        "drill start attention",
        "drill start kv-cache",
    ]


def test_what_is_retained_is_what_a_later_review_does_not_rate_again(report: Make) -> None:
    reviews = [
        review("card", "why-sqrt", "again", None),
        review("card", "why-sqrt", "hard", 1.0),
        review("card", "why-sqrt", "again", 3.0),
        review("card", "einsum", "easy", 0.0),
    ]
    remembered = [memory("card", "why-sqrt", -1, 0.5), memory("card", "einsum", 1, 0.9)]
    [kept] = report(reviews=reviews, memories=remembered).memory
    assert (kept.reviews, kept.kept) == (3, 2)
    assert (kept.total, kept.known, kept.due) == (2, 2, 1)
    assert kept.recall == pytest.approx(0.7)


def test_unreadable_rows_are_told_of_whatever_is_asked_for(report: Make) -> None:
    assert report(unreadable=3, area="attention", since=ago(1)).unreadable == 3


def commands(report: Report) -> dict[str, str]:
    return {step.command: step.why.en for step in report.steps}


def test_the_next_steps_begin_with_what_is_most_nearly_forgotten(report: Make) -> None:
    remembered = [
        memory("problem", "rope", -1, 0.7),
        memory("debug", "attention", -1, 0.6),
        memory("card", "einsum", -1, 0.1),
        memory("problem", "gone", -1, 0.1),
    ]
    attempts = [attempt("attention", 3), attempt("attention", 2), attempt("rope", 3, "passed")]
    found = report(attempts, [answer("einsum", 9)], memories=remembered)
    assert list(commands(found).items()) == [
        (
            "drill start attention --mode debug",
            "the most urgent of 2 that are due: recall about 60%",
        ),
        ("drill cards --due", "1 card is due"),
        ("drill start attention", "checked 2 times, not right yet"),
        ("drill start kv-cache", "the last one that was never tried"),
        ("drill cards", "1 card was never asked"),
    ]


def test_a_command_is_offered_once_for_its_most_urgent_reason(report: Make) -> None:
    found = report([attempt("rope", 1)], memories=[memory("problem", "rope", -1, 0.4)])
    assert [(step.command, step.why.en) for step in found.steps] == [
        ("drill start rope", "due: recall about 40%"),
        ("drill start attention", "new: 2 problems were never tried"),
        ("drill cards", "2 cards were never asked"),
    ]


@pytest.mark.parametrize(
    ("solved", "last", "step"),
    [(4, None, None), (5, None, "drill mock"), (5, 13.9, None), (5, 14, "drill mock --weak")],
)
def test_an_interview_is_offered_to_who_solved_some_and_sat_in_none_lately(
    report: Make, solved: int, last: float | None, step: str | None
) -> None:
    attempts: list[Any] = [attempt(f"p{n}", 1, "passed") for n in range(solved)]
    found = report(attempts, debriefs=[] if last is None else [debrief(last)])
    mocks = [command for command in commands(found) if command.startswith("drill mock")]
    assert mocks == ([] if step is None else [step])


def test_json_holds_all_of_it(report: Make) -> None:
    found = report([attempt("rope", 1, "passed")], sittings=[sitting("rope", 1)])
    plain = msgspec.to_builtins(found)
    assert plain["ways"][0] == {
        "mode": "stub",
        "sittings": 1,
        "solved": 1,
        "checked": 1,
        "first_right": 1,
    }
    assert msgspec.json.decode(msgspec.json.encode(plain)) == plain
