"""What the oral cards on generative models claim, computed in two ways."""

import itertools
import math

import pytest
import torch
from torch import Tensor
from torch.distributions import Normal, kl_divergence

F64 = torch.float64
BETA = torch.linspace(1e-4, 0.02, 1000, dtype=F64)
ALPHA = 1 - BETA
BAR = ALPHA.cumprod(0)
# The posterior's variance; 0 at the first step, where x0 is reached.
TILDE = BETA * (1 - torch.cat([torch.ones(1, dtype=F64), BAR[:-1]])) / (1 - BAR)


def number(value: float) -> Tensor:
    return torch.tensor(value, dtype=F64)


def log_density(x: Tensor, mean: Tensor | float, deviation: Tensor | float) -> Tensor:
    normal = Normal(torch.as_tensor(mean, dtype=F64), torch.as_tensor(deviation, dtype=F64))
    found: Tensor = normal.log_prob(x)  # type: ignore[no-untyped-call]
    return found


def test_the_steps_of_the_forward_process_collapse_into_one() -> None:
    """diffusion-forward-process: factor and variance are carried along"""
    factor, variance = 1.0, 0.0
    for t in range(1000):
        factor *= math.sqrt(1 - BETA[t].item())
        variance = (1 - BETA[t].item()) * variance + BETA[t].item()
        if t in (0, 10, 500, 999):
            assert factor == pytest.approx(BAR[t].sqrt().item())
            assert variance == pytest.approx((1 - BAR[t]).item())
            assert factor**2 * 1.0 + variance == pytest.approx(1.0)


def test_with_the_schedule_of_DDPM_the_end_is_almost_pure_noise() -> None:
    """diffusion-forward-process"""
    assert math.exp(torch.log1p(-BETA).sum().item()) == pytest.approx(4e-5, rel=0.02)
    assert BAR[-1].item() == pytest.approx(4e-5, rel=0.02)
    assert bool((torch.diff(BAR / (1 - BAR)) < 0).all())


def test_the_posterior_given_x0_is_the_gaussian_of_DDPM() -> None:
    """diffusion-reverse-process: by Bayes on a grid"""
    t, x0, xt = 300, 0.7, -0.2
    grid = torch.linspace(-3, 3, 20_001, dtype=F64)
    prior = log_density(grid, BAR[t - 1].sqrt() * x0, (1 - BAR[t - 1]).sqrt())
    likelihood = log_density(number(xt), ALPHA[t].sqrt() * grid, BETA[t].sqrt())
    density = torch.softmax(prior + likelihood, 0)
    mean = (density * grid).sum()
    noise = (xt - BAR[t].sqrt() * x0) / (1 - BAR[t]).sqrt()
    written = (xt - BETA[t] / (1 - BAR[t]).sqrt() * noise) / ALPHA[t].sqrt()
    assert mean.item() == pytest.approx(written.item(), abs=1e-6)
    assert (density * (grid - mean) ** 2).sum().item() == pytest.approx(TILDE[t].item(), rel=1e-4)


def reversed_variance(added: Tensor) -> float:
    """Of DDPM's samples, for data N(0, 1) and the perfect network, which says √(1 − ᾱ)·x."""
    variance = number(1.0)
    for t in reversed(range(1000)):
        slope = (1 - BETA[t] / (1 - BAR[t]).sqrt() * (1 - BAR[t]).sqrt()) / ALPHA[t].sqrt()
        variance = slope**2 * variance + (added[t] if t > 0 else 0.0)
    return variance.item()


def test_without_its_noise_the_chain_of_DDPM_collapses_to_the_mean() -> None:
    """diffusion-reverse-process"""
    assert reversed_variance(torch.zeros(1000)) == pytest.approx(BAR[-1].item())
    assert reversed_variance(BETA) == pytest.approx(1.0, rel=1e-3)


def test_the_perfect_network_for_standard_normal_data_is_linear() -> None:
    """diffusion-reverse-process: the best linear guess of ε, from its covariance with x"""
    for t in (5, 400):
        mix = torch.stack([BAR[t].sqrt(), (1 - BAR[t]).sqrt()])
        covariance_with_noise, variance = mix @ torch.tensor([0.0, 1.0], dtype=F64), mix @ mix
        assert (covariance_with_noise / variance).item() == pytest.approx(
            (1 - BAR[t]).sqrt().item()
        )


