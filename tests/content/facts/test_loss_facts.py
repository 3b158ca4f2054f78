"""What the cards on losses state, computed."""

import math

import pytest
import torch
from torch import Tensor
from torch.nn.functional import (
    binary_cross_entropy_with_logits,
    cross_entropy,
    kl_div,
    log_softmax,
    normalize,
    one_hot,
    softmax,
    softplus,
)


def logits(*shape: int, seed: int = 0) -> Tensor:
    """Reproducible float64 logits."""
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(shape, generator=generator, dtype=torch.float64)


def gradient(loss: Tensor, at: Tensor) -> Tensor:
    return torch.autograd.grad(loss, at, create_graph=True)[0]


def jacobian(y: Tensor, x: Tensor) -> Tensor:
    return torch.stack([gradient(entry, x) for entry in y]).detach()


def test_cross_entropy_is_entropy_plus_kl_and_has_the_gradient_of_kl() -> None:
    # cross-entropy-and-kl
    p, z = softmax(logits(3, 7), dim=-1), logits(3, 7, seed=1).requires_grad_()
    log_q = log_softmax(z, dim=-1)
    cross = cross_entropy(z, p)
    kl = kl_div(log_q, p, reduction="batchmean")
    entropy = -(p * p.log()).sum(-1).mean()
    torch.testing.assert_close(cross, entropy + kl)
    torch.testing.assert_close(kl, (p * (p.log() - log_q)).sum(-1).mean())
    torch.testing.assert_close(gradient(cross, z), gradient(kl, z))


def test_kl_is_not_symmetric_and_kl_divs_default_is_the_mean_over_elements() -> None:
    # cross-entropy-and-kl
    p, q = torch.tensor([[0.9, 0.1]]).double(), torch.tensor([[0.5, 0.5]]).double()
    there, back = (kl_div(b.log(), a, reduction="batchmean") for a, b in ((p, q), (q, p)))
    assert not torch.isclose(there, back)
    with pytest.warns(UserWarning, match="batchmean"):
        element = kl_div(q.log(), p)
    torch.testing.assert_close(element * 2, there)


def test_exp_overflows_at_89_in_float32_and_at_12_in_float16() -> None:
    # log-sum-exp
    for dtype, last, first in ((torch.float32, 88.0, 89.0), (torch.float16, 11.0, 12.0)):
        assert torch.tensor(last, dtype=dtype).exp().isfinite()
        assert torch.tensor(first, dtype=dtype).exp().isinf()


def test_the_shift_by_the_maximum_is_exact_where_the_naive_forms_break() -> None:
    # log-sum-exp
    z, y = torch.tensor([1000.0, 0.0, -1000.0]), 2
    assert z.exp().sum().log().isinf()
    assert softmax(z, dim=0).log()[y].isinf()
    m = z.max()
    loss = m + (z - m).exp().sum().log() - z[y]
    torch.testing.assert_close(loss, cross_entropy(z.double(), torch.tensor(y)).float())
    masked = torch.full((3,), -torch.inf)
    assert (masked - masked.max()).isnan().all()


def test_a_softmax_over_two_logits_is_a_sigmoid_of_their_difference() -> None:
    # binary-vs-categorical
    z, y = logits(9, 2), torch.arange(9) % 2
    both = cross_entropy(z, y)
    one = binary_cross_entropy_with_logits(z[:, 1] - z[:, 0], y.double())
    torch.testing.assert_close(both, one)


def test_losses_start_at_ln_k_and_ln_2_and_a_double_softmax_is_bounded() -> None:
    # binary-vs-categorical
    z = torch.zeros(4, 10, dtype=torch.float64)
    y = torch.tensor([0, 3, 5, 9])
    assert math.isclose(cross_entropy(z, y).item(), math.log(10))
    multi = binary_cross_entropy_with_logits(z, one_hot(y, 10).double())
    assert math.isclose(multi.item(), math.log(2))
    twice = softmax(softmax(1000.0 * one_hot(y, 10), dim=-1), dim=-1).max().item()
    assert math.isclose(twice, math.e / (math.e + 9), rel_tol=1e-6)
    assert round(twice, 2) == 0.23


def test_squared_error_of_a_sigmoid_has_next_to_no_gradient_where_it_is_most_wrong() -> None:
    # cross-entropy-vs-squared-error
    z = torch.tensor(-10.0, dtype=torch.float64, requires_grad=True)
    p = torch.sigmoid(z)
    squared = gradient((p - 1) ** 2 / 2, z)
    crossed = gradient(binary_cross_entropy_with_logits(z, torch.ones_like(z)), z)
    torch.testing.assert_close(squared, ((p - 1) * p * (1 - p)).detach())
    torch.testing.assert_close(crossed, (p - 1).detach())
    assert round(-squared.item() * 1e5, 1) == 4.5
    assert round(crossed.item(), 3) == -1


def test_cross_entropy_is_convex_in_the_logit_and_squared_error_is_not() -> None:
    # cross-entropy-vs-squared-error
    z = torch.linspace(-8, 8, 321, dtype=torch.float64)
    assert softplus(-z).diff(n=2).min() > 0
    assert ((torch.sigmoid(z) - 1) ** 2).diff(n=2).min() < 0
    p = torch.linspace(0, 1, 101, dtype=torch.float64)
    brier = 0.3 * (p - 1) ** 2 + 0.7 * p**2
    assert math.isclose(p[brier.argmin()].item(), 0.3)


