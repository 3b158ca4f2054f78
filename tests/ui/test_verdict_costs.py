"""The verdict of an answer whose cost is limited, and of one whose check is not over."""

from collections.abc import Callable

import pytest

from drill.judge.result import CaseResult, CheckResult, Cost, Limit, Verdict
from drill.text import Text, choose_language, same

EMPTY = Text(en="", zh="")


def result(kind: Verdict, message: Text = EMPTY, **more: object) -> CheckResult:
    return CheckResult("first-sum", kind, message, 77, **more)  # type: ignore[arg-type]


def measured(limit: Limit, over: bool) -> Cost:
    too_much = Verdict.MEMORY if limit is Limit.MEMORY else Verdict.SLOW
    says = same(f"what the {limit} was")
    return Cost(limit, too_much if over else Verdict.PASSED, 9.0 if over else 1.3, 4.0, says, {})


def costly(kind: Verdict, *over: Limit) -> CheckResult:
    """An answer that is right, with a cost for every limit; those of `over` are above it."""
    costs = [measured(limit, limit in over) for limit in Limit]
    kinds = [Verdict.PASSED, Verdict.PASSED, *(cost.verdict or kind for cost in costs)]
    cases = [CaseResult(same("x"), each, EMPTY, {}, 5) for each in kinds]
    says = same("it is right, but costs 9x")
    return result(kind, says, cases=cases, costs=costs, seconds=1.5, printed="here\n")


def test_a_right_answer_shows_what_it_costs_against_the_best_before(
    shown: Callable[..., str],
) -> None:
    text = shown(costly(Verdict.PASSED), attempt=2, best=1.8)
    assert text == (
        "✓ right  Add two numbers (first-sum)  first-sum\n\n"
        "  all 5 cases passed, with seed 77 (1.50 s on the CPU)\n\n"
        "  ✓ time    [#####|#--------------]  what the time was\n"
        "                                     a new best (1.8x before)\n"
        "  ✓ growth  what the growth was\n"
        "  ✓ memory  [#####|#--------------]  what the memory was\n"
        "            | is the reference, ] the limit\n\n"
        "  check 2 of this problem\n\n"
        "next: drill list\n"
    )


def test_a_slow_answer_is_told_in_a_sentence_then_measured_then_to_be_compared(
    shown: Callable[..., str],
) -> None:
    text = shown(costly(Verdict.SLOW, Limit.TIME, Limit.GROWTH), best=1.8)
    assert text == (
        "✗ too slow  Add two numbers (first-sum)  first-sum\n\n"
        "  it is right, but costs 9x\n\n"
        "  ✗ time    [#####|###############]####>  what the time was\n"
        "  ✗ growth  what the growth was\n"
        "  ✓ memory  [#####|#--------------]       what the memory was\n"
        "            | is the reference, ] the limit\n\n"
        "  in all cases together it printed\n"
        "  │ here\n\n"
        "  3 of 5 cases passed (1.50 s)\n\n"
        "next: drill bench first-sum\n"
        "or: drill hint first-sum\n"
    )


@pytest.mark.parametrize(
    ("kind", "over", "commands"),
    [
        (Verdict.SLOW, [Limit.TIME], ["next: drill bench first-sum", "or: drill hint first-sum"]),
        (Verdict.SLOW, [Limit.GROWTH], ["next: drill bench first-sum", "or: drill hint first-sum"]),
        (Verdict.MEMORY, [Limit.MEMORY], ["", "next: drill hint first-sum"]),
    ],
)
def test_what_only_costs_too_much_is_not_to_be_repeated_with_its_seed(
    shown: Callable[..., str], kind: Verdict, over: list[Limit], commands: list[str]
) -> None:
    text = shown(costly(kind, *over))
    assert "--seed" not in text
    assert text.splitlines()[-2:] == commands


def test_what_ran_out_of_memory_in_a_case_is_to_be_repeated(shown: Callable[..., str]) -> None:
    case = CaseResult(same("x"), Verdict.MEMORY, EMPTY, {}, 5)
    text = shown(result(Verdict.MEMORY, same("the message"), cases=[case]))
    assert "✗ too much memory" in text
    assert "repeat: drill check first-sum --seed 77\n" in text


def test_a_verdict_that_is_not_final_says_what_is_still_being_done(
    shown: Callable[..., str],
) -> None:
    assert "\n\n  measuring the cost…\n\n" in shown(result(Verdict.PASSED, final=False))
    case = CaseResult(same("x"), Verdict.FAILED, EMPTY, {}, 5)
    early = result(Verdict.FAILED, same("it is wrong"), cases=[case], final=False)
    text = shown(early)
    assert "  it is wrong\n\n" in text
    assert "  0 of 1 cases passed (0.00 s)\n\n  looking for the smallest case…\n" in text
    choose_language("zh")
    assert "\n\n  正在寻找最小的出错用例……\n\n" in shown(early)
    assert "\n\n  正在测量开销……\n\n" in shown(result(Verdict.PASSED, final=False))