def test_the_KL_of_gaussians_of_fixed_variances_is_a_squared_distance_and_a_constant() -> None:
    """diffusion-loss"""
    q = Normal(number(0.3), number(0.4))
    near, far = (kl_divergence(q, Normal(number(m), number(0.5))) for m in (0.3, -1.0))
    assert (far - near).item() == pytest.approx(1.3**2 / (2 * 0.5**2))


def test_in_terms_of_the_noise_the_KL_has_the_written_weight() -> None:
    """diffusion-loss"""
    for t in (1, 50, 700):
        x, eps, guess = 0.4, 1.1, 0.2
        means = [(x - BETA[t] / (1 - BAR[t]).sqrt() * e) / ALPHA[t].sqrt() for e in (eps, guess)]
        sigma = BETA[t].sqrt()
        kl = kl_divergence(Normal(means[0], sigma), Normal(means[1], sigma))
        weight = BETA[t] ** 2 / (2 * BETA[t] * ALPHA[t] * (1 - BAR[t]))
        assert kl.item() == pytest.approx((weight * (eps - guess) ** 2).item())


def test_the_dropped_weight_is_a_hundred_times_larger_at_the_start_than_in_the_middle() -> None:
    """diffusion-loss"""
    weight = BETA / (2 * ALPHA * (1 - BAR))
    assert int(weight.argmax()) == 0
    assert (weight[0] / weight[300:500].mean()).item() == pytest.approx(100, rel=0.05)


def test_the_noise_is_the_score_up_to_a_factor() -> None:
    """diffusion-loss"""
    t, x0, eps = 200, 0.5, -0.8
    x = (BAR[t].sqrt() * x0 + (1 - BAR[t]).sqrt() * eps).requires_grad_()
    density = log_density(x, BAR[t].sqrt() * x0, (1 - BAR[t]).sqrt())
    (score,) = torch.autograd.grad(density, x)
    assert score.item() == pytest.approx((-eps / (1 - BAR[t]).sqrt()).item())


def test_x0_and_v_follow_from_the_noise_and_v_gives_x0_without_a_division() -> None:
    """diffusion-loss, diffusion-reverse-process"""
    x0, eps = 0.5, -0.8
    for t in (0, 999):
        a, s = BAR[t].sqrt(), (1 - BAR[t]).sqrt()
        x, v = a * x0 + s * eps, a * eps - s * x0
        assert ((x - s * eps) / a).item() == pytest.approx(x0)
        assert (a * x - s * v).item() == pytest.approx(x0)


def ddim_step(x: Tensor, eps: Tensor, t: int, to: int, eta: float = 0.0) -> tuple[Tensor, Tensor]:
    """Mean and variance of x at step `to`, by equations 12 and 16 of the DDIM paper."""
    sigma2 = eta**2 * (1 - BAR[to]) / (1 - BAR[t]) * (1 - BAR[t] / BAR[to])
    clean = (x - (1 - BAR[t]).sqrt() * eps) / BAR[t].sqrt()
    return BAR[to].sqrt() * clean + (1 - BAR[to] - sigma2).sqrt() * eps, sigma2


def test_DDIM_keeps_the_noise_of_the_closed_form_over_any_jump() -> None:
    """diffusion-samplers: with the true ε it lands on the same (x0, ε) at the earlier level"""
    x0, eps = 0.5, number(-0.8)
    x = BAR[800].sqrt() * x0 + (1 - BAR[800]).sqrt() * eps
    for to in (799, 600, 20):
        landed, variance = ddim_step(x, eps, 800, to)
        assert landed.item() == pytest.approx(
            (BAR[to].sqrt() * x0 + (1 - BAR[to]).sqrt() * eps).item()
        )
        assert variance == 0


def test_DDIM_with_eta_1_is_DDPM_with_the_posterior_variance() -> None:
    """diffusion-samplers"""
    x, eps = number(0.3), number(-0.8)
    for t in (1, 40, 999):
        mean, variance = ddim_step(x, eps, t, t - 1, eta=1.0)
        ddpm = (x - BETA[t] / (1 - BAR[t]).sqrt() * eps) / ALPHA[t].sqrt()
        assert mean.item() == pytest.approx(ddpm.item())
        assert variance.item() == pytest.approx(TILDE[t].item())


