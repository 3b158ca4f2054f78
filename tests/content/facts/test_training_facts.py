"""What the oral cards on training and fine-tuning claim, computed in two ways."""

import itertools
import math
from collections.abc import Sequence

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

F64 = torch.float64


def normal(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=F64)


def test_the_mean_over_all_mini_batches_is_the_full_gradient() -> None:
    """sgd-vs-batch-vs-mini-batch"""
    x, y, w = normal(6, 3), normal(6, seed=1), normal(3, seed=2).requires_grad_()
    grads = 2 * x * (x @ w - y)[:, None]
    batches = [grads[list(rows)].mean(0) for rows in itertools.combinations(range(6), 2)]
    (full,) = torch.autograd.grad(functional.mse_loss(x @ w, y), w)
    assert torch.allclose(torch.stack(batches).mean(0), full)


def test_the_variance_of_a_mini_batch_gradient_falls_as_one_over_B() -> None:
    """sgd-vs-batch-vs-mini-batch: every batch of independent draws is enumerated"""
    g = np.array([1.0, -2.0, 5.0, 0.5])
    for size in (2, 3, 5):
        means = [np.mean(batch) for batch in itertools.product(g, repeat=size)]
        assert np.var(means) == pytest.approx(np.var(g) / size)


def adam(grads: Sequence[float], lr: float, corrected: bool = True, eps: float = 1e-8) -> float:
    """Where Adam takes a weight from 0."""
    m = v = w = 0.0
    for t, g in enumerate(grads, 1):
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        m_hat, v_hat = (m / (1 - 0.9**t), v / (1 - 0.999**t)) if corrected else (m, v)
        w -= lr * m_hat / (math.sqrt(v_hat) + eps)
    return w


def stepped(optimizer: torch.optim.Optimizer, p: nn.Parameter, grads: Sequence[float]) -> float:
    for g in grads:
        p.grad = torch.full_like(p, g)
        optimizer.step()
    return p.item()


def test_the_written_Adam_update_is_the_one_of_PyTorch() -> None:
    """adam-vs-sgd"""
    grads = [0.3, -2.0, 0.7, 0.1]
    p = nn.Parameter(torch.zeros((), dtype=F64))
    assert stepped(torch.optim.Adam([p], lr=0.01), p, grads) == pytest.approx(adam(grads, 0.01))


@pytest.mark.parametrize("g", [1e-3, 1.0, -500.0])
def test_the_first_step_of_Adam_is_the_rate_and_uncorrected_three_times_that(g: float) -> None:
    """adam-vs-sgd, learning-rate-warmup"""
    p = nn.Parameter(torch.zeros((), dtype=F64))
    first = stepped(torch.optim.Adam([p], lr=0.01), p, [g])
    assert first == pytest.approx(-math.copysign(0.01, g), rel=1e-4)
    assert adam([g], 0.01, corrected=False) / first == pytest.approx(3.16, rel=0.01)


def test_the_weights_of_a_moving_average_sum_to_one_minus_beta_to_the_t() -> None:
    """adam-vs-sgd"""
    m = 0.0
    for _ in range(7):
        m = 0.9 * m + 0.1 * 1.0
    assert m == pytest.approx(1 - 0.9**7)


def weight(value: float) -> nn.Parameter:
    return nn.Parameter(torch.tensor(value, dtype=F64))


def test_weight_decay_is_L2_for_SGD() -> None:
    """weight-decay-and-adamw"""
    lr, decay, g = 0.1, 0.2, 0.5
    p = weight(3.0)
    (penalty,) = torch.autograd.grad(decay / 2 * p.square(), p)
    with_l2 = 3.0 - lr * (g + penalty.item())
    assert with_l2 == pytest.approx(3.0 * (1 - lr * decay) - lr * g)
    library = weight(3.0)
    assert stepped(torch.optim.SGD([library], lr=lr, weight_decay=decay), library, [g]) == (
        pytest.approx(with_l2)
    )


