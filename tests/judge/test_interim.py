"""What a warm judge tells before the end: a verdict without its explanation, or without the cost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from drill.judge import client
from drill.judge.result import CheckRequest, CheckResult, Limit, Verdict
from tests.judge.conftest import RIGHT, WRONG, Asking

pytestmark = pytest.mark.usefixtures("warm")

DISTINCT = "def distinct(words):\n    return list(dict.fromkeys(words))\n"
SPEC = """
framework: python
entry: distinct
dims: {n: [1, 9]}
inputs: {words: {generate: many}}
cases: [{name: {en: usual, zh: 通常}}]
mistakes: []
time: {dims: {n: 20000}, at_most: 4, over: [n]}
"""
MANY = "def many(rng, sizes, made):\n    return [str(rng.random()) for _ in range(sizes['n'])]\n"


def told(request: CheckRequest) -> tuple[list[CheckResult], CheckResult]:
    """What is told before the end, and the end."""
    heard: list[CheckResult] = []
    return heard, client.check(request, heard.append)


def test_a_wrong_answer_is_told_before_it_is_explained(asking: Asking) -> None:
    heard, last = told(asking(WRONG))
    assert [(r.verdict, r.final, r.mistake, r.failure) for r in heard] == [
        (Verdict.FAILED, False, None, None)
    ]
    assert last.final
    assert last.mistake is not None
    assert last.failure is not None
    assert heard[0].cases == last.cases


def test_a_right_answer_is_told_before_its_cost(made: Callable[..., Path]) -> None:
    root = made(SPEC, DISTINCT, "def distinct(words):\n    ...", MANY)
    heard, last = told(CheckRequest("demo", "python", str(root), DISTINCT, "demo.py"))
    assert [(r.verdict, r.final, r.costs) for r in heard] == [(Verdict.PASSED, False, [])]
    assert last.final
    assert last.verdict is Verdict.PASSED
    assert [cost.limit for cost in last.costs] == [Limit.TIME]


def test_where_nothing_is_limited_a_right_answer_is_told_once(asking: Asking) -> None:
    heard, last = told(asking(RIGHT))
    assert heard == []
    assert last.verdict is Verdict.PASSED


def test_who_does_not_ask_for_it_hears_the_end_alone(asking: Asking) -> None:
    assert client.check(asking(WRONG, interim=True)).final


def test_a_cold_judge_tells_the_end_alone(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRILL_COLD", "1")
    heard, last = told(asking(WRONG))
    assert heard == []
    assert last.verdict is Verdict.FAILED
    assert last.mistake is not None
