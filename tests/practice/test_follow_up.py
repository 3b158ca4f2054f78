"""After a pass the interviewer goes on: with which question, and where it stands on the screen."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from drill.content.library import Library
from drill.judge.result import CheckResult, Verdict
from drill.practice import checking
from drill.practice.checking import Checked
from drill.store.history import History
from drill.store.records import CardAnswer
from drill.store.reviews import Reviews
from drill.text import choose_language, same
from drill.ui import verdict
from drill.ui.console import Screen
from tests.cli.interviews import lay_out

FOLLOW_UPS = ["why-plus", "why-minus", "why-integers"]


@pytest.fixture
def passed(library: Library) -> Checked:
    """A right answer to a problem that has three follow-up questions."""
    lay_out(library.root)
    path = library.root / "problems" / "first-sum.yaml"
    path.write_text(path.read_text() + f"follow_ups: [{', '.join(FOLLOW_UPS)}]\n")
    problem = Library(library.root).problem("first-sum")
    result = CheckResult("first-sum", Verdict.PASSED, same(""), 5)
    return Checked(problem, result, Path("first-sum.py"), "")


@pytest.fixture
def goes_on(library: Library, history: History) -> Callable[[Checked], str | None]:
    """The card of the question that follows a check."""

    def ask(checked: Checked) -> str | None:
        found = checking.with_follow_up(checked, library, history).follow_up
        return found.id if found else None

    return ask


def answer(history: History, *cards: str) -> None:
    """These cards are answered, one after another."""
    noon = datetime(2026, 1, 1, 12, tzinfo=UTC)
    for number, card in enumerate(cards):
        when = noon + timedelta(minutes=number)
        Reviews(history.path).record(CardAnswer(card, when, "oral", 1.0, 5.0, 1, "[0]", "so"))


Asking = Callable[[Checked], str | None]


def test_what_was_never_answered_comes_first_in_the_problems_order(
    passed: Checked, goes_on: Asking, history: History
) -> None:
    assert goes_on(passed) == "why-plus"
    answer(history, "why-plus")
    assert goes_on(passed) == "why-minus"
    answer(history, "why-integers")
    assert goes_on(passed) == "why-minus"


def test_then_comes_what_was_answered_longest_ago(
    passed: Checked, goes_on: Asking, history: History
) -> None:
    answer(history, "why-minus", "why-plus", "what-to-ask", "why-integers", "why-minus")
    assert goes_on(passed) == "why-plus"


@pytest.mark.parametrize("kind", [kind for kind in Verdict if kind is not Verdict.PASSED])
def test_nothing_is_asked_of_what_was_not_right(
    passed: Checked, goes_on: Asking, kind: Verdict
) -> None:
    result = msgspec.structs.replace(passed.result, verdict=kind)
    assert goes_on(msgspec.structs.replace(passed, result=result)) is None


def test_nothing_is_asked_before_the_verdict_is_final(passed: Checked, goes_on: Asking) -> None:
    result = msgspec.structs.replace(passed.result, final=False)
    assert goes_on(msgspec.structs.replace(passed, result=result)) is None


def test_a_problem_without_follow_ups_asks_nothing(
    passed: Checked, goes_on: Asking, library: Library
) -> None:
    other = library.problem("other-sum")
    assert goes_on(msgspec.structs.replace(passed, problem=other)) is None


def test_a_card_that_is_gone_broken_or_no_oral_one_is_passed_over(
    passed: Checked, goes_on: Asking, library: Library
) -> None:
    folder = library.root / "problems" / "cards"
    (folder / "why-plus.yaml").unlink()
    assert goes_on(passed) == "why-minus"
    (folder / "why-minus.yaml").write_text("format: 1\n")
    assert goes_on(passed) == "why-integers"
    call = (folder / "plus-call.yaml").read_text()
    (folder / "why-integers.yaml").write_text(call.replace("id: plus-call", "id: why-integers"))
    assert goes_on(passed) is None


def test_a_history_that_cannot_be_read_costs_only_the_order(
    passed: Checked, goes_on: Asking, history: History
) -> None:
    history.path.parent.mkdir(exist_ok=True)
    history.path.write_bytes(b"no database at all, by any means" * 64)
    assert goes_on(passed) == "why-plus"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "  The interviewer goes on: “Why why-plus?”\n  answer it: drill cards why-plus\n\n",
        ),
        ("zh", "  面试官接着问：“为什么 why-plus？”\n  去回答：drill cards why-plus\n\n"),
    ],
)
def test_the_question_stands_under_the_verdict_with_where_to_answer_it(
    passed: Checked,
    library: Library,
    history: History,
    make_screen: Callable[..., Screen],
    written: Callable[[Console], str],
    language: str,
    said: str,
) -> None:
    choose_language(language)
    screen = make_screen()
    verdict.show(screen, checking.with_follow_up(passed, library, history))
    assert said in written(screen.out)
    plain = make_screen()
    verdict.show(plain, passed)
    assert "why-plus" not in written(plain.out)
