"""A mistake that raises is named for a submission that raises the same, and for no other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from drill.judge.result import CheckResult, Verdict
from tests.judge.conftest import Checker

SPEC = """
framework: python
entry: divide
inputs:
  a: {{integers: [], low: 0, high: 10}}
  b: {{integers: [], low: 0, high: 2}}
cases:
  - name: {{en: any numbers, zh: 任意整数}}
mistakes:
{mistakes}
"""
REFERENCE = """
    def divide(a, b):
        if b == 0:
            return -1
        return a // b
"""
STUB = "def divide(a, b):\n    ..."
UNGUARDED = "return a // b"
REFUSED = 'raise ValueError(f"{a} by {b}")'
OTHER = 'raise ValueError("no such quotient")'


def mistake(name: str, at_zero: str) -> str:
    """A mistake that does something else than to answer -1."""
    by = at_zero.replace('"', '\\"')
    return (
        f"  - id: {name}\n"
        f"    says: {{en: It is {name}., zh: 是 {name}。}}\n"
        f'    edit: {{replace: "return -1", by: "{by}"}}\n'
    )


@pytest.fixture
def named(made: Callable[..., Path], check: Checker) -> Callable[..., str | None]:
    """The name of what a submission does at zero, among these mistakes."""

    def diagnose(at_zero: str, **mistakes: str) -> str | None:
        listed = "".join(mistake(name, text) for name, text in mistakes.items())
        root = made(SPEC.format(mistakes=listed), REFERENCE, STUB)
        text = f"def divide(a, b):\n    if b == 0:\n        {at_zero}\n    return a // b\n"
        # With time enough: what is looked for is found or not, however slow the machine is.
        result: CheckResult = check("demo", text, root, explaining=60.0)
        assert result.verdict is Verdict.ERROR
        assert result.failure is not None
        assert result.failure.raised is not None
        return result.mistake.id if result.mistake else None

    return diagnose


def test_the_same_type_and_words_are_the_same_mistake(named: Callable[..., str | None]) -> None:
    assert named(UNGUARDED, unguarded=UNGUARDED) == "unguarded"


def test_the_same_type_with_other_words_is_named_nothing(named: Callable[..., str | None]) -> None:
    assert named('raise ZeroDivisionError("b is nothing")', unguarded=UNGUARDED) is None
    assert named(OTHER, refused=REFUSED) is None


def test_another_type_with_the_same_words_is_named_nothing(
    named: Callable[..., str | None],
) -> None:
    same_words = REFUSED.replace("ValueError", "TypeError")
    assert named(same_words, refused=REFUSED) is None


def test_numbers_in_the_words_may_differ(named: Callable[..., str | None]) -> None:
    assert named('raise ValueError(f"{a + 100} by {7}")', refused=REFUSED) == "refused"


def test_only_the_first_line_of_the_words_counts(named: Callable[..., str | None]) -> None:
    more = 'raise ValueError(f"{a} by {b}\\nand more of it")'
    assert named(more, refused=REFUSED) == "refused"


def test_what_follows_a_hundred_characters_does_not_count(
    named: Callable[..., str | None],
) -> None:
    long = 'raise ValueError("x" * {n} + "{end}")'
    assert named(long.format(n=100, end="tail"), long=long.format(n=100, end="")) == "long"
    assert named(long.format(n=99, end="tail"), long=long.format(n=99, end="y")) is None


def test_of_two_that_raise_the_same_type_the_one_with_the_same_words_is_named(
    named: Callable[..., str | None],
) -> None:
    assert named(OTHER, refused=REFUSED, other=OTHER) == "other"
    assert named(REFUSED, other=OTHER, refused=REFUSED) == "refused"


def test_other_words_at_some_inputs_leave_it_open_and_contradict_nothing(
    named: Callable[..., str | None],
) -> None:
    at_zero = f"if a % 2:\n            {OTHER}\n        {REFUSED}"
    assert named(at_zero, refused=REFUSED) == "refused"


def test_an_answer_where_the_mistake_raises_is_another_mistake(
    made: Callable[..., Path], check: Checker
) -> None:
    root = made(SPEC.format(mistakes=mistake("refused", REFUSED)), REFERENCE, STUB)
    result = check("demo", "def divide(a, b):\n    return a // b if b else -2\n", root)
    assert result.verdict is Verdict.FAILED
    assert result.mistake is None
