"""Whole checks, through a real judge and a real worker."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from drill.content.library import builtin
from drill.judge.result import CheckRequest, CheckResult, Verdict
from tests.judge.conftest import Checker

ATTENTION = builtin().reference("attention")

SOFTMAX = """
    import torch

    def scaled_dot_product_attention(q, k, v, mask=None):
        {before}
        scores = q @ k.transpose(-2, -1) / q.size(-1) ** 0.5
        if mask is not None:
            scores = scores.masked_fill(~mask, float("-inf"))
        weights = scores.softmax(-1)
        {after}
        return weights @ v, weights
"""


def attention(before: str = "pass", after: str = "pass") -> str:
    return SOFTMAX.format(before=before, after=after)


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


class TestDressedUp:
    """What is returned is read as bytes: no method of it has a say."""

    @pytest.mark.parametrize(
        "after",
        [
            "return Friendly(), Friendly()",
            "return (v * 0 + 1).as_subclass(FriendlyTensor), weights",
            "return v.new_full((*weights.shape[:-1], v.size(-1)), float('nan')), weights",
            "return (weights @ v).double().float().to(v.dtype)[..., :1] * 0, weights",
        ],
    )
    def test_a_wrong_answer_with_a_friendly_face_fails(self, check: Checker, after: str) -> None:
        text = (
            "class Friendly:\n"
            "    shape = dtype = None\n"
            "    def __eq__(self, other): return True\n"
            "    def __sub__(self, other): return 0\n"
            "    def __float__(self): return 0.0\n"
            "import torch\n"
            "class FriendlyTensor(torch.Tensor):\n"
            "    def __eq__(self, other): return torch.ones(()).bool()\n"
            + attention(after=after).replace("\n    ", "\n")
        )
        assert check("attention", text).verdict is not Verdict.PASSED

    @pytest.mark.parametrize(
        "patch",
        [
            "torch.allclose = lambda *a, **k: True",
            "torch.equal = torch.isclose = lambda *a, **k: torch.tensor(True)",
            "torch.Tensor.__eq__ = lambda a, b: torch.ones_like(a, dtype=torch.bool)",
            "torch.Tensor.__sub__ = lambda a, b: torch.zeros_like(a)",
            "import numpy; numpy.allclose = numpy.array_equal = lambda *a, **k: True",
            "import time; time.monotonic = time.perf_counter = time.time = lambda: 0.0",
            "torch.manual_seed = lambda seed: None",
            "torch.manual_seed(0); import random; random.seed(0)",
            "import sys; sys.modules['drill.judge.compare'] = None",
            "import drill.judge.compare as c; c.compare = lambda *a: None",
            "import drill.judge.worker as w; w.perform = lambda *a: {'output': 0}",
            "import builtins; builtins.abs = lambda x: 0",
            'import json; json.dumps = lambda *a, **k: \'{"verdict": "passed"}\'',
            "import os; os.write(3, b'passed'); os.write(1, b'{\"verdict\": \"passed\"}')",
        ],
    )
    def test_patching_does_not_make_it_right(self, check: Checker, patch: str) -> None:
        wrong = attention(after="weights = weights + 0.01").replace("\n    ", "\n")
        assert check("attention", f"import torch\n{patch}\n{wrong}").verdict not in (
            Verdict.PASSED,
            Verdict.UNWRITTEN,
        )


class TestWhatGoesWrong:
    def test_none_is_said_to_be_none(self, check: Checker) -> None:
        result = check("attention", attention(after="return None"))
        assert result.verdict is Verdict.FAILED
        assert result.message.en == "`output`: expected a tuple of 2, got None"

    def test_an_exception_is_cut_to_the_candidates_own_lines(self, check: Checker) -> None:
        result = check("attention", attention(after="weights = helper(weights)"))
        assert result.verdict is Verdict.ERROR
        assert result.message.en == "raised NameError: name 'helper' is not defined"
        assert result.failure is not None
        assert result.failure.raised is not None
        [frame] = result.failure.raised.frames
        assert frame.source == "weights = helper(weights)"
        assert frame.function == "scaled_dot_product_attention"
        assert result.location == frame

    def test_an_exception_while_the_file_loads_is_an_error(self, check: Checker) -> None:
        result = check("attention", "import nonesuch\n" + ATTENTION)
        assert result.verdict is Verdict.ERROR
        assert "No module named 'nonesuch'" in result.message.en
        assert not result.cases

    def test_sys_exit_is_an_error(self, check: Checker) -> None:
        for where in (attention("import sys; sys.exit(0)"), "raise SystemExit(0)\n" + ATTENTION):
            result = check("attention", where)
            assert result.verdict is Verdict.ERROR
            assert result.message.en == "it called `sys.exit`"

    def test_leaving_the_process_is_a_crash(self, check: Checker) -> None:
        result = check("attention", attention("import os; os._exit(0)"))
        assert result.verdict is Verdict.CRASHED
        assert result.message.en == "its process ended before it answered (exit status 0)"

    def test_a_segmentation_fault_is_a_crash(self, check: Checker) -> None:
        result = check("attention", attention("import ctypes; ctypes.string_at(0)"))
        assert result.verdict is Verdict.CRASHED
        assert "SIGSEGV" in result.message.en

    @pytest.mark.parametrize(
        "loop",
        [
            "while True: pass",
            "import time; time.sleep(60)",
            "import signal, os; os.kill(os.getpid(), signal.SIGSTOP)",
        ],
    )
    def test_what_does_not_end_is_ended(self, check: Checker, loop: str) -> None:
        result = check("attention", attention(loop), deadline=1.0)
        assert result.verdict is Verdict.TIMEOUT
        assert result.message.en == "no answer within 1 s; is there a loop that does not end?"

    def test_a_loop_that_swallows_everything_is_ended(self, check: Checker) -> None:
        swallow = """
            while True:
                try:
                    while True: pass
                except BaseException: pass
        """
        text = "def scaled_dot_product_attention(q, k, v, mask=None):" + swallow
        assert check("attention", text, deadline=1.0).verdict is Verdict.TIMEOUT

    @pytest.mark.parametrize(
        "allocation",
        ["torch.zeros(10**11 // 4)", "bytearray(10**11)", "__import__('numpy').ones(10**11 // 8)"],
    )
    def test_a_hundred_gigabytes_are_not_to_be_had(self, check: Checker, allocation: str) -> None:
        result = check("attention", attention(f"x = {allocation}"))
        assert result.verdict is Verdict.MEMORY

    def test_a_gigabyte_of_output_is_stopped_and_cut(self, check: Checker) -> None:
        result = check("attention", attention("print('x' * 10**9)"))
        assert result.verdict is Verdict.CRASHED
        assert result.message.en == "it printed more than 1 MB and was stopped"
        assert len(result.printed) < 2**21

    def test_what_is_printed_is_kept_and_harmless(self, check: Checker) -> None:
        result = check("attention", attention("print('shape', tuple(q.shape))"))
        assert result.verdict is Verdict.PASSED
        assert result.printed.startswith("shape (")

    def test_stdin_is_empty(self, check: Checker) -> None:
        result = check("attention", attention("input()"))
        assert result.verdict is Verdict.ERROR
        assert "EOFError" in result.message.en

    def test_endless_recursion_is_an_error(self, check: Checker) -> None:
        text = "def scaled_dot_product_attention(q, k, v, mask=None):\n"
        text += "    return scaled_dot_product_attention(q, k, v, mask)"
        result = check("attention", text)
        assert result.verdict is Verdict.ERROR
        assert "RecursionError" in result.message.en

    @pytest.mark.skipif(sys.platform != "linux", reason="descendants are found through /proc")
    def test_a_process_left_behind_is_ended(self, check: Checker, tmp_path: Path) -> None:
        note = tmp_path / "pid"
        start = (
            "import subprocess\n"
            "process = subprocess.Popen(['sleep', '600'], start_new_session=True)\n"
            f"open({str(note)!r}, 'w').write(str(process.pid))\n"
        )
        check("attention", start + ATTENTION)
        assert not Path(f"/proc/{note.read_text()}").exists()

    @pytest.mark.parametrize(
        ("signature", "said"),
        [
            ("q, k", "cannot be called as `scaled_dot_product_attention(q, k, v, mask=…)`"),
            ("q, k, v", "cannot be called as"),
            ("q, k, v, attn_mask=None", "it has no parameter `mask`"),
        ],
    )
    def test_a_wrong_signature_is_invalid(self, check: Checker, signature: str, said: str) -> None:
        text = f"def scaled_dot_product_attention({signature}):\n    return 1, 2"
        result = check("attention", text)
        assert result.verdict is Verdict.INVALID
        assert said in result.message.en

    @pytest.mark.parametrize("signature", ["q, k, v, mask=None, scale=None", "*a, **k"])
    def test_a_wider_signature_will_do(self, check: Checker, signature: str) -> None:
        text = f"def scaled_dot_product_attention({signature}):\n    return 1, 2"
        assert check("attention", text).verdict is Verdict.FAILED

    def test_a_class_for_a_function_is_invalid(self, check: Checker) -> None:
        result = check("attention", "class scaled_dot_product_attention:\n    pass")
        assert result.message.en == "`scaled_dot_product_attention` is not a function"


class TestForbidden:
    def test_it_is_found_by_reading(self, check: Checker) -> None:
        text = attention(
            after="return torch.nn.functional.scaled_dot_product_attention(q, k, v), q"
        )
        result = check("attention", text)
        assert result.verdict is Verdict.FORBIDDEN
        assert "`torch.nn.functional.scaled_dot_product_attention`" in result.message.en

    def test_it_is_found_while_running(self, check: Checker) -> None:
        hidden = "getattr(torch.nn.functional, 'scaled_dot_' + 'product_attention')"
        text = attention(after=f"return {hidden}(q, k, v, attn_mask=mask), weights")
        result = check("attention", text)
        assert result.verdict is Verdict.FORBIDDEN
        assert result.message.en.startswith("line 10 uses `scaled_dot_product_attention`")
        assert result.location is not None
        assert result.location.source.startswith("return getattr")

    def test_swallowing_it_does_not_help(self, check: Checker) -> None:
        hidden = "getattr(torch.nn.functional, 'scaled_dot_' + 'product_attention')"
        text = attention(
            """
        try:
            {hidden}(q, k, v)
        except BaseException:
            pass
        """.replace("{hidden}", hidden).strip()
        )
        assert check("attention", text).verdict is Verdict.FORBIDDEN


def test_helper_files_beside_the_submission_can_be_imported(check: Checker, tmp_path: Path) -> None:
    (tmp_path / "helper.py").write_text("def soft(x):\n    return x.softmax(-1)\n")
    (tmp_path / "torch.py").write_text("raise RuntimeError('not this one')\n")
    text = "from helper import soft" + attention(after="weights = soft(scores)").replace(
        "\n    ", "\n"
    )
    result = check("attention", text, folder=str(tmp_path), filename=str(tmp_path / "attention.py"))
    assert result.verdict is Verdict.PASSED


def test_an_error_in_a_helper_file_is_shown(check: Checker, tmp_path: Path) -> None:
    (tmp_path / "helper.py").write_text("def soft(x):\n    return x.nonesuch(-1)\n")
    text = "from helper import soft" + attention(after="weights = soft(scores)").replace(
        "\n    ", "\n"
    )
    result = check("attention", text, folder=str(tmp_path))
    assert result.failure is not None
    assert result.failure.raised is not None
    assert [Path(f.file).name for f in result.failure.raised.frames] == [
        "attention.py",
        "helper.py",
    ]


MODULE = """
framework: torch
entry: Scale
dims: {B: [1, 3], D: [1, 4]}
init: {dim: {size: D}}
inputs: {x: {normal: [B, D]}}
gradients: [x]
initial: {weight: 1}
cases: [{name: {en: usual, zh: 通常}}]
mistakes: []
"""
MODULE_STUB = """
from torch import nn

