"""An interview made of what the candidate is weakest in."""

import random
from collections.abc import Callable

import pytest

from drill.content.cards import CardArea, CardSummary
from drill.content.interviews import Script, Section
from drill.content.library import Library
from drill.errors import UsageError
from drill.practice.mock import compose
from drill.practice.progress import Status
from drill.text import Text, choose_language, same

Composing = Callable[..., Script]

# The problems of the library, their areas and minutes.
PROBLEMS = {"first-sum": ("attention", 5), "other-sum": ("losses", 10), "third-sum": ("data", 15)}
SOLVED = dict.fromkeys(PROBLEMS, Status.SOLVED)


def card(name: str, area: CardArea, kind: str = "oral") -> CardSummary:
    return CardSummary(name, "oral" if kind == "oral" else "api", area, same(name))


CARDS = [card(f"{area}-{n}", area) for area in ("attention", "losses", "data") for n in range(3)]


@pytest.fixture
def composed(library: Library) -> Composing:
    """A script of the three problems."""

    def run(
        minutes: int = 45,
        seed: int = 0,
        statuses: dict[str, Status] | None = None,
        cards: list[CardSummary] | None = None,
        shares: dict[str, float] | None = None,
        areas: tuple[str, ...] = (),
    ) -> Script:
        asked = CARDS if cards is None else cards
        return compose.compose(library, statuses or {}, asked, shares or {}, minutes, areas, seed)

    return run


def weak(library: Library, **more: object) -> dict[str, float]:
    given: dict[str, object] = {"statuses": {}, "cards": [], "shares": {}, **more}
    return compose.weaknesses(library.summaries(), **given)  # type: ignore[arg-type]


def content(section: Section) -> object:
    """What is asked in a section."""
    return section.problem or section.cards


# How weak


def test_an_area_of_which_nothing_is_known_is_rather_weak(library: Library) -> None:
    assert weak(library) == {"attention": 0.6, "losses": 0.6, "data": 0.6}


def test_who_tried_in_vain_is_weaker_than_who_did_not_try_and_who_solved_is_not_weak(
    library: Library,
) -> None:
    statuses = {
        "first-sum": Status.ATTEMPTED,
        "other-sum": Status.STARTED,
        "third-sum": Status.SOLVED,
    }
    assert weak(library, statuses=statuses) == {"attention": 1.0, "losses": 0.6, "data": 0.2}


def test_cards_weigh_as_much_as_problems_and_each_by_what_was_missed(library: Library) -> None:
    cards = [card("a", "attention"), card("b", "attention"), card("l", "losses")]
    found = weak(library, statuses=SOLVED, cards=cards, shares={"a": 0.25, "b": 0.75})
    assert found["attention"] == pytest.approx((0.2 + (0.75 + 0.25) / 2) / 2)
    assert found["losses"] == pytest.approx((0.2 + 0.6) / 2)
    assert found["data"] == pytest.approx(0.2)


def test_calls_and_areas_without_problems_say_nothing_of_weakness(library: Library) -> None:
    cards = [card("call", "attention", "api"), card("alibi", "interview")]
    found = weak(library, statuses=SOLVED, cards=cards, shares={"call": 0.0, "alibi": 0.0})
    assert found == {"attention": 0.2, "losses": 0.2, "data": 0.2}


# What is asked


@pytest.mark.parametrize("seed", range(10))
def test_the_weakest_area_comes_first_and_the_strongest_last(
    composed: Composing, seed: int
) -> None:
    statuses = {"other-sum": Status.ATTEMPTED, "third-sum": Status.SOLVED}
    script = composed(60, seed, statuses, cards=[])
    assert [content(section) for section in script.sections] == [
        "other-sum",
        "first-sum",
        "third-sum",
    ]


