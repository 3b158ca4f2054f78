"""How often a callable may be called: more often than is needed is slow, where all else is right."""

from collections.abc import Callable
from pathlib import Path

import pytest

from drill.judge.result import CheckResult, Verdict
from tests.judge.conftest import Checker

SPEC = """
framework: python
entry: total
dims: {N: [2, 4]}
inputs: {step: {callable: doubling}, numbers: {generate: some}}
cases: [{name: {en: usual, zh: 通常}}]
mistakes: []
"""
COUNTED = SPEC + "calls: [step]\n"
STUB = "def total(step, numbers):\n    ..."
SUPPORT = """
def doubling(rng, sizes, made):
    return lambda x: x * 2

def some(rng, sizes, made):
    return [rng.randint(1, 9) for _ in range(sizes["N"])]
"""
REFERENCE = """
def total(step, numbers):
    return sum(step(number) for number in numbers)
"""
ONCE_MORE = """
def total(step, numbers):
    step(numbers[0])
    return sum(step(number) for number in numbers)
"""
TWICE = """
def total(step, numbers):
    return sum(max(step(number), step(number)) for number in numbers)
"""
ONCE_LESS = """
def total(step, numbers):
    return 2 * numbers[0] + sum(step(number) for number in numbers[1:])
"""
NEVER = "def total(step, numbers):\n    return 2 * sum(numbers)\n"
OTHERWISE = """
def total(step, numbers):
    return sum(step(number + 1) - 2 for number in numbers)
"""

Judged = Callable[..., CheckResult]


@pytest.fixture
def judged(check: Checker, made: Callable[..., Path]) -> Judged:
    """The verdict on a text for a problem whose calls are counted, or only noted."""

    def judge(text: str, spec: str = COUNTED) -> CheckResult:
        return check("demo", text, made(spec, REFERENCE, STUB, SUPPORT))

    return judge


def test_as_many_calls_as_are_needed_are_right(judged: Judged) -> None:
    assert judged(REFERENCE).verdict is Verdict.PASSED


@pytest.mark.parametrize(("text", "calls"), [(ONCE_MORE, 3), (TWICE, 4)], ids=["once", "twice"])
def test_more_calls_with_right_answers_are_slow(judged: Judged, text: str, calls: int) -> None:
    result = judged(text)
    assert result.verdict is Verdict.SLOW
    assert result.message.en == f"right, but `step` was called {calls} times, where 2 are enough"
    assert result.message.zh == f"结果正确，但 `step` 调用了 {calls} 次，其实 2 次就够"
    # Told at the smallest sizes, and asked again first next time.
    assert result.failure is not None
    assert result.failure.sizes == {"N": 2}
    assert result.failure.replay is not None
    assert {case.verdict for case in result.cases} == {Verdict.SLOW}


@pytest.mark.parametrize("text", [ONCE_MORE, TWICE], ids=["once", "twice"])
@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("return ", "return 1 + ", "`output`: not equal"),
        ("return ", "return 1.0 * ", "`output`: expected a"),
        (
            "return ",
            "numbers.append(0); return ",
            "the input `numbers` after the call: expected 2 items, got 3",
        ),
    ],
    ids=["another number", "another type", "an input is changed"],
)
def test_more_calls_and_anything_else_that_is_wrong_have_failed(
    judged: Judged, text: str, before: str, after: str, said: str
) -> None:
    result = judged(text.replace(before, after))
    assert result.verdict is Verdict.FAILED
    assert said in result.message.en


@pytest.mark.parametrize(("text", "calls"), [(ONCE_LESS, 1), (NEVER, 0)], ids=["less", "never"])
@pytest.mark.parametrize("spec", [SPEC, COUNTED], ids=["noted", "counted"])
def test_fewer_calls_have_failed_though_the_answer_is_right(
    judged: Judged, text: str, calls: int, spec: str
) -> None:
    result = judged(text, spec)
    assert result.verdict is Verdict.FAILED
    assert result.message.en == f"the calls of `step`: expected 2 items, got {calls}"


def test_as_many_calls_with_other_arguments_have_failed(judged: Judged) -> None:
    result = judged(OTHERWISE)
    assert result.verdict is Verdict.FAILED
    assert result.message.en.startswith("the calls of `step`")


@pytest.mark.parametrize(("text", "calls"), [(ONCE_MORE, 3), (TWICE, 4)], ids=["once", "twice"])
def test_where_calls_are_not_limited_more_of_them_have_failed(
    judged: Judged, text: str, calls: int
) -> None:
    result = judged(text, SPEC)
    assert result.verdict is Verdict.FAILED
    assert result.message.en == f"the calls of `step`: expected 2 items, got {calls}"
