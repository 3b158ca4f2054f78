"""What an author reads of each outcome that is not as it must be: what it is, and what to do."""

from typing import Any

import pytest

from drill.judge.complaints import Complaint
from drill.judge.jobs import EMPTY_PAGE, THE_REFERENCE, THE_STUB, Job
from drill.judge.result import CheckResult, Cost, Limit, MistakeFound, Verdict
from drill.judge.unproved import complaint
from drill.text import Text, same

WRONG = Text(en="it is wrong", zh="答案不对")


def complained(kind: str, label: str, verdict: Verdict, **rest: Any) -> Complaint | None:
    """What is said where a job of this kind had this verdict."""
    path = rest.pop("path", None)
    job = Job("demo", kind, label, "", 1, "problems/demo.yaml", ("cases",), 7, path)
    return complaint(job, CheckResult("demo", verdict, WRONG, 3, **rest))


@pytest.mark.parametrize(
    ("kind", "label", "verdict"),
    [
        ("stub", THE_STUB, Verdict.UNWRITTEN),
        ("reference", THE_REFERENCE, Verdict.PASSED),
        ("right", "r.py", Verdict.PASSED),
        ("wrong", "w.py", Verdict.FAILED),
        ("mutants", "f: a -> b", Verdict.ERROR),
        ("outputs", "zeros", Verdict.FAILED),
        ("planted", "a and b", Verdict.TIMEOUT),
        ("slow", "s.py", Verdict.SLOW),
        ("slow", "s.py", Verdict.MEMORY),
    ],
)
def test_what_is_as_it_must_be_is_not_complained_of(
    kind: str, label: str, verdict: Verdict
) -> None:
    assert complained(kind, label, verdict) is None


def test_a_mistake_that_has_its_name_is_not_complained_of() -> None:
    named = MistakeFound("half", same("halved"))
    assert complained("mistakes", "half", Verdict.FAILED, mistake=named) is None


@pytest.mark.parametrize(
    ("kind", "label", "verdict", "en", "zh", "hint"),
    [
        (
            "stub",
            THE_STUB,
            Verdict.FAILED,
            "the stub is `failed`, not `unwritten`",
            "模板的结论是 `failed`，应为 `unwritten`",
            "leave `...` alone in the bodies of the stub",
        ),
        (
            "stub",
            EMPTY_PAGE,
            Verdict.FAILED,
            "an empty page is `failed`, not `unwritten`",
            "空白页的结论是 `failed`，应为 `unwritten`",
            "`drill start demo --mode cloze` shows the gaps",
        ),
        (
            "stub",
            "2",
            Verdict.PASSED,
            "the reference with gaps, level 2 is `passed`, not `unwritten`",
            "挖空的参考答案（第 2 级）的结论是 `passed`，应为 `unwritten`",
            "`drill start demo --mode cloze` shows the gaps",
        ),
        (
            "reference",
            THE_REFERENCE,
            Verdict.TIMEOUT,
            "the reference is rejected (seed 3): it is wrong",
            "未通过：参考答案（种子 3）：答案不对",
            "look for a loop that does not end, or for `dims` that are too large",
        ),
        (
            "slow_right",
            "loops",
            Verdict.FAILED,
            "`loops` is rejected (seed 3): it is wrong",
            "未通过：`loops`（种子 3）：答案不对",
            "a mistake of kind `cost` has to answer as the reference does",
        ),
        (
            "fast",
            "r.py",
            Verdict.SLOW,
            "`r.py` is rejected (seed 3): it is wrong",
            "未通过：`r.py`（种子 3）：答案不对",
            "raise `at_most`, or measure at larger `dims`",
        ),
        (
            "slow",
            "s.py",
            Verdict.PASSED,
            "`s.py` is to exceed a limit of the cost, and is `passed` (seed 3): it is wrong",
            "`s.py` 应当超出开销限制，结论却是 `passed`（种子 3）：答案不对",
            "measure at larger `dims`, lower `at_most`, or make it slower",
        ),
        (
            "wrong",
            "w.py",
            Verdict.PASSED,
            "`w.py` is wrong, and passes (seed 3)",
            "`w.py` 是错的，却通过了（种子 3）",
            "if it is right after all, it belongs in `right/`",
        ),
        (
            "wrong",
            "w.py",
            Verdict.UNWRITTEN,
            "`w.py` counts as not written yet (seed 3)",
            "`w.py` 被当成尚未作答（种子 3）",
            "it must not leave a function empty, or a `____` in it",
        ),
        (
            "mistakes",
            "half",
            Verdict.PASSED,
            "the mistake `half` passes (seed 3)",
            "错误 `half` 没有被判错（种子 3）",
            "no input that was tried shows the difference: add a case where it does, or widen `dims`; ",
        ),
        (
            "mistakes",
            "half",
            Verdict.FAILED,
            "the mistake `half` is diagnosed as nothing; it is `failed` (seed 3): it is wrong",
            "错误 `half` 未能识别，结论是 `failed`（种子 3）：答案不对",
            "a mistake is known by what it answers or raises: change its `edit` so that it does",
        ),
        (
            "mistakes",
            "half",
            Verdict.INVALID,
            "the mistake `half` is diagnosed as nothing; it is `invalid` (seed 3): it is wrong",
            "错误 `half` 未能识别，结论是 `invalid`（种子 3）：答案不对",
            "its `edit` leaves no Python: look at brackets and indentation",
        ),
        (
            "mutants",
            "f: a -> b",
            Verdict.PASSED,
            "the reference may be changed so, and passes (seed 3): `f: a -> b`",
            "对参考答案作这样的改动后仍能通过（种子 3）：`f: a -> b`",
            "list it under `equivalents` by that name, with the reason",
        ),
        (
            "outputs",
            "zeros",
            Verdict.PASSED,
            "who always answers zeros passes (seed 3)",
            "总是返回 0 的提交通过了（种子 3）",
            "where it can change nothing, list it: `harmless: [zeros]`",
        ),
        (
            "planted",
            "a and b",
            Verdict.PASSED,
            "with two mistakes at once the answer is right (seed 3): `a and b`",
            "同时犯两个错误，答案反而正确（种子 3）：`a and b`",
            "they undo each other, and each is planted together with the next one: list them apart",
        ),
    ],
)
def test_each_outcome_says_what_is_wrong_and_what_to_do(
    kind: str, label: str, verdict: Verdict, en: str, zh: str, hint: str
) -> None:
    found = complained(kind, label, verdict)
    assert found
    assert found.says == Text(en=en, zh=zh)
    assert found.hint
    assert hint in found.hint.en
    assert found.hint.zh != found.hint.en
    assert (found.file, found.key, found.line) == ("problems/demo.yaml", ("cases",), 7)


