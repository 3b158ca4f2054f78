"""Whole checks, through a real judge and a real worker."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from drill.content.library import builtin
from drill.judge.result import CheckRequest, CheckResult, Verdict
from tests.judge.conftest import ATTENTION, Checker, attention


def test_a_right_answer_passes_and_says_what_was_compared(check: Checker) -> None:
    result = check("attention", ATTENTION)
    assert result.verdict is Verdict.PASSED
    assert result.passed == len(result.cases) > 20
    assert result.gradients >= 2


def test_the_same_seed_makes_the_same_check(check: Checker) -> None:
    wrong = attention(after="weights = weights + 1e-3")
    first, again = (check("attention", wrong, seed=42) for _ in range(2))
    assert first.cases == again.cases
    assert first.failure == again.failure
    other = check("attention", wrong, seed=43)
    assert [c.seed for c in other.cases] != [c.seed for c in first.cases]


def test_without_a_seed_every_check_has_its_own(check: Checker) -> None:
    seeds = {check("attention", ATTENTION, seed=None).seed for _ in range(3)}
    assert len(seeds) == 3


def test_a_known_mistake_is_named_and_shrunk_to_the_smallest_sizes(check: Checker) -> None:
    result = check("attention", ATTENTION.replace(" / math.sqrt(q.size(-1))", ""))
    assert result.verdict is Verdict.FAILED
    assert result.mistake is not None
    assert result.mistake.id == "unscaled"
    assert result.failure is not None
    sizes = result.failure.sizes
    # Two keys, or the softmax has nothing to say; D = 1 needs no scale.
    assert (sizes["Lq"], sizes["Lk"], sizes["D"], sizes["Dv"]) == (1, 2, 2, 1)
    assert set(result.failure.inputs) >= {"q", "k", "v"}
    assert result.failure.difference is not None
    assert result.failure.difference.got is not None
    assert result.failure.difference.got.marks


def test_the_same_mistake_in_another_hand_is_named_too(check: Checker) -> None:
    text = """
        import torch
        def scaled_dot_product_attention(q, k, v, mask=None):
            s = torch.einsum("...qd,...kd->...qk", q, k)
            if mask is not None:
                s = torch.where(mask, s, torch.finfo(s.dtype).min)
            e = torch.exp(s - s.amax(-1, keepdim=True))
            w = e / e.sum(-1, keepdim=True)
            return torch.einsum("...qk,...kd->...qd", w, v), w
    """
    result = check("attention", text)
    assert result.mistake is not None
    assert result.mistake.id == "unscaled"


def test_a_mistake_that_nobody_listed_is_wrong_and_has_no_name(check: Checker) -> None:
    result = check("attention", attention(after="weights = weights.round(decimals=3)"))
    assert result.verdict is Verdict.FAILED
    assert result.mistake is None


def test_the_case_that_failed_last_time_comes_first(check: Checker) -> None:
    wrong = attention(after="weights = weights * 1.001 if q.size(-1) == 7 else weights")
    failed = next(
        result
        for seed in range(20)
        if (result := check("attention", wrong, seed=seed)).verdict is Verdict.FAILED
    )
    assert failed.failure is not None
    again = check("attention", wrong, seed=1000, replay=failed.failure.replay)
    assert again.cases[0].verdict is Verdict.FAILED
    assert again.cases[0].sizes["D"] == 7


class TestWhatEveryProblemIsTriedFor:
    def fails(self, check: Checker, text: str, said: str) -> None:
        result = check("attention", text)
        assert result.verdict is Verdict.FAILED, result.message
        assert any(said in case.message.en for case in result.cases), {
            case.message.en for case in result.cases
        }

    def test_inputs_must_be_unchanged(self, check: Checker) -> None:
        self.fails(
            check,
            attention("q = q.mul_(1.0 + 1e-9) if not q.requires_grad else q"),
            "the input `q` after the call: changed in place",
        )

    def test_the_dtype_is_kept(self, check: Checker) -> None:
        self.fails(
            check,
            attention("q, k, v = q.float(), k.float(), v.float()"),
            "expected dtype float64, got float32",
        )

    def test_half_precision_does_not_do(self, check: Checker) -> None:
        self.fails(check, attention(after="weights = weights.half().to(q.dtype)"), "values differ")

    def test_gradients_must_arrive(self, check: Checker) -> None:
        self.fails(check, attention("k = k.detach()"), "the gradient of `k`: none arrives")

    def test_gradients_must_be_right(self, check: Checker) -> None:
        self.fails(
            check,
            attention(after="weights = weights * 2 - weights.detach()"),
            "the gradient of",
        )

    def test_large_scores_must_not_overflow(self, check: Checker) -> None:
        self.fails(
            check,
            attention(after="weights = scores.exp() / scores.exp().sum(-1, keepdim=True)"),
            "values are NaN",
        )

    def test_an_answer_must_not_depend_on_an_earlier_call(self, check: Checker) -> None:
        text = "CACHE = {}" + attention(
            after="weights = CACHE.setdefault(scores.shape, weights.detach())"
        ).replace("\n    ", "\n")
        self.fails(check, text, "second call")

    def test_an_answer_must_not_be_known_by_its_memory(self, check: Checker) -> None:
        text = "CACHE = {}" + attention(
            after="weights = CACHE.setdefault((q.data_ptr(), q.shape), weights.detach())"
        ).replace("\n    ", "\n")
        assert check("attention", text).verdict is Verdict.FAILED

    def test_an_answer_must_not_change_when_others_are_asked_for(self, check: Checker) -> None:
        text = "KEPT = {}" + attention(
            after="weights = KEPT.setdefault(weights.shape, weights.detach().clone()).copy_(weights)"
        ).replace("\n    ", "\n")
        result = check("attention", text)
        assert any("looked at after the later ones" in case.message.en for case in result.cases)

    def test_strided_inputs_are_inputs(self, check: Checker) -> None:
        result = check("attention", attention("q = q.view(-1).view(q.shape)"))
        assert result.verdict is Verdict.ERROR
        assert "view size is not compatible" in result.message.en
        failing = [c.name.en for c in result.cases if c.verdict is not Verdict.PASSED]
        assert failing
        assert all("non-contiguous" in name for name in failing)


def test_the_worker_is_not_told_how_the_answer_is_judged(
    check: Checker, made: Callable[..., Path]
) -> None:
    spec = """
    framework: python
    entry: f
    inputs: {x: {generate: secret}}
    cases: [{name: {en: usual, zh: 通常}}]
    mistakes: []
    """
    support = """
    ANSWER = 42

    def secret(rng, sizes, made):
        return rng.random()

    def shown(value):
        return value

    def exercise(entry, inputs):
        return shown(entry(inputs["x"]))
    """
    spying = """
    import gc, sys, types
    def f(x):
        found = [
            name
            for module in gc.get_objects() if type(module) is types.ModuleType
            for name in vars(module) if name in ("secret", "ANSWER", "reference")
        ]
        frames = sys._current_frames().values()
        names = [n for frame in frames for n in frame.f_globals if n in ("secret", "ANSWER")]
        return x + len(found) + len(names)
    """
    root = made(spec, "def f(x):\n    return x", "def f(x):\n    ...", support)
    assert check("demo", spying, root).verdict is Verdict.PASSED


def test_a_mistake_is_named_with_a_finite_mask_as_well(check: Checker) -> None:
    text = attention().replace("~mask", "mask").replace('float("-inf")', "-1e9")
    result = check("attention", text)
    assert result.mistake is not None
    assert result.mistake.id == "mask-inverted"


def test_a_mistake_that_would_fail_where_the_answer_is_right_is_not_named(check: Checker) -> None:
    text = """
        import torch
        def cross_entropy(logits, targets):
            probabilities = logits.softmax(1)
            return -probabilities[torch.arange(len(targets)), targets].log().mean()
    """
    result = check("cross-entropy", text)
    assert result.mistake is not None
    assert result.mistake.id == "log-after-softmax"


def test_a_problem_in_plain_python_is_judged_without_numpy() -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from drill.content.library import builtin\n"
        "from drill.judge import local\n"
        "from drill.judge.result import CheckRequest\n"
        "library = builtin()\n"
        "text = library.reference('file-tree').replace('depth + 1', 'depth')\n"
        "request = CheckRequest('file-tree', 'python', str(library.root), text, 'file-tree.py')\n"
        "results = []\n"
        "local.check(request, results.append)\n"
        "[result] = results\n"
        "assert result.verdict == 'failed' and result.mistake, result\n"
        "assert 'numpy' not in sys.modules and 'torch' not in sys.modules\n"
    )
    command = [sys.executable, "-P", "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("text", "verdict"), [(ATTENTION, "passed"), ("import", "invalid")])
def test_without_fork_the_worker_is_a_fresh_process(text: str, verdict: str) -> None:
    script = (
        "import os, sys\n"
        "del os.fork\n"
        "from drill.judge import __main__\n"
        "sys.argv = ['judge', 'torch']\n"
        "__main__.main()\n"
    )
    request = CheckRequest(
        "attention", "torch", str(builtin().root), text, "attention.py", deadline=60.0
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", script],
        input=msgspec.json.encode(request),
        capture_output=True,
        check=True,
    )
    result = msgspec.json.decode(done.stdout, type=CheckResult)
    assert (str(result.verdict), result.printed) == (verdict, "")
