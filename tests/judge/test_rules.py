"""What reading a submission settles: not written, no Python, a missing name, a forbidden call."""

from textwrap import dedent

import pytest

from drill.content.library import builtin
from drill.content.spec import Problem
from drill.judge import rules
from drill.judge.result import Verdict


@pytest.fixture(scope="module")
def problem() -> Problem:
    return builtin().problem("attention")


def verdict(problem: Problem, text: str) -> tuple[Verdict, str] | None:
    try:
        rules.read(problem, dedent(text), "attention.py")
    except rules.FindingError as finding:
        return finding.verdict, finding.message.en
    return None


STUB = "import torch\n\n\ndef scaled_dot_product_attention(q, k, v, mask=None):\n    ...\n"


@pytest.mark.parametrize(
    "text",
    [
        STUB,
        "",
        "# only a comment\n",
        '"""Only a docstring."""\n',
        "import torch\n",
        STUB.replace("...", "pass"),
        STUB.replace("...", "raise NotImplementedError"),
        STUB.replace("...", 'raise NotImplementedError("later")'),
        STUB.replace("...", "raise NotImplemented"),
        STUB.replace("...", '"""Scaled dot-product attention."""'),
        "# drill: attention\n" + STUB + "\n# notes\n",
    ],
)
def test_a_stub_is_not_written_yet(problem: Problem, text: str) -> None:
    assert verdict(problem, text) == (Verdict.UNWRITTEN, "nothing is written yet")


@pytest.mark.parametrize("body", ["return q, k", "return None", "q = 1", "raise ValueError(q)"])
def test_anything_in_the_body_is_written(problem: Problem, body: str) -> None:
    assert verdict(problem, STUB.replace("...", body)) is None


def test_a_class_is_written_when_one_of_its_methods_is() -> None:
    problem = builtin().problem("multi-head-attention")
    empty = """
        import torch
        from torch import nn

        class MultiHeadAttention(nn.Module):
            def __init__(self, d_model, num_heads):
                super().__init__()

            def forward(self, query, key, value, mask=None):
                {body}
        """
    found = verdict(problem, empty.format(body="..."))
    assert found is not None
    assert found[0] is Verdict.UNWRITTEN
    assert verdict(problem, empty.format(body="return query")) is None


def test_a_syntax_error_names_its_line(problem: Problem) -> None:
    assert verdict(problem, "x = 1\ndef f(:\n") == (
        Verdict.INVALID,
        "line 2 is not Python: invalid syntax",
    )


def test_a_null_byte_is_not_python(problem: Problem) -> None:
    found = verdict(problem, "x = 1\0")
    assert found is not None
    assert found[0] is Verdict.INVALID


def test_a_missing_entry_is_named(problem: Problem) -> None:
    assert verdict(problem, "def attention(q, k, v):\n    return q") == (
        Verdict.INVALID,
        "`scaled_dot_product_attention` is not defined",
    )


@pytest.mark.parametrize(
    "text",
    [
        "scaled_dot_product_attention = lambda q, k, v, mask=None: q",
        "def f(q):\n    return q\nscaled_dot_product_attention = f",
        "from helper import scaled_dot_product_attention",
        "from helper import attention as scaled_dot_product_attention",
        "from helper import *",
        "if True:\n    def scaled_dot_product_attention(q): return q",
    ],
)
def test_an_entry_may_be_defined_in_any_way(problem: Problem, text: str) -> None:
    assert verdict(problem, text) is None


@pytest.mark.parametrize(
    ("imports", "call"),
    [
        ("import torch", "torch.nn.functional.scaled_dot_product_attention"),
        ("import torch.nn.functional as F", "F.scaled_dot_product_attention"),
        ("from torch.nn import functional", "functional.scaled_dot_product_attention"),
        ("from torch.nn.functional import scaled_dot_product_attention as s", "s"),
        ("import torch", "torch._C._nn.scaled_dot_product_attention"),
        ("import torch", "torch.ops.aten._scaled_dot_product_attention_math"),
        ("from torch import nn", "nn.MultiheadAttention(4, 1)"),
    ],
)
def test_a_forbidden_name_is_found_with_its_line(problem: Problem, imports: str, call: str) -> None:
    text = (
        f"{imports}\n\n\ndef helper(q, k, v):\n    return {call}(q, k, v)\n\n\n"
        "def scaled_dot_product_attention(q, k, v, mask=None):\n    return helper(q, k, v), q\n"
    )
    found = verdict(problem, text)
    assert found is not None
    assert found[0] is Verdict.FORBIDDEN
    assert found[1].startswith("line 5 uses `torch.")


@pytest.mark.parametrize(
    "text",
    [
        # A self-test, never reached from the entry.
        """
        import torch.nn.functional as F

        def scaled_dot_product_attention(q, k, v, mask=None):
            return q, q

        def test():
            return F.scaled_dot_product_attention(1, 2, 3)

        if __name__ == "__main__":
            test()
        """,
        # Only spoken of.
        """
        def scaled_dot_product_attention(q, k, v, mask=None):
            # like torch.nn.functional.scaled_dot_product_attention
            \"\"\"As F.scaled_dot_product_attention.\"\"\"
            return q, q
        """,
        # One's own function of the same name as a forbidden one.
        """
        def multi_head_attention_forward(q):
            return q

        def scaled_dot_product_attention(q, k, v, mask=None):
            return multi_head_attention_forward(q), q
        """,
    ],
)
def test_what_is_not_used_is_not_forbidden(problem: Problem, text: str) -> None:
    assert verdict(problem, text) is None
