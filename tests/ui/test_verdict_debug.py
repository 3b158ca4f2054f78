"""What is told of a debugging task: whether what was planted is found, never what it is before."""

from collections.abc import Callable

import pytest

from drill.content.spec import Edit, Mistake
from drill.judge.result import CheckResult, MistakeFound, Verdict
from drill.text import Text

EMPTY = Text(en="", zh="")
PLANTED = Mistake("minus", Text(en="It subtracts.", zh="做成了减法。"), Edit("+", "-"))


@pytest.mark.parametrize(
    ("found", "says"),
    [
        ("minus", "The planted mistake is still in it."),
        ("times", "The planted mistake is gone, or changed. Now: It multiplies."),
        (None, "It is not right yet; what is wrong now is not, or not only, what was planted."),
    ],
)
def test_a_wrong_fix_hears_whether_the_planted_mistake_is_still_there(
    shown: Callable[..., str], found: str | None, says: str
) -> None:
    named = {
        "minus": MistakeFound("minus", PLANTED.says),
        "times": MistakeFound("times", Text(en="It multiplies.", zh="做成了乘法。")),
    }
    result = CheckResult("first-sum", Verdict.FAILED, EMPTY, 1, mistake=named.get(found or ""))
    told = " ".join(shown(result, planted=[PLANTED], mode="debug").split())
    assert says in told
    assert "It subtracts." not in told


def test_what_was_planted_is_named_when_it_is_found(shown: Callable[..., str]) -> None:
    told = shown(CheckResult("first-sum", Verdict.PASSED, EMPTY, 1), planted=[PLANTED])
    assert "  Found: It subtracts.\n" in told
