"""Whole checks on a CUDA device: where there is none, these are left out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from drill.content.library import builtin
from drill.judge import device
from drill.judge.result import CheckResult, Cost, Limit, Verdict
from tests.judge.conftest import ATTENTION, Checker, attention

# The driver is asked, and torch is not imported, to find out.
pytestmark = pytest.mark.skipif(device.missing() is not None, reason="no CUDA device is here")

SUBMISSIONS = Path(__file__).parents[1] / "submissions"
KV_CACHE = builtin().reference("kv-cache")


@pytest.fixture
def judged(check: Checker) -> Callable[..., CheckResult]:
    """The verdict on a text, on the GPU: starting one takes longer than a check does."""

    def judge(problem: str, text: str, **options: object) -> CheckResult:
        return check(problem, text, device=device.CUDA, deadline=60.0, **options)

    return judge


def slow(problem: str, name: str) -> str:
    return (SUBMISSIONS / problem / "slow" / f"{name}.py").read_text(encoding="utf-8")


def costs(result: CheckResult) -> dict[Limit, Cost]:
    return {cost.limit: cost for cost in result.costs}


def test_a_right_answer_is_right_there_too(judged: Callable[..., CheckResult]) -> None:
    result = judged("attention", ATTENTION)
    assert result.verdict is Verdict.PASSED, result.message.en
    assert result.device == "cuda"
    assert result.gradients > 0
    assert result.passed == len(result.cases)


def test_another_style_is_right_there_too(judged: Callable[..., CheckResult]) -> None:
    result = judged("attention", attention())
    assert result.verdict is Verdict.PASSED, result.message.en


def test_a_wrong_answer_is_wrong_and_its_mistake_is_named(
    judged: Callable[..., CheckResult],
) -> None:
    text = ATTENTION.replace(" / math.sqrt(q.size(-1))", "")
    assert text != ATTENTION
    result = judged("attention", text)
    assert result.verdict is Verdict.FAILED
    assert result.mistake is not None
    assert result.mistake.id == "unscaled"
    assert result.costs == []


def test_a_tensor_that_is_made_on_the_cpu_is_explained(
    judged: Callable[..., CheckResult],
) -> None:
    result = judged("attention", attention(before="v = v + torch.ones(1, v.size(-1))"))
    assert result.verdict is Verdict.ERROR
    assert "device" in result.message.en


@pytest.mark.parametrize("where", ["cuda", "cpu"])
@pytest.mark.parametrize(
    "call",
    [
        "torch.nn.functional.scaled_dot_product_attention",
        "torch.ops.aten.scaled_dot_product_attention",
    ],
)
def test_a_forbidden_operator_is_seen_wherever_its_tensors_are(
    judged: Callable[..., CheckResult], call: str, where: str
) -> None:
    parts = ", ".join(f"{name}.to('{where}')" for name in "qkv")
    result = judged("attention", attention(before=f"{call}({parts})"))
    assert result.verdict is Verdict.FORBIDDEN
    assert "scaled_dot_product_attention" in result.message.en


def test_the_time_of_a_right_answer_is_measured_and_counted(
    judged: Callable[..., CheckResult],
) -> None:
    result = judged("attention", ATTENTION)
    time = costs(result)[Limit.TIME]
    assert time.verdict is Verdict.PASSED, time.says.en
    assert time.value is not None
    assert result.ratio == time.value
    assert result.cases[-1].name.en == "time"
    assert "the reference's time" in time.says.en


def test_row_by_row_is_slow(judged: Callable[..., CheckResult]) -> None:
    result = judged("attention", slow("attention", "row_by_row"))
    assert result.verdict is Verdict.SLOW, result.message.en
    assert result.message.en.startswith("too slow: ")


def test_work_that_is_only_begun_when_the_answer_is_given_counts(
    judged: Callable[..., CheckResult],
) -> None:
    # The host has long gone on when the device is still at these.
    before = "big = torch.ones(4096, 4096, device=q.device)\n        for _ in range(50): big @ big"
    result = judged("attention", attention(before=before), answers=False)
    assert result.verdict is Verdict.SLOW, result.message.en


def test_growth_is_counted_there_too(judged: Callable[..., CheckResult]) -> None:
    found = costs(judged("kv-cache", KV_CACHE))
    assert set(found) == {Limit.GROWTH, Limit.TIME, Limit.MEMORY}
    assert found[Limit.GROWTH].verdict is Verdict.PASSED, found[Limit.GROWTH].says.en
    line = "scores = q @"
    assert KV_CACHE.count(line) == 1
    result = judged("kv-cache", KV_CACHE.replace(line, f"k @ k.transpose(-2, -1)\n        {line}"))
    assert result.verdict is Verdict.SLOW
    assert result.message.en.endswith("O(T) is asked")


def test_memory_is_what_the_allocator_says(judged: Callable[..., CheckResult]) -> None:
    memory = costs(judged("kv-cache", KV_CACHE))[Limit.MEMORY]
    assert memory.verdict is Verdict.PASSED, memory.says.en
    # The same text needs the same bytes: an allocator's figure has no noise.
    assert memory.value == pytest.approx(1, rel=0.05)


def test_memory_that_is_only_asked_for_is_too_much(judged: Callable[..., CheckResult]) -> None:
    # Nothing is written to it, so that the pages of a process on the CPU would not show it.
    line = "scores = q @"
    more = f"torch.empty(256 << 20, dtype=torch.uint8, device=x.device)\n        {line}"
    result = judged("kv-cache", KV_CACHE.replace(line, more))
    assert result.verdict is Verdict.MEMORY, result.message.en
    assert result.message.en.startswith("too much memory: ")
    assert costs(result)[Limit.MEMORY].verdict is Verdict.MEMORY