@pytest.mark.parametrize("seed", range(10))
def test_code_and_questions_come_by_turns_the_worst_answered_first(
    composed: Composing, seed: int
) -> None:
    script = composed(
        45,
        seed,
        cards=[card(name, "attention") for name in ("good", "bad", "new", "worst")],
        shares={"good": 1.0, "bad": 0.25, "worst": 0.0},
        areas=("attention",),
    )
    # A card never asked is as one that was missed by six tenths.
    assert [content(section) for section in script.sections] == [
        "first-sum",
        ["worst", "bad"],
        ["new", "good"],
    ]
    assert [(section.kind, section.minutes) for section in script.sections] == [
        ("code", 5),
        ("oral", 4),
        ("oral", 4),
    ]


def test_only_the_areas_that_were_chosen_are_asked(composed: Composing) -> None:
    for seed in range(10):
        script = composed(120, seed, areas=("losses", "data"))
        asked = [section.problem for section in script.sections if section.problem]
        assert sorted(asked) == ["other-sum", "third-sum"]
        cards = [name for section in script.sections for name in section.cards]
        assert sorted(cards) == [
            c.id for c in sorted(CARDS, key=lambda c: c.id) if c.area != "attention"
        ]


def test_no_call_is_asked(composed: Composing) -> None:
    script = composed(120, cards=[card("call", "attention", "api"), *CARDS])
    assert all("call" not in section.cards for section in script.sections)


@pytest.mark.parametrize("minutes", [10, 11, 13, 20, 30, 45, 240])
def test_the_minutes_are_never_exceeded_and_nothing_comes_twice(
    composed: Composing, minutes: int
) -> None:
    draw = random.Random(minutes)
    for seed in range(30):
        statuses = {problem: draw.choice(list(Status)) for problem in PROBLEMS}
        shares = {c.id: draw.random() for c in CARDS if draw.random() < 0.7}
        script = composed(minutes, seed, statuses, shares=shares)
        assert 0 < script.minutes <= minutes
        problems = [section.problem for section in script.sections if section.problem]
        cards = [name for section in script.sections for name in section.cards]
        assert len(set(problems)) == len(problems)
        assert len(set(cards)) == len(cards)
        assert all(PROBLEMS[problem][1] <= max(minutes // 2, 10) for problem in problems)


def test_all_that_there_is_is_asked_where_there_is_time(composed: Composing) -> None:
    script = composed(240)
    assert {section.problem for section in script.sections if section.problem} == set(PROBLEMS)
    assert {name for s in script.sections for name in s.cards} == {c.id for c in CARDS}
    assert script.minutes == 5 + 10 + 15 + 2 * len(CARDS)


def test_the_same_seed_makes_the_same_script_and_others_make_others(composed: Composing) -> None:
    assert composed(45, 7) == composed(45, 7)
    assert len({str(composed(45, seed)) for seed in range(20)}) > 5


def test_a_section_of_code_is_the_problem_with_its_hints_and_what_they_cost(
    composed: Composing, library: Library
) -> None:
    (section,) = composed(10, cards=[], areas=("attention",)).sections
    problem = library.problem("first-sum")
    assert (section.title, section.minutes) == (problem.title, 5)
    assert [hint.says for hint in section.hints] == problem.hints
    assert [hint.costs for hint in section.hints] == [10, 20, 30]


def test_the_weights_of_its_scorecard_are_all_of_it(composed: Composing) -> None:
    card = composed().scorecard
    assert card.correctness + card.speed + card.independence + card.theory == 100


@pytest.mark.parametrize("areas", [(), ("data",)])
def test_that_nothing_fits_is_said(composed: Composing, areas: tuple[str, ...]) -> None:
    with pytest.raises(UsageError) as caught:
        composed(4 if not areas else 14, cards=[], areas=areas)
    minutes = 14 if areas else 4
    assert str(caught.value) == f"nothing fits into {minutes} minutes"
    assert str(caught.value.hint) == "give more with `--minutes`"
    choose_language("zh")
    assert str(caught.value) == f"{minutes} 分钟内排不下任何内容"
    assert caught.value.hint == Text(
        en="give more with `--minutes`", zh="用 `--minutes` 给多一些时间"
    )
