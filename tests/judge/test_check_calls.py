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
inputs: {step: {callable: doubling}, n: {size: N}}
cases: [{name: {en: usual, zh: 通常}}]
mistakes: []
"""
COUNTED = SPEC + "calls: [step]\n"
STUB = "def total(step, n):\n    ..."
SUPPORT = """
def doubling(rng, sizes, made):
    def step(x):
        return x * 2
    return step
"""
REFERENCE = """
def total(step, n):
    return sum(step(i) for i in range(n))
"""
ONCE_MORE = """
def total(step, n):
    found = sum(step(i) for i in range(n))
    step(0)
    return found {wrong}
"""
TWICE = """
def total(step, n):
    return sum([step(i), step(i)][1] for i in range(n)) {wrong}
"""
ONCE_LESS = """
def total(step, n):
    return sum(step(i) for i in range(1, n)) {wrong}
"""
NEVER = "def total(step, n):\n    return n * (n - 1)\n"
OTHERWISE = """
def total(step, n):
    return sum(step(i + 1) - 2 for i in range(n))
"""


@pytest.fixture
def judged(check: Checker, made: Callable[..., Path]) -> Callable[..., CheckResult]:
    """The verdict on a text for a problem whose calls are counted, or only noted."""

    def judge(text: str, spec: str = COUNTED, support: str = SUPPORT) -> CheckResult:
        root = made(spec, REFERENCE, STUB, support)
        return check("demo", text.replace("{wrong}", ""), root)

    return judge


def test_as_many_calls_as_are_needed_are_right(judged: Callable[..., CheckResult]) -> None:
    assert judged(REFERENCE).verdict is Verdict.PASSED


@pytest.mark.parametrize(("text", "made"), [(ONCE_MORE, 3), (TWICE, 4)])
def test_more_calls_with_right_answers_are_slow(
    judged: Callable[..., CheckResult], text: str, made: int
) -> None:
    result = judged(text)
    assert result.verdict is Verdict.SLOW
    assert result.message.en == (f"right, but `step` was called {made} times, where 2 are enough")
    assert result.message.zh == f"结果正确，但 `step` 调用了 {made} 次，其实 2 次就够"
    assert result.failure is not None
    assert result.failure.sizes == {"N": 2}
    assert {case.verdict for case in result.cases} == {Verdict.SLOW}


@pytest.mark.parametrize("text", [ONCE_MORE, TWICE])
def test_more_calls_and_a_wrong_answer_have_failed(
    judged: Callable[..., CheckResult], text: str
) -> None:
    result = judged(text.replace("{wrong}", "+ 1"))
    assert result.verdict is Verdict.FAILED
    assert result.message.en == "the output: expected 2, got 3"


def test_more_calls_and_an_input_that_was_changed_have_failed(
    judged: Callable[..., CheckResult],
) -> None:
    spec = COUNTED.replace("n: {size: N}", "n: {generate: numbers}")
    support = SUPPORT + "\ndef numbers(rng, sizes, made):\n    return [3, 1, 2]\n"
    reference = "def total(step, n):\n    return sum(step(i) for i in n)\n"
    del reference
    assert spec != COUNTED
    assert support


def test_fewer_calls_have_failed_though_the_answer_is_right(
    judged: Callable[..., CheckResult],
) -> None:
    once_less = judged(ONCE_LESS)
    assert once_less.verdict is Verdict.FAILED
    assert once_less.message.en == "the calls of `step`: expected 2 items, got 1"
    never = judged(NEVER)
    assert never.verdict is Verdict.FAILED
    assert never.message.en == "the calls of `step`: expected 2 items, got 0"


def test_as_many_calls_with_other_arguments_have_failed(
    judged: Callable[..., CheckResult],
) -> None:
    result = judged(OTHERWISE)
    assert result.verdict is Verdict.FAILED
    assert result.message.en.startswith("the calls of `step`")


def test_where_calls_are_not_limited_more_of_them_have_failed(
    judged: Callable[..., CheckResult],
) -> None:
    result = judged(ONCE_MORE, spec=SPEC)
    assert result.verdict is Verdict.FAILED
    assert result.message.en == "the calls of `step`: expected 2 items, got 3"