class Scale(nn.Module):
    def __init__(self, dim):
        ...

    def forward(self, x):
        ...
"""
MODULE_REFERENCE = """
import torch
from torch import nn

class Scale(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(dim))
        self.register_buffer("seen", torch.zeros(()), persistent=False)

    def forward(self, x):
        return x * self.weight
"""


class TestModules:
    @pytest.fixture
    def root(self, made: Callable[..., Path]) -> Path:
        return made(MODULE, MODULE_REFERENCE, MODULE_STUB)

    def said(self, check: Checker, root: Path, before: str, after: str) -> str:
        assert before in MODULE_REFERENCE
        result = check("demo", MODULE_REFERENCE.replace(before, after), root)
        assert result.verdict is not Verdict.PASSED
        return result.message.en

    def test_the_reference_passes(self, check: Checker, root: Path) -> None:
        assert check("demo", MODULE_REFERENCE, root).verdict is Verdict.PASSED

    def test_a_buffer_that_is_not_persistent_is_free(self, check: Checker, root: Path) -> None:
        text = MODULE_REFERENCE.replace(
            '        self.register_buffer("seen"', "        (lambda *a, **k: 0)(1"
        )
        assert check("demo", text, root).verdict is Verdict.PASSED

    def test_a_parameter_of_another_name_is_named(self, check: Checker, root: Path) -> None:
        said = self.said(check, root, "self.weight = ", "self.w = self.weight = ")
        assert said == "the module has a state_dict entry too many: `w`"
        said = self.said(check, root, "self.weight", "self.scale")
        assert "lacks the state_dict entry `weight`" in said
        assert "`scale`" in said

    def test_a_parameter_of_another_shape_is_named(self, check: Checker, root: Path) -> None:
        said = self.said(check, root, "torch.ones(dim)", "torch.ones(1, dim)")
        assert said.startswith("the module `weight` has shape (1, ")

    def test_a_persistent_buffer_is_too_many(self, check: Checker, root: Path) -> None:
        said = self.said(check, root, "persistent=False", "persistent=True")
        assert said == "the module has a state_dict entry too many: `seen`"

    def test_fresh_parameters_have_the_stated_values(self, check: Checker, root: Path) -> None:
        said = self.said(check, root, "torch.ones(dim)", "torch.zeros(dim)")
        assert said.startswith("the fresh `weight`: ")

    def test_a_parameter_must_get_its_gradient(self, check: Checker, root: Path) -> None:
        said = self.said(check, root, "x * self.weight", "x * self.weight.detach()")
        assert said == "the gradient of `weight`: none arrives"

    def test_a_buffer_must_not_keep_a_graph(self, check: Checker, root: Path) -> None:
        said = self.said(check, root, "return x", "self.seen = (x * self.weight).sum(); return x")
        assert said.startswith("the buffers that hold a graph")

    def test_a_plain_class_is_no_module(self, check: Checker, root: Path) -> None:
        text = "class Scale:\n    def __init__(self, dim): pass\n    def forward(self, x): return x"
        result = check("demo", text, root)
        assert result.verdict is Verdict.INVALID
        assert result.message.en == "`Scale` is not a subclass of `torch.nn.Module`"


CALLABLE = """
framework: torch
entry: total
dims: {N: [1, 4]}
inputs: {step: {callable: doubling}, n: {size: N}}
cases: [{name: {en: usual, zh: 通常}}]
mistakes: []
"""
CALLABLE_STUB = "def total(step, n):\n    ..."
CALLABLE_SUPPORT = """
import torch

