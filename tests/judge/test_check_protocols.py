"""Whole checks of modules, and of problems with callables."""

from collections.abc import Callable
from pathlib import Path

import pytest

from drill.judge.result import Verdict
from tests.judge.conftest import Checker

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
        assert said == "the state_dict must not have `w`"
        said = self.said(check, root, "self.weight", "self.scale")
        assert "the state_dict lacks `weight`" in said
        assert "`scale`" in said

    def test_a_parameter_of_another_shape_is_named(self, check: Checker, root: Path) -> None:
        said = self.said(check, root, "torch.ones(dim)", "torch.ones(1, dim)")
        assert said.startswith("in the state_dict `weight` has shape (1, ")

    def test_a_lazy_parameter_takes_its_shape_from_the_weights(
        self, check: Checker, made: Callable[..., Path]
    ) -> None:
        reference = (
            "from torch import nn\n\nclass Scale(nn.Module):\n    def __init__(self, dim):\n"
            "        super().__init__()\n        self.row = nn.Linear(dim, 1)\n\n"
            "    def forward(self, x):\n        return self.row(x)\n"
        )
        root = made(MODULE.replace("initial: {weight: 1}\n", ""), reference, MODULE_STUB)
        lazy = reference.replace("nn.Linear(dim, 1)", "nn.LazyLinear(1)")
        assert check("demo", lazy, root).verdict is Verdict.PASSED
        wrong = check("demo", reference.replace("(dim, 1)", "(dim + 1, 1)"), root)
        assert "in the state_dict `row.weight` has shape" in wrong.message.en

    def test_a_gradient_that_only_training_has_is_missed(self, check: Checker, root: Path) -> None:
        text = MODULE_REFERENCE.replace(
            "return x * self.weight",
            "return x * self.weight if self.training else (x * self.weight).detach()",
        )
        for seed in range(6):
            result = check("demo", text, root, seed=seed)
            assert result.verdict is Verdict.FAILED
            assert any("in evaluation" in case.name.en for case in result.cases)

    def test_an_input_that_is_made_to_require_a_gradient_can_be_refilled(
        self, check: Checker, root: Path
    ) -> None:
        text = MODULE_REFERENCE.replace("return x *", "return x.requires_grad_() *")
        assert check("demo", text, root).verdict is Verdict.PASSED

    def test_a_call_that_follows_itself_is_tried(self, check: Checker, root: Path) -> None:
        text = MODULE_REFERENCE.replace(
            "        return x * self.weight",
            "        before, self.__dict__['before'] = self.__dict__.get('before'), x.tolist()\n"
            "        return x * self.weight * (1 if before != self.__dict__['before'] else 0)",
        )
        result = check("demo", text, root)
        assert "of the fourth call, a repeat of the third" in result.message.en

    def test_weights_kept_from_the_first_call_are_stale_after_a_step(
        self, check: Checker, root: Path
    ) -> None:
        text = MODULE_REFERENCE.replace(
            "        return x * self.weight",
            "        if not hasattr(self, 'kept'):\n"
            "            self.kept = [self.weight.detach().clone()]\n"
            "        return x * (self.weight - self.weight.detach() + self.kept[0])",
        )
        result = check("demo", text, root)
        assert result.verdict is Verdict.FAILED
        assert "of the fifth call" in result.message.en

    def test_a_mistake_in_what_a_module_holds_is_named_as_well(
        self, check: Checker, made: Callable[..., Path]
    ) -> None:
        row = (
            "{id: row, says: {en: A row., zh: 多了一维。},"
            " edit: {replace: torch.ones(dim), by: 'torch.ones(1, dim)'}}"
        )
        spec = MODULE.replace("mistakes: []", f"mistakes: [{row}]")
        root = made(spec, MODULE_REFERENCE, MODULE_STUB)
        for text, named in (
            (MODULE_REFERENCE.replace("ones(dim)", "rand(dim)[None]"), "row"),
            (MODULE_REFERENCE.replace("ones(dim)", "rand(dim, 1)"), None),
            (MODULE_REFERENCE.replace("persistent=False", "persistent=True"), None),
        ):
            result = check("demo", text, root)
            assert result.verdict is Verdict.FAILED
            assert (result.mistake and result.mistake.id) == named

    def test_a_persistent_buffer_is_too_many(self, check: Checker, root: Path) -> None:
        said = self.said(check, root, "persistent=False", "persistent=True")
        assert said == "the state_dict must not have `seen`"

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


PAIR = """
framework: torch
entry: total
dims: {N: [1, 3]}
inputs: {pair: {generate: KIND}}
cases: [{name: {en: usual, zh: 通常}}]
mistakes: []
"""
PAIR_SUPPORT = """
def pairs(rng, sizes, made):
    return rng.standard_normal(sizes["N"]), rng.standard_normal(sizes["N"])

def lists(rng, sizes, made):
    return list(pairs(rng, sizes, made))
"""
TOTAL = "def total(pair):\n    {}\n    return pair[0] + pair[1]\n"


@pytest.mark.parametrize("kind", ["pairs", "lists"])
class TestInputsInContainers:
    @pytest.fixture
    def root(self, made: Callable[..., Path], kind: str) -> Path:
        spec = PAIR.replace("KIND", kind)
        return made(spec, TOTAL.format("pass"), "def total(pair):\n    ...", PAIR_SUPPORT)

    def test_they_come_in_every_dtype(self, check: Checker, root: Path) -> None:
        own = TOTAL.format("print(pair[0].dtype, pair[1].dtype)")
        result = check("demo", own, root)
        assert result.verdict is Verdict.PASSED
        assert set(result.printed.split()) == {"torch.float32", "torch.float64"}

    def test_they_must_be_unchanged(self, check: Checker, root: Path) -> None:
        # The sum stays right.
        moved = "pair[0].copy_(pair[0] + pair[1]); pair[1].zero_()"
        messages = {case.message.en for case in check("demo", TOTAL.format(moved), root).cases}
        assert "the input `pair` after the call: changed in place" in messages