def test_L2_in_Adam_regularises_weights_with_large_gradients_less() -> None:
    """weight-decay-and-adamw"""

    def shrinkage(kind: type[torch.optim.Adam], size: float) -> float:
        ends = []
        for decay in (0.0, 0.1):
            p = weight(1.0)
            grads = [size, -size] * 20
            ends.append(stepped(kind([p], lr=1e-3, weight_decay=decay), p, grads))
        return ends[0] - ends[1]

    assert shrinkage(torch.optim.Adam, 10.0) < 0.2 * shrinkage(torch.optim.Adam, 0.1)
    same = shrinkage(torch.optim.AdamW, 10.0)
    assert same == pytest.approx(shrinkage(torch.optim.AdamW, 0.1), rel=0.01)
    assert same == pytest.approx(1 - (1 - 1e-4) ** 40, rel=0.05)


def test_AdamW_of_PyTorch_decays_by_rate_times_lambda_and_by_default_by_0_01() -> None:
    """weight-decay-and-adamw"""
    for lr in (0.1, 0.05):
        p = weight(2.0)
        assert stepped(torch.optim.AdamW([p], lr=lr), p, [0.0]) == pytest.approx(
            2 * (1 - lr * 0.01)
        )


def test_the_scale_of_a_matrix_before_batch_norm_changes_nothing() -> None:
    """weight-decay-and-adamw"""
    x, w = normal(16, 3), normal(3, 4, seed=1)
    out = functional.batch_norm(x @ w, None, None, training=True, eps=1e-12)
    assert torch.allclose(
        functional.batch_norm(x @ (5 * w), None, None, training=True, eps=1e-12), out
    )


def test_units_with_equal_weights_get_equal_gradients() -> None:
    """weight-initialisation"""
    w1, w2 = (
        torch.full((4, 3), 0.3, dtype=F64, requires_grad=True),
        torch.full((4,), 0.2, dtype=F64),
    )
    (grad,) = torch.autograd.grad(((w1 @ normal(3)).tanh() @ w2).square(), w1)
    assert torch.equal(grad, grad[:1].expand(4, 3))
    assert grad.abs().max() > 0
    (lost,) = torch.autograd.grad(((w1 @ normal(3)).tanh() @ (0 * w2) - 1).square(), w1)
    assert (lost == 0).all()


def test_ReLU_halves_the_second_moment_so_fifty_layers_lose_ten_to_the_15() -> None:
    """weight-initialisation"""
    x = torch.linspace(-9, 9, 18001, dtype=F64)
    density = torch.exp(-(x**2) / 2) / math.sqrt(2 * math.pi)
    assert torch.trapezoid(x.relu() ** 2 * density, x).item() == pytest.approx(0.5)
    assert math.prod([0.5] * 50) == pytest.approx(1e-15, rel=0.13)


def test_He_keeps_the_size_through_ReLU_layers_and_one_over_n_does_not() -> None:
    """weight-initialisation"""
    sizes = []
    for gain in (2.0, 1.0):
        x = normal(64, 128)
        for layer in range(10):
            x = (x @ (normal(128, 128, seed=layer + 1) * math.sqrt(gain / 128))).relu()
        sizes.append(x.square().mean().item())
    assert 0.25 < sizes[0] < 4.0
    assert sizes[0] / sizes[1] == pytest.approx(2**10)


def test_the_initialisers_of_PyTorch_have_the_variances_of_the_papers() -> None:
    """weight-initialisation"""
    fill = torch.Generator().manual_seed(0)
    w = torch.empty(300, 500)
    assert nn.init.xavier_uniform_(w, generator=fill).var().item() == pytest.approx(
        2 / 800, rel=0.02
    )
    nn.init.kaiming_uniform_(w, nonlinearity="relu", generator=fill)
    assert w.var().item() == pytest.approx(2 / 500, rel=0.02)
    assert w.abs().max().item() == pytest.approx(math.sqrt(6 / 500), rel=0.01)
    torch.manual_seed(0)
    assert nn.Linear(500, 300).weight.var().item() == pytest.approx(1 / 1500, rel=0.02)


