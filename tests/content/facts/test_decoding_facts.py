"""What the cards on decoding state, computed."""

import itertools
import math

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy, softmax


def logits(*shape: int, seed: int = 0) -> Tensor:
    """Reproducible float64 logits."""
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(shape, generator=generator, dtype=torch.float64)


def nucleus(p: Tensor, mass: float) -> set[int]:
    """The smallest set of most probable tokens that reaches `mass`."""
    order = p.argsort(descending=True)
    before = p[order].cumsum(0) - p[order]
    return set(order[before < mass - 1e-12].tolist())


def test_greedy_misses_a_sequence_that_a_beam_of_two_finds() -> None:
    # greedy-vs-beam-vs-sampling
    first = torch.tensor([0.5, 0.4, 0.1], dtype=torch.float64)
    second = torch.tensor([[0.4, 0.3, 0.3], [0.9, 0.05, 0.05], [0.4, 0.3, 0.3]]).double()
    joint = first[:, None] * second
    greedy = joint[first.argmax(), second[first.argmax()].argmax()].item()
    beam = joint[first.topk(2).indices].max().item()
    assert math.isclose(greedy, 0.20, abs_tol=1e-7)
    assert math.isclose(beam, 0.36, abs_tol=1e-7)
    assert beam == joint.max().item()


def test_temperature_scales_the_gaps_keeps_the_order_and_goes_from_argmax_to_uniform() -> None:
    # temperature
    for T, ratio in [(1.0, 7.4), (0.5, 54.6), (2.0, 2.7)]:
        p = softmax(torch.tensor([2.0, 0.0], dtype=torch.float64) / T, dim=0)
        assert round((p[0] / p[1]).item(), 1) == ratio
    z = logits(50)
    p = softmax(z, dim=0)
    for T in (0.3, 1.7, 20.0):
        tempered = softmax(z / T, dim=0)
        assert torch.equal(tempered.argsort(), p.argsort())
        torch.testing.assert_close(tempered, p ** (1 / T) / (p ** (1 / T)).sum())
    assert softmax(z / 1e-4, dim=0)[z.argmax()].item() > 1 - 1e-12
    torch.testing.assert_close(
        softmax(z / 1e6, dim=0), torch.full_like(z, 1 / 50), rtol=1e-5, atol=0
    )


def test_a_nucleus_follows_the_shape_of_the_distribution_and_a_fixed_k_does_not() -> None:
    # top-k-vs-top-p
    flat = torch.full((1000,), 1e-3, dtype=torch.float64)
    peaked = torch.cat([torch.tensor([0.95]).double(), torch.full((999,), 0.05 / 999).double()])
    assert (len(nucleus(flat, 0.9)), len(nucleus(peaked, 0.9))) == (900, 1)
    assert math.isclose(flat.topk(50).values.sum().item(), 1 / 20)


def test_heat_before_the_cut_widens_the_nucleus_and_leaves_top_k_alone() -> None:
    # temperature, top-k-vs-top-p
    z = logits(100)
    p, hot = softmax(z, dim=0), softmax(z / 2, dim=0)
    assert nucleus(p, 0.9) < nucleus(hot, 0.9)
    assert torch.equal(p.topk(10).indices, hot.topk(10).indices)


def test_the_sum_prefers_the_short_hypothesis_and_the_normalised_score_the_long_one() -> None:
    # beam-search-length-penalty
    short, long = 4 * math.log(0.5), 10 * math.log(0.7)
    assert (round(short, 2), round(long, 2)) == (-2.77, -3.57)
    assert (round(short / 4, 2), round(long / 10, 2)) == (-0.69, -0.36)
    assert short > long
    assert short / 4 < long / 10
    assert short / ((5 + 4) / 6) ** 0.6 < long / ((5 + 10) / 6) ** 0.6
    # A larger exponent can only help the longer of the two.
    leads = [long / 10**a - short / 4**a for a in (0.0, 0.3, 0.6, 1.0)]
    assert leads == sorted(leads)


def test_dividing_a_negative_logit_makes_its_token_more_probable() -> None:
    # repetition-and-degeneration
    z = torch.tensor([-1.2, 0.5, 2.4], dtype=torch.float64)
    for token in (0, 2):
        divided, penalised = z.clone(), z.clone()
        divided[token] = z[token] / 1.2
        penalised[token] = z[token] * 1.2 if z[token] < 0 else z[token] / 1.2
        before = softmax(z, dim=0)[token]
        assert softmax(penalised, dim=0)[token] < before
        assert (softmax(divided, dim=0)[token] > before) == (token == 0)


def test_perplexity_is_exp_of_the_loss_and_the_inverse_geometric_mean() -> None:
    # perplexity
    z, y = logits(40, 100), torch.arange(40)
    picked = softmax(z, dim=-1)[torch.arange(40), y]
    assert math.isclose(cross_entropy(z, y).exp().item(), picked.prod().item() ** (-1 / 40))
    uniform = cross_entropy(torch.zeros(40, 100, dtype=torch.float64), y).exp().item()
    assert math.isclose(uniform, 100)
    assert round(math.exp(3.0)) == 20


def test_the_mean_of_the_batches_perplexities_is_too_high() -> None:
    # perplexity
    losses = cross_entropy(
        logits(6, 8, 100).transpose(1, 2), torch.arange(48).view(6, 8) % 100, reduction="none"
    ).mean(dim=1)
    assert losses.exp().mean() > losses.mean().exp() * 1.001


def test_speculative_decoding_emits_exactly_the_distribution_of_the_target() -> None:
    # speculative-decoding
    p, q = softmax(logits(20), dim=0), softmax(logits(20, seed=1), dim=0)
    accepted = q * (p / q).clamp(max=1)
    residual = (p - q).clamp(min=0)
    rate = accepted.sum()
    torch.testing.assert_close(accepted + (1 - rate) * residual / residual.sum(), p)
    torch.testing.assert_close(rate, 1 - (p - q).abs().sum() / 2)


def test_a_pass_of_speculative_decoding_yields_a_geometric_sum_of_tokens() -> None:
    # speculative-decoding
    alpha, gamma, expected = 0.8, 4, 0.0
    for accepts in itertools.product([True, False], repeat=gamma):
        chance = math.prod(alpha if a else 1 - alpha for a in accepts)
        run = next((n for n, a in enumerate(accepts) if not a), gamma)
        expected += chance * (run + 1)
    assert math.isclose(expected, (1 - alpha ** (gamma + 1)) / (1 - alpha))
    assert round(expected, 1) == 3.4


def test_a_linear_layer_does_one_flop_per_byte_of_weights_and_token() -> None:
    # prefill-vs-decode
    weight = torch.ones(64, 32, dtype=torch.bfloat16)
    for tokens in (1, 48):
        # A product of ones adds up 1 for each multiplication; each comes with one addition.
        flops = 2 * (torch.ones(tokens, 32) @ weight.float().T).sum().item()
        assert flops / weight.nbytes == tokens


def test_the_figures_of_prefill_and_decode_follow_from_the_hardwares() -> None:
    # prefill-vs-decode
    assert round(989e12 / 3.35e12) == 295
    assert round(1000 * 7e9 * 2 / 3.35e12, 1) == 4.2
    cache = torch.empty(2, 32, 32, 128, dtype=torch.bfloat16, device="meta").nbytes
    assert cache == 512 * 1024
    assert cache * 4096 == 2 * 1024**3