def test_twenty_steps_of_DDIM_bring_standard_normal_data_back() -> None:
    """diffusion-samplers: deterministic, and still of variance 1"""
    x = number(1.0)
    steps = [round(999 * k / 20) for k in range(20, -1, -1)]
    for t, to in itertools.pairwise(steps):
        x, _ = ddim_step(x, (1 - BAR[t]).sqrt() * x, t, to)
    assert x.item() == pytest.approx(1.0, abs=0.1)


def test_both_ways_to_write_guidance_agree_with_s_equal_1_plus_w() -> None:
    """classifier-free-guidance"""
    free, cond, w = number(0.2), number(0.9), 2.5
    assert (free + (1 + w) * (cond - free)).item() == pytest.approx(
        ((1 + w) * cond - w * free).item()
    )
    assert (free + 1.0 * (cond - free)).item() == pytest.approx(cond.item())


def test_the_difference_of_the_scores_is_the_gradient_of_the_classifier() -> None:
    """classifier-free-guidance: two classes, Bayes"""
    x = number(0.4).requires_grad_()
    joint = torch.stack([log_density(x, m, 1.0) for m in (-1.0, 2.0)]) + math.log(0.5)
    free, cond, classifier = joint.logsumexp(0), joint[1] - math.log(0.5), joint.log_softmax(0)[1]
    grads = [torch.autograd.grad(y, x, retain_graph=True)[0] for y in (free, cond, classifier)]
    assert (grads[1] - grads[0]).item() == pytest.approx(grads[2].item())


def test_the_gap_of_the_ELBO_is_the_KL_to_the_true_posterior() -> None:
    """vae-elbo: z ~ N(0, 1), x | z ~ N(z, 1), so x ~ N(0, 2) and z | x ~ N(x/2, 1/2)"""
    x, mu, sigma = 1.3, 0.2, 0.9
    q = Normal(number(mu), number(sigma))
    reconstruction = -0.5 * math.log(2 * math.pi) - 0.5 * ((x - mu) ** 2 + sigma**2)
    elbo = reconstruction - kl_divergence(q, Normal(number(0.0), number(1.0)))
    evidence = log_density(number(x), 0.0, math.sqrt(2))
    gap = kl_divergence(q, Normal(number(x / 2), number(math.sqrt(0.5))))
    assert (evidence - elbo).item() == pytest.approx(gap.item())
    assert gap > 0


def test_the_KL_of_a_gaussian_encoder_has_the_written_closed_form() -> None:
    """vae-elbo"""
    mu, sigma = torch.tensor([0.3, -1.0], dtype=F64), torch.tensor([0.5, 2.0], dtype=F64)
    written = 0.5 * (mu**2 + sigma**2 - torch.log(sigma**2) - 1).sum()
    library = kl_divergence(Normal(mu, sigma), Normal(torch.zeros_like(mu), torch.ones_like(mu)))
    assert written.item() == pytest.approx(library.sum().item())


def test_through_the_reparameterised_sample_the_gradient_reaches_mu_and_sigma() -> None:
    """vae-elbo"""
    mu, sigma = number(0.3).requires_grad_(), number(0.5).requires_grad_()
    eps = number(-1.2)
    grads = torch.autograd.grad((mu + sigma * eps) ** 2, (mu, sigma))
    z = 0.3 + 0.5 * -1.2
    assert [g.item() for g in grads] == pytest.approx([2 * z, 2 * z * -1.2])
    assert Normal(mu, sigma).rsample().requires_grad


def test_a_latent_of_64x64x4_is_48_times_smaller_and_its_attention_4096_times() -> None:
    """latent-diffusion"""
    image, latent = torch.empty(3, 512, 512), torch.empty(4, 64, 64)
    assert image.numel() / latent.numel() == 48
    positions = [t[0].numel() for t in (image, latent)]
    assert positions[0] / positions[1] == 8**2 == 64
    assert (positions[0] / positions[1]) ** 2 == 4096