def test_a_mistake_with_the_name_of_another_is_told_of_both() -> None:
    other = MistakeFound("twice", same("doubled"))
    found = complained("mistakes", "half", Verdict.FAILED, mistake=other)
    assert found
    assert found.says.en == "the mistake `half` is diagnosed as `twice` (seed 3)"
    assert found.says.zh == "错误 `half` 被诊断为 `twice`（种子 3）"
    assert found.hint
    assert found.hint.en.startswith("both answer alike wherever they were tried: add a case")


def test_a_mistake_that_uses_a_name_that_is_not_there_is_complained_of_even_where_it_is_named() -> (
    None
):
    said = Text(en="raised NameError: name 'totals'", zh="抛出异常 NameError: name 'totals'")
    job = Job("demo", "mistakes", "half", "", 1, "problems/demo.yaml", ("mistakes", 0))
    named = MistakeFound("half", same("halved"))
    found = complaint(job, CheckResult("demo", Verdict.ERROR, said, 3, mistake=named))
    assert found
    assert found.says == Text(
        en="the mistake `half` cannot run (seed 3): raised NameError: name 'totals'",
        zh="错误 `half` 无法运行（种子 3）：抛出异常 NameError: name 'totals'",
    )
    assert found.hint
    assert (
        found.hint.en == "`by` uses a name that the reference does not have there: is it misspelt?"
    )


def test_what_has_to_be_right_is_shown_by_a_command() -> None:
    command = "`drill check demo --file '/a b/r.py' --seed 3`"
    style = complained("right", "r.py", Verdict.FAILED, path="/a b/r.py")
    assert style
    assert style.hint == Text(
        en=f"{command} shows the case; what is not right after all belongs in `wrong/`",
        zh=f"{command} 可以看到是哪个 case；如果它确实不对，应放进 `wrong/`",
    )
    own = complained("reference", THE_REFERENCE, Verdict.FAILED, path="/a b/r.py")
    assert own
    assert own.hint == Text(en=f"{command} shows the case", zh=f"{command} 可以看到是哪个 case")


def cost(limit: Limit, verdict: Verdict | None, value: float) -> Cost:
    return Cost(limit, verdict, value, 2.0, Text(en="unclear", zh="不明确"), {})


def test_a_cost_that_could_not_be_measured_is_complained_of() -> None:
    found = complained("fast", "r.py", Verdict.PASSED, costs=[cost(Limit.TIME, None, 1.0)])
    assert found
    assert found.says == Text(
        en="`r.py`, time (seed 3): unclear", zh="`r.py`，time（种子 3）：不明确"
    )
    assert found.hint
    assert found.hint.en == "measure at larger `dims`, or while the machine has less to do"


def test_sizes_at_which_the_reference_itself_does_not_grow_are_complained_of() -> None:
    costs = [cost(Limit.GROWTH, Verdict.PASSED, 1.3)]
    found = complained("fast", THE_REFERENCE, Verdict.PASSED, costs=costs)
    assert found
    assert found.says.en.endswith("the reference itself grows with a power of 1.3 only")
    assert found.says.zh.endswith("参考答案自身的增长指数只有 1.3")
    assert found.hint
    assert found.hint.en.startswith("constant parts hide the growth: make `sizes` larger")
    assert complained("fast", "r.py", Verdict.PASSED, costs=costs) is None