def test_inverted_dropout_keeps_the_mean_and_adds_variance() -> None:
    """The card: dropout; both values that a mask gives are weighed by their probabilities"""
    torch.manual_seed(0)
    for x, p in ((3.0, 0.5), (2.0, 0.1)):
        drawn = functional.dropout(torch.full((1000,), x, dtype=F64), p)
        lost, kept = sorted(set(drawn.tolist()))
        assert p * lost + (1 - p) * kept == pytest.approx(x)
        variance = p * (lost - x) ** 2 + (1 - p) * (kept - x) ** 2
        assert variance == pytest.approx(x**2 * p / (1 - p))


def test_eval_switches_dropout_off_and_no_grad_does_not() -> None:
    """The card: dropout"""
    torch.manual_seed(0)
    layer, x = nn.Dropout(0.5), torch.ones(1000)
    with torch.no_grad():
        assert (layer(x) == 0).any()
    assert torch.equal(layer.eval()(x), x)


def test_the_warmup_of_the_transformer_peaks_at_step_4000_with_7e_4() -> None:
    """learning-rate-warmup"""
    rate = [512**-0.5 * min(t**-0.5, t * 4000**-1.5) for t in range(1, 12_001)]
    assert 1 + int(np.argmax(rate)) == 4000
    assert max(rate) == pytest.approx(7e-4, rel=0.01)
    assert rate[1999] == pytest.approx(max(rate) / 2)


def test_LoRA_starts_at_the_pretrained_layer_and_merges_into_it() -> None:
    """The card: lora"""
    w, a, b, x = normal(6, 5), normal(2, 5, seed=1), normal(6, 2, seed=2), normal(5, seed=3)
    scale = 16 / 2
    assert torch.equal(w @ x + scale * (torch.zeros_like(b) @ (a @ x)), w @ x)
    assert torch.allclose((w + scale * b @ a) @ x, w @ x + scale * (b @ (a @ x)))
    assert torch.linalg.matrix_rank(b @ a) == 2


def test_LoRA_of_rank_8_trains_0_4_percent_of_a_4096_matrix() -> None:
    """The card: lora"""
    trained = nn.Linear(4096, 8, bias=False).weight.numel() * 2
    assert trained == 8 * (4096 + 4096) == 65_536
    assert trained / 4096**2 == pytest.approx(0.004, rel=0.03)


def test_with_A_and_B_both_zero_LoRA_never_moves() -> None:
    """The card: lora"""
    for start, moves in ((0.0, False), (1.0, True)):
        a = torch.full((2, 5), start, dtype=F64, requires_grad=True)
        b = torch.zeros(6, 2, dtype=F64, requires_grad=True)
        grads = torch.autograd.grad(
            (b @ (a @ normal(5)) - normal(6, seed=1)).square().sum(), (a, b)
        )
        assert any(g.abs().max() > 0 for g in grads) == moves


def test_fp16_loses_small_updates_and_small_gradients() -> None:
    """mixed-precision"""
    one = torch.tensor(1.0, dtype=torch.float16)
    assert one + 2**-11 == 1.0
    assert one + 2**-10 > 1.0
    assert torch.finfo(torch.float16).max == 65_504
    smallest = torch.tensor(2.0**-24)
    assert smallest.half() > 0
    assert smallest.item() == pytest.approx(6e-8, rel=0.01)
    assert (smallest / 2).half() == 0
    assert (smallest / 2).bfloat16() > 0


def test_loss_scaling_rescues_a_gradient_that_fp16_loses() -> None:
    """mixed-precision"""
    tiny, scale = 1e-8, 2.0**16
    w = torch.ones((), dtype=torch.float16, requires_grad=True)
    (lost,) = torch.autograd.grad(w * tiny, w)
    (scaled,) = torch.autograd.grad(w * (tiny * scale), w)
    assert lost == 0
    assert scaled.float().item() / scale == pytest.approx(tiny, rel=1e-3)


def test_bf16_has_the_range_of_float32_and_7_bits_of_mantissa() -> None:
    """mixed-precision"""
    assert torch.finfo(torch.bfloat16).tiny == torch.finfo(torch.float32).tiny
    assert torch.finfo(torch.bfloat16).eps == 2.0**-7
    assert torch.finfo(torch.float16).eps == 2.0**-10
    assert torch.tensor(1e38).bfloat16().isfinite()
