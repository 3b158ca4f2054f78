"""Forbidden calls are noticed at run time, however they are spelled."""

from collections.abc import Callable
from typing import Any

import pytest

from drill.judge.forbid import Watch, watching

torch = pytest.importorskip("torch")
F = torch.nn.functional

Q = torch.randn(2, 3, 4)
X = torch.randn(3, 5)
T = torch.tensor([0, 1, 2])


class ForbiddenCallError(Exception):
    """Raised in place of the end of a worker."""


class Seen(Watch):
    """A watch that notes what it sees."""

    def __init__(self, forbidden: list[str]) -> None:
        super().__init__(forbidden, __file__, self.note)
        self.seen: list[tuple[str, int]] = []

    def note(self, name: str, line: int) -> None:
        self.seen.append((name, line))
        raise ForbiddenCallError(name)


ATTENTION = ["torch.nn.functional.scaled_dot_product_attention", "torch.nn.MultiheadAttention"]
LOSSES = [
    "torch.nn.functional.cross_entropy",
    "torch.nn.CrossEntropyLoss",
    "torch.nn.functional.nll_loss",
    "torch.log_softmax",
]
NORM = ["torch.nn.functional.layer_norm"]


def mha() -> Any:
    return torch.nn.MultiheadAttention(4, 2, batch_first=True)


SPELLINGS: dict[str, tuple[list[str], Callable[[], Any]]] = {
    "F": (ATTENTION, lambda: F.scaled_dot_product_attention(Q, Q, Q)),
    "C": (ATTENTION, lambda: torch._C._nn.scaled_dot_product_attention(Q, Q, Q)),
    "packet": (ATTENTION, lambda: torch.ops.aten.scaled_dot_product_attention(Q, Q, Q)),
    "overload": (ATTENTION, lambda: torch.ops.aten.scaled_dot_product_attention.default(Q, Q, Q)),
    "internal": (ATTENTION, lambda: torch.ops.aten._scaled_dot_product_attention_math(Q, Q, Q)),
    "module": (ATTENTION, lambda: mha()(Q, Q, Q)),
    "module's forward": (ATTENTION, lambda: mha().forward(Q, Q, Q)),
    "module in evaluation": (ATTENTION, lambda: mha().eval()(Q, Q, Q)),
    "a subclass": (
        ATTENTION,
        lambda: type("Mine", (torch.nn.MultiheadAttention,), {})(4, 2)(Q, Q, Q),
    ),
    "F.cross_entropy": (LOSSES, lambda: F.cross_entropy(X, T)),
    "CrossEntropyLoss": (LOSSES, lambda: torch.nn.CrossEntropyLoss()(X, T)),
    "aten.cross_entropy_loss": (LOSSES, lambda: torch.ops.aten.cross_entropy_loss(X, T)),
    "nll_loss": (LOSSES, lambda: F.nll_loss(X, T)),
    "C nll_loss": (LOSSES, lambda: torch._C._nn.nll_loss(X, T)),
    "aten.nll_loss_forward": (
        LOSSES,
        lambda: torch.ops.aten.nll_loss_forward(X, T, None, 1, -100),
    ),
    "method": (LOSSES, lambda: X.log_softmax(-1)),
    "Tensor.method": (LOSSES, lambda: torch.Tensor.log_softmax(X, -1)),
    "torch.log_softmax": (LOSSES, lambda: torch.log_softmax(X, -1)),
    "special": (LOSSES, lambda: torch.special.log_softmax(X, -1)),
    "LogSoftmax": (LOSSES, lambda: torch.nn.LogSoftmax(-1)(X)),
    "aten._log_softmax": (LOSSES, lambda: torch.ops.aten._log_softmax(X, -1, False)),
    "getattr": (LOSSES, lambda: getattr(F, "log_" + "softmax")(X, -1)),
    "layer_norm": (NORM, lambda: torch.layer_norm(X, [5])),
    "native_layer_norm": (NORM, lambda: torch.native_layer_norm(X, [5], None, None, 1e-5)),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_spelling_is_noticed(spelling: str) -> None:
    forbidden, call = SPELLINGS[spelling]
    watch = Seen(forbidden)
    with pytest.raises(ForbiddenCallError), watching(watch):
        call()
    assert watch.seen
    assert watch.seen[0][1] > 0


@pytest.mark.filterwarnings("ignore:.torch.jit.script. is deprecated")
def test_a_scripted_function_is_noticed() -> None:
    @torch.jit.script  # type: ignore[untyped-decorator]
    def scripted(x: torch.Tensor) -> torch.Tensor:  # type: ignore[name-defined]
        return torch.log_softmax(x, -1)

    watch = Seen(LOSSES)
    with pytest.raises((ForbiddenCallError, RuntimeError)), watching(watch):
        scripted(X)
    assert watch.seen


def test_a_call_that_is_swallowed_is_still_recorded() -> None:
    watch = Seen(LOSSES)
    with watching(watch):
        try:
            F.cross_entropy(X, T)
        except ForbiddenCallError:
            X.logsumexp(-1)
    assert [name for name, _ in watch.seen] == ["cross_entropy_loss"]


ALLOWED: dict[str, Callable[[], Any]] = {
    "softmax": lambda: torch.softmax(X, -1).log(),
    "logsumexp": lambda: X.logsumexp(-1) - X.gather(1, T[:, None]),
    "one's own function": lambda: (lambda log_softmax: log_softmax(X))(lambda x: x - x.max()),
    "linear": lambda: torch.nn.Linear(5, 2)(X),
    "backward": lambda: torch.autograd.grad(
        (X.clone().requires_grad_() ** 2).sum(), [X.clone().requires_grad_()], allow_unused=True
    ),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_other_calls_go_through(name: str) -> None:
    watch = Seen([*ATTENTION, *LOSSES, *NORM])
    with watching(watch):
        ALLOWED[name]()
    assert not watch.seen


def test_outside_nothing_is_watched() -> None:
    watch = Seen(LOSSES)
    with watching(watch):
        pass
    F.cross_entropy(X, T)
    torch.nn.LogSoftmax(-1)(X)
    assert not watch.seen
