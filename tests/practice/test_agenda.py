"""What comes next, and what comes on which day before an interview."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from msgspec import structs

from drill.content.cards import CardSummary
from drill.content.interviews import Scorecard, Script, Section
from drill.content.problems import Summary
from drill.practice import agenda
from drill.practice.agenda import Day, Material, Task
from drill.practice.progress import Status
from drill.practice.recall import Kind, Memory, Rating, Review, memories
from drill.text import same

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def problem(name: str, minutes: int = 10, *requires: str, mistakes: int = 1) -> Summary:
    return Summary(
        name, same(name), "attention", "easy", minutes, "torch", list(requires), mistakes
    )


def card(name: str) -> CardSummary:
    return CardSummary(name, "oral", "attention", same(name))


def material(*problems: Summary, cards: str = "", wanted: str = "", solved: str = "") -> Material:
    return Material(
        problems,
        [card(name) for name in cards.split()],
        dict.fromkeys(solved.split(), Status.SOLVED),
        frozenset(wanted.split()),
    )


def memory(name: str, kind: Kind = "problem", recall: float = 0.8, due: float = -1) -> Memory:
    """Due so many days from now."""
    at = NOW + timedelta(days=due)
    return Memory(kind, name, at, recall, NOW - timedelta(days=9), 1, 0, "good", 0)


def names(tasks: list[Task]) -> list[str]:
    """Cards are told by `?`, debugging tasks by `!`."""
    marks = {"problem": "", "card": "?", "debug": "!"}
    return [marks[task.kind] + task.id for task in tasks]


def script(*sections: Section) -> Script:
    return Script(1, "talk", same("t"), same("a"), Scorecard(25, 25, 25, 25, 60), list(sections))


CODE = Section("code", same("c"), 20, same("s"), ["before"], "p", [], ["after"])


# tasks and material


@pytest.mark.parametrize(
    ("kind", "command"),
    [
        ("problem", "drill start p"),
        ("debug", "drill start p --mode debug"),
        ("card", "drill cards p"),
    ],
)
def test_a_task_says_what_begins_it(kind: Kind, command: str) -> None:
    assert Task(kind, "p", 1).command == command


def test_a_debugging_task_takes_half_of_what_writing_does_and_at_least_a_minute() -> None:
    found = material(problem("p", 15), problem("q", 1))
    assert found.minutes("problem", "p") == 15
    assert found.minutes("debug", "p") == 7
    assert found.minutes("debug", "q") == 1
    assert found.minutes("card", "c") == 2


def test_an_interview_wants_its_problems_and_its_cards() -> None:
    assert agenda.wanted(None) == frozenset()
    talk = Section("oral", same("o"), 5, same("s"), ["first"])
    assert agenda.wanted(script(talk, CODE)) == {"first", "before", "p", "after"}


# the queue


def test_what_is_due_comes_first_the_likeliest_forgotten_before_the_others() -> None:
    found = material(problem("new"), problem("p"), problem("q"), problem("later"), cards="c")
    known = [
        memory("p", recall=0.8),
        memory("q", recall=0.5),
        memory("c", "card", 0.6),
        memory("later", due=0.01),
    ]
    queue = agenda.queue(found, known, NOW)
    assert names(queue) == ["q", "?c", "p", "new"]
    assert [task.memory for task in queue] == [known[1], known[2], known[0], None]
    assert [task.minutes for task in queue] == [10, 2, 10, 10]


def test_something_is_due_at_its_very_moment() -> None:
    assert names(agenda.queue(material(problem("p")), [memory("p", due=0)], NOW)) == ["p"]


def test_what_the_interview_wants_comes_before_what_is_likelier_forgotten() -> None:
    found = material(problem("p"), problem("q"), wanted="q")
    known = [memory("p", recall=0.2), memory("q", recall=0.8)]
    assert names(agenda.queue(found, known, NOW)) == ["q", "p"]


def test_what_is_no_longer_in_the_library_is_not_due() -> None:
    known = [memory("gone"), memory("gone", "card"), memory("gone", "debug"), memory("p", "card")]
    assert names(agenda.queue(material(problem("p")), known, NOW)) == ["p"]


# what is new


def test_new_are_by_turns_a_problem_and_two_cards_of_its_area_and_a_debugging_task() -> None:
    far = structs.replace(card("far"), area="losses")
    found = material(problem("a"), problem("b"), cards="1 2 3", solved="s")
    found = structs.replace(
        found,
        summaries=[*found.summaries, problem("s")],
        cards=[far, *found.cards],
    )
    tasks = agenda.fresh(found, {("problem", "s")})
    assert names(tasks) == ["a", "?1", "?2", "!s", "b", "?3", "?far"]
    assert all(task.memory is None for task in tasks)


def test_debugging_comes_for_what_was_solved_and_has_mistakes() -> None:
    found = material(problem("s"), problem("t", mistakes=0), problem("u"), solved="s t u")
    known: set[tuple[Kind, str]] = {("problem", "s"), ("problem", "t"), ("problem", "u")}
    assert names(agenda.fresh(found, known)) == ["!s", "!u"]
    assert names(agenda.fresh(found, known | {("debug", "s")})) == ["!u"]


def test_what_is_required_comes_before_it_and_what_is_wanted_before_all() -> None:
    found = material(
        problem("a", 10, "c"), problem("b"), problem("c"), problem("d", 10, "b"), wanted="d"
    )
    assert names(agenda.fresh(found, set())) == ["b", "d", "c", "a"]


def test_what_was_practised_need_not_come_before_what_requires_it() -> None:
    found = material(problem("a", 10, "b"), problem("b"))
    assert names(agenda.fresh(found, {("problem", "b")})) == ["a"]


def test_two_that_require_one_another_and_what_is_not_there_do_no_harm() -> None:
    found = material(problem("a", 10, "b", "none"), problem("b", 10, "a"))
    assert sorted(names(agenda.fresh(found, set()))) == ["a", "b"]


def test_wanted_cards_come_first() -> None:
    found = material(problem("a"), cards="1 2 3", wanted="3")
    assert names(agenda.fresh(found, set())) == ["a", "?3", "?1", "?2"]


# what is due before an interview


def review(days: float, name: str = "p", rating: Rating = "good") -> Review:
    return Review("problem", name, NOW + timedelta(days=days), rating)


def due(left: int | None) -> datetime:
    """When something is due, so many days before the interview."""
    interview = None if left is None else NOW.date() + timedelta(days=left)
    (found,) = agenda.remembered([review(-9), review(0)], NOW, interview)
    return found.due


def test_until_the_last_three_weeks_things_may_be_forgotten_more_and_then_less() -> None:
    far, near, none = due(22), due(21), due(None)
    assert near < none < far
    assert (due(200), due(1)) == (far, near)


def test_without_an_interview_to_come_something_is_due_at_nine_tenths() -> None:
    (usual,) = memories([review(-9), review(0)], NOW)
    assert due(None) == due(0) == due(-5) == usual.due


# the plan


def plan(
    found: Material, days: int, minutes: int, *past: Review, talk: Script | None = None
) -> list[Day]:
    until = NOW.astimezone().date() + timedelta(days=days)
    return agenda.plan(found, past, NOW, until, minutes, talk)


def test_a_plan_goes_from_today_to_the_day_before() -> None:
    days = plan(material(), 5, 30)
    first = NOW.astimezone().date()
    assert [day.day for day in days] == [first + timedelta(days=n) for n in range(5)]
    assert plan(material(), 0, 30) == []


def test_no_day_holds_more_than_its_minutes() -> None:
    problems = [problem(f"p{n}", 7 + n % 9) for n in range(20)]
    days = plan(material(*problems, cards=" ".join(f"c{n}" for n in range(30))), 25, 24)
    assert all(day.minutes <= 24 for day in days)
    assert all(day.minutes == sum(task.minutes for task in day.tasks) for day in days)
    practised = {task.id for day in days for task in day.tasks}
    assert len(practised) == 50, "what takes more than half of a day has its turn too"


def test_nothing_is_twice_on_a_day_and_nothing_new_is_new_twice() -> None:
    days = plan(material(*[problem(f"p{n}") for n in range(9)], cards="c d"), 30, 60)
    for day in days:
        assert len({(t.kind, t.id) for t in day.tasks}) == len(day.tasks)
    new = [(t.kind, t.id) for day in days for t in day.tasks if t.memory is None]
    assert len(new) == len(set(new))


def test_what_is_due_and_what_is_new_share_a_day_by_halves() -> None:
    old, new = [problem(f"old{n}") for n in range(9)], [problem(f"new{n}") for n in range(9)]
    past = [review(-100, f"old{n}", "again") for n in range(9)]
    (today, *_) = plan(material(*old, *new), 9, 40, *past)
    assert [task.id[:3] for task in today.tasks] == ["old", "old", "new", "new"]


def test_what_one_half_leaves_the_other_takes() -> None:
    old = [problem(f"old{n}") for n in range(9)]
    past = [review(-100, f"old{n}", "again") for n in range(9)]
    assert len(plan(material(*old), 9, 40, *past)[0].tasks) == 4
    few = plan(material(old[0], *[problem(f"new{n}") for n in range(9)]), 9, 40, past[0])[0]
    assert [task.id[:3] for task in few.tasks] == ["old", "new", "new", "new"]
    mixed = plan(material(*old, problem("new0")), 9, 40, *past)[0]
    assert [task.id[:3] for task in mixed.tasks] == ["old", "old", "new", "old"]


def test_what_is_most_urgent_has_its_turn_though_it_takes_more_than_its_half() -> None:
    small = [problem(f"new{n}", 5) for n in range(9)]
    old = plan(material(problem("old", 15), *small), 9, 20, review(-100, "old", "again"))[0]
    assert names(old.tasks) == ["old", "new0"]
    past = [review(-100, f"new{n}", "again") for n in range(9)]
    new = plan(material(problem("long", 15), *small), 9, 20, *past)[0]
    assert [task.id[:3] for task in new.tasks] == ["new", "lon"]


def test_in_the_last_three_days_nothing_new_is_begun() -> None:
    problems = [problem(f"p{n}") for n in range(20)]
    days = plan(material(*problems), 6, 20)
    new = [sum(task.memory is None for task in day.tasks) for day in days]
    assert all(new[:3])
    assert new[3:] == [0, 0, 0]


def test_two_days_before_the_interview_is_replayed_in_that_days_minutes() -> None:
    problems = [problem(f"p{n}") for n in range(5)]
    past = [review(-100, f"p{n}", "again") for n in range(5)]
    days = plan(material(*problems), 4, 40, *past, talk=script(CODE))
    assert [day.mock for day in days] == [None, None, "talk", None]
    assert days[2].minutes <= 40 - 20
    assert all(day.mock is None for day in plan(material(*problems), 4, 40, *past))


def test_an_interview_that_is_longer_than_a_day_leaves_no_room_and_no_less() -> None:
    past = review(-100, "p", "again")
    days = plan(material(problem("p")), 2, 10, past, talk=script(CODE))
    assert [(day.mock, names(day.tasks)) for day in days] == [("talk", []), (None, ["p"])]


def test_what_went_well_comes_again_and_its_debugging_task_follows() -> None:
    days = plan(material(problem("p")), 60, 30)
    kinds = [(n, task.kind) for n, day in enumerate(days) for task in day.tasks]
    assert kinds[0] == (0, "problem")
    assert (1, "debug") in kinds
    again = [n for n, kind in kinds if kind == "problem"]
    assert len(again) > 2
    assert all(later - sooner >= 1 for sooner, later in pairwise(again))


def test_a_plan_changes_nothing_that_it_was_given() -> None:
    past = [review(-100, "p", "again")]
    found = material(problem("p"), problem("q"))
    until = date(2026, 4, 1)
    first = agenda.plan(found, past, NOW, until, 30)
    assert agenda.plan(found, past, NOW, until, 30) == first
    assert len(past) == 1
    assert found.statuses == {}
