"""The worker is ahead of the comparison, and every answer still belongs to its own question."""

from collections.abc import Callable
from pathlib import Path

from drill.judge.result import Verdict
from tests.judge.conftest import Checker

DOUBLE = """
    framework: numpy
    entry: double
    dims: {N: [LEAST, MOST]}
    inputs: {x: {normal: [N]}}
    cases: [{name: {en: any, zh: 任意}}]
    mistakes:
      - id: squared
        says: {en: It is squared., zh: 平方了。}
        edit: {replace: 2 * x, by: x * x}
"""
REFERENCE = "def double(x):\n    return 2 * x\n"
STUB = "def double(x):\n    ..."


def double(made: Callable[..., Path], least: int, most: int) -> Path:
    spec = DOUBLE.replace("LEAST", str(least)).replace("MOST", str(most))
    return made(spec, REFERENCE, STUB)


def crashing(after: int, answer: str) -> str:
    """A submission that says when it is called, answers so many calls, and crashes at the next."""
    return f"""
        import os
        calls = []
        def double(x):
            calls.append(x)
            print("called")
            if len(calls) > {after}:
                os.abort()
            return {answer}
    """


def test_large_questions_and_large_answers_do_not_wait_for_each_other(
    check: Checker, made: Callable[..., Path]
) -> None:
    root = double(made, 200_000, 200_001)
    assert check("demo", REFERENCE, root).verdict is Verdict.PASSED


def test_a_crash_is_told_of_the_call_that_crashed(
    check: Checker, made: Callable[..., Path]
) -> None:
    result = check("demo", crashing(2, "2 * x"), double(made, 1, 9))
    assert [case.verdict for case in result.cases] == [
        Verdict.PASSED,
        Verdict.PASSED,
        Verdict.CRASHED,
    ]


def test_a_check_that_stops_at_the_first_failure_still_finds_the_smallest_one(
    check: Checker, made: Callable[..., Path]
) -> None:
    text = "def double(x):\n    return x * x if len(x) > 2 else 2 * x\n"
    result = check("demo", text, double(made, 1, 9), keep_going=False)
    assert [case.verdict for case in result.cases][-1] is Verdict.FAILED
    assert result.failure is not None
    assert result.failure.sizes == {"N": 3}


def test_who_leaves_while_a_failure_is_explained_has_failed(
    check: Checker, made: Callable[..., Path]
) -> None:
    root = double(made, 3, 9)
    # Its last call is the first of those that only explain.
    unexplained = check("demo", crashing(10**6, "x * x"), root, shrink=False)
    tried = unexplained.printed.count("called")
    result = check("demo", crashing(tried, "x * x"), root)
    assert result.printed.count("called") == tried + 1
    assert result.verdict is Verdict.FAILED
    assert result.cases == unexplained.cases
    assert result.mistake is not None
    assert result.mistake.id == "squared"
