"""The inputs that an interviewer lets a candidate see, through the real judge."""

import math
from collections.abc import Callable
from pathlib import Path

import pytest

from drill.content.edits import edited
from drill.content.library import Library, builtin
from drill.judge import examples
from drill.judge.result import CheckRequest, CheckResult, Verdict
from drill.practice.mock import judging as asking
from tests.judge.conftest import ADD, RIGHT, STUB, WRONG, Checker

BUILTIN = builtin()
PROBLEMS = [summary.id for summary in BUILTIN.summaries()]
Judging = Callable[[CheckRequest], CheckResult]


def tried(judging: Judging, problem: str, text: str, library: Library = BUILTIN) -> CheckResult:
    """The visible examples, asked for as an interview does."""

    def judge(request: CheckRequest, _: object = None) -> CheckResult:
        return judging(request)

    path = Path(f"/nowhere/{problem}.py")
    return asking.examples(library, problem, path, text, judge)


def wrong(problem: str, mistake: str) -> str:
    """The reference with one of the problem's mistakes."""
    [found] = [m for m in BUILTIN.problem(problem).mistakes if m.id == mistake]
    return edited(BUILTIN.reference(problem), found.edits)


@pytest.mark.parametrize("problem", PROBLEMS)
def test_the_reference_answers_the_examples_of_its_problem(problem: str, judging: Judging) -> None:
    result = tried(judging, problem, BUILTIN.reference(problem))
    assert result.verdict is Verdict.PASSED, result.message.en
    assert len(result.cases) == examples.MOST
    assert result.costs == []


@pytest.mark.parametrize("problem", PROBLEMS)
def test_the_examples_are_small_and_the_same_every_time(problem: str) -> None:
    asked = BUILTIN.problem(problem)
    first, second = examples.instances(asked), examples.instances(asked)
    assert first == second
    assert len({instance.seed for instance in first}) == len(first) == examples.MOST
    for instance in first:
        assert instance.decimals == 1
        assert math.prod(instance.sizes.values()) <= 40


def test_the_examples_are_those_of_a_problem_with_one_case(made: Callable[..., Path]) -> None:
    problem = Library(made(ADD, RIGHT, STUB)).problem("demo")
    assert len(examples.instances(problem)) == 1


def test_the_seed_of_a_check_is_not_that_of_the_examples(check: Checker) -> None:
    text = "def scaled_dot_product_attention(q, k, v, mask=None):\n    return v, q\n"
    results = [check("attention", text, seed=seed, examples=True) for seed in (1, 2, None)]
    assert [result.seed for result in results[:2]] == [1, 2]
    shown = [(result.failure, [(c.sizes, c.seed) for c in result.cases]) for result in results]
    assert shown[0] == shown[1] == shown[2]
    hidden = [check("attention", text, seed=seed).failure for seed in (1, 2)]
    assert hidden[0] != hidden[1]


def test_the_hidden_tests_of_the_same_seed_are_other_inputs(check: Checker) -> None:
    text = BUILTIN.reference("attention")
    seen = check("attention", text, examples=True, cost=False)
    hidden = check("attention", text, cost=False)
    assert len(hidden.cases) > len(seen.cases)
    assert {case.seed for case in seen.cases}.isdisjoint(case.seed for case in hidden.cases)


@pytest.mark.parametrize("problem", PROBLEMS)
def test_a_wrong_answer_is_shown_its_inputs_and_no_mistake_is_named(
    judging: Judging, problem: str
) -> None:
    asked = BUILTIN.problem(problem)
    # Not every mistake shows in two small inputs; one of them does.
    for mistake in asked.mistakes:
        result = tried(judging, problem, wrong(problem, mistake.id))
        assert result.mistake is None
        if result.verdict is Verdict.FAILED:
            break
    assert result.verdict is Verdict.FAILED
    assert result.passed < len(result.cases)
    assert result.failure is not None
    assert result.failure.inputs
    assert result.failure.difference is not None
    assert result.failure.sizes in [i.sizes for i in examples.instances(asked)]


def test_no_mistake_is_named_though_the_hidden_tests_name_it(
    judging: Judging, check: Checker
) -> None:
    text = wrong("attention", "unscaled")
    assert tried(judging, "attention", text).mistake is None
    hidden = check("attention", text)
    assert hidden.mistake is not None
    assert hidden.mistake.id == "unscaled"


def test_the_values_that_are_shown_are_round(judging: Judging) -> None:
    result = tried(judging, "attention", wrong("attention", "unscaled"))
    assert result.failure is not None
    cells = [c for grid in result.failure.inputs.values() for row in grid.rows for c in row]
    numbers = [float(cell) for cell in cells if cell not in ("True", "False", "·")]
    assert numbers
    assert all(round(number, 1) == number for number in numbers)


def test_what_is_wrong_in_the_hidden_tests_alone_is_right_here(
    judging: Judging, check: Checker
) -> None:
    # -1e4 is as good as -inf at scores of ordinary size.
    text = BUILTIN.reference("attention").replace('float("-inf")', "-1e4")
    assert tried(judging, "attention", text).verdict is Verdict.PASSED
    assert check("attention", text).verdict is not Verdict.PASSED


def test_a_text_that_raises_says_what_and_where(judging: Judging) -> None:
    text = "def scaled_dot_product_attention(q, k, v, mask=None):\n    return q @ v.missing\n"
    result = tried(judging, "attention", text)
    assert result.verdict is Verdict.ERROR
    assert result.failure is not None
    assert result.failure.raised is not None
    assert result.failure.raised.type == "AttributeError"
    assert result.failure.raised.frames[0].line == 2


def test_an_empty_page_is_said_to_be_none(judging: Judging) -> None:
    result = tried(judging, "attention", "# drill mock: attention\n\n")
    assert result.verdict in (Verdict.UNWRITTEN, Verdict.INVALID)
    assert result.cases == []


def test_plain_python_has_examples_too(made: Callable[..., Path], judging: Judging) -> None:
    library = Library(made(ADD, RIGHT, STUB))
    assert tried(judging, "demo", RIGHT, library).verdict is Verdict.PASSED
    result = tried(judging, "demo", WRONG, library)
    assert result.verdict is Verdict.FAILED
    assert result.mistake is None
    assert result.failure is not None
    assert set(result.failure.inputs) == {"a", "b"}