def test_the_gradient_of_softmax_cross_entropy_is_p_minus_y_over_n() -> None:
    # softmax-gradient
    z, y = logits(5, 8).requires_grad_(), softmax(logits(5, 8, seed=1), dim=-1)
    got = gradient(-(y * log_softmax(z, dim=-1)).sum(-1).mean(), z)
    torch.testing.assert_close(got, (softmax(z, dim=-1).detach() - y) / 5)
    torch.testing.assert_close(got.sum(-1), torch.zeros(5).double())
    assert (got * 5).abs().max() <= 1


def test_the_jacobian_of_softmax_is_diag_p_minus_ppt_and_the_losss_hessian() -> None:
    # softmax-gradient
    z, g = logits(6).requires_grad_(), logits(6, seed=1)
    p = softmax(z, dim=0)
    found = jacobian(p, z)
    torch.testing.assert_close(found, (torch.diag(p) - torch.outer(p, p)).detach())
    torch.testing.assert_close(found.T @ g, (p * (g - p @ g)).detach())
    torch.testing.assert_close(jacobian(gradient(cross_entropy(z, torch.tensor(2)), z), z), found)
    values = torch.linalg.eigvalsh(found)
    assert abs(values[0].item()) < 1e-12
    assert values[1] > 0


def test_label_smoothing_is_a_mixture_of_two_losses_with_a_finite_optimum() -> None:
    # label-smoothing
    K, eps = 1000, 0.1
    z, y = logits(4, K), torch.tensor([1, 20, 300, 999])
    smoothed = cross_entropy(z, y, label_smoothing=eps)
    uniform = -log_softmax(z, dim=-1).mean()
    torch.testing.assert_close(smoothed, (1 - eps) * cross_entropy(z, y) + eps * uniform)
    target = (1 - eps) * one_hot(y, K).double() + eps / K
    best = target.log().requires_grad_()
    floor = cross_entropy(best, y, label_smoothing=eps)
    assert gradient(floor, best).abs().max() < 1e-12
    torch.testing.assert_close(floor, -(target * target.log()).sum(-1).mean())
    assert round((best.max(-1).values - best.min(-1).values)[0].item(), 1) == 9.1
    assert round(math.log((1 - eps + eps / K) / (eps / K)), 1) == 9.1


def test_the_threshold_from_the_costs_is_the_cheapest() -> None:
    # class-imbalance
    p = torch.linspace(0.005, 0.995, 100, dtype=torch.float64)
    missed, alarm = 9.0, 1.0
    cost = [torch.where(p > t, (1 - p) * alarm, p * missed).sum().item() for t in (0.05, 0.1, 0.5)]
    assert min(cost) == cost[1]
    assert alarm / (alarm + missed) == 0.1
    assert round(0.01 / (0.01 + 0.01 * 0.99), 1) == 0.5


def test_a_weight_on_positives_multiplies_the_odds_and_log_w_takes_it_back() -> None:
    # class-imbalance
    share, w = 0.01, 99.0
    z = torch.linspace(-8, 8, 16001, dtype=torch.float64)
    risk = share * w * softplus(-z) + (1 - share) * softplus(z)
    found = z[risk.argmin()].item()
    assert math.isclose(found - math.log(w), math.log(share / (1 - share)), abs_tol=1e-3)


def test_focal_loss_takes_a_hundredth_of_an_example_at_nine_tenths() -> None:
    # class-imbalance
    z = torch.logit(torch.tensor(0.9, dtype=torch.float64))
    plain = binary_cross_entropy_with_logits(z, torch.ones_like(z))
    focal = (1 - torch.sigmoid(z)) ** 2 * plain
    assert math.isclose((plain / focal).item(), 100)


def test_info_nce_is_cross_entropy_on_the_diagonal_and_pushes_by_softmax_weight() -> None:
    # contrastive-loss
    a, b = (normalize(logits(6, 4, seed=s), dim=-1) for s in (0, 1))
    s = (a @ b.T).requires_grad_()
    shares = []
    for tau in (0.05, 0.5):
        loss = cross_entropy(s / tau, torch.arange(6))
        e = (s / tau).exp()
        torch.testing.assert_close(loss, -(e.diag() / e.sum(1)).log().mean())
        push = gradient(loss, s)[0, 1:]
        torch.testing.assert_close(push, softmax(s[0] / tau, dim=0)[1:].detach() / (6 * tau))
        shares.append((push.max() / push.sum()).item())
    assert shares[0] > shares[1]


def test_without_a_temperature_info_nce_cannot_fall_below_4_9_for_a_thousand_candidates() -> None:
    # contrastive-loss
    ideal = torch.tensor([1.0] + 999 * [-1.0], dtype=torch.float64)
    loss = cross_entropy(ideal, torch.tensor(0)).item()
    assert math.isclose(loss, math.log(1 + 999 * math.exp(-2)))
    assert round(loss, 1) == 4.9
    assert cross_entropy(ideal / 0.1, torch.tensor(0)).item() < 1e-4