def doubling(rng, sizes, made):
    def step(x):
        if x.dim() != 1:
            raise ValueError("one dimension is expected")
        return x * 2
    return step
"""


class TestCallables:
    @pytest.fixture
    def root(self, made: Callable[..., Path]) -> Path:
        reference = """
        import torch

        def total(step, n):
            return sum(step(torch.tensor([i])) for i in range(n))
        """
        return made(CALLABLE, reference, CALLABLE_STUB, CALLABLE_SUPPORT)

    def test_a_callable_is_called_where_the_judge_counts(self, check: Checker, root: Path) -> None:
        right = """
        import torch
        def total(step, n):
            found = torch.zeros(1, dtype=torch.int64)
            for i in range(n):
                found = found + step(torch.tensor([i]))
            return found
        """
        assert check("demo", right, root).verdict is Verdict.PASSED

    def test_calls_too_many_are_wrong_even_if_the_answer_is_right(
        self, check: Checker, root: Path
    ) -> None:
        twice = """
        import torch
        def total(step, n):
            return sum([step(torch.tensor([i])), step(torch.tensor([i]))][1] for i in range(n))
        """
        result = check("demo", twice, root)
        assert result.verdict is Verdict.FAILED
        assert result.message.en == "the calls of `step`: expected 1 items, got 2"

    def test_knowing_the_answer_without_calling_is_wrong(self, check: Checker, root: Path) -> None:
        text = "import torch\ndef total(step, n):\n    return torch.tensor([n * (n - 1)])"
        assert "the calls of `step`" in check("demo", text, root).message.en

    def test_a_wrong_argument_is_refused_with_the_callables_words(
        self, check: Checker, root: Path
    ) -> None:
        text = "import torch\ndef total(step, n):\n    return step(torch.ones(1, 1))"
        result = check("demo", text, root)
        assert result.verdict is Verdict.ERROR
        assert result.message.en == "raised ValueError: step: one dimension is expected"


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
