"""What the cards of attention and positions say, computed. Each test names its card."""

import math
from itertools import product

import pytest
import torch
from torch import Tensor, nn
from torch.nn.attention.bias import causal_lower_right
from torch.nn.functional import scaled_dot_product_attention
from torch.utils.flop_counter import FlopCounterMode

NEVER = float("-inf")


def normal(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def attention(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None = None) -> Tensor:
    scores = q @ k.mT / math.sqrt(q.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, NEVER)
    return scores.softmax(-1) @ v


def causal(n: int) -> Tensor:
    return torch.ones(n, n, dtype=torch.bool).tril()


@pytest.mark.parametrize("d", [1, 2, 5])
def test_the_dot_product_of_unit_entries_has_variance_d(d: int) -> None:
    """why-sqrt-d: over all vectors of ±1, whose entries have mean 0 and variance 1."""
    signs = torch.tensor(list(product([-1.0, 1.0], repeat=d)))
    scores = signs @ signs.T
    assert scores.var(correction=0) == d
    assert (scores / math.sqrt(d)).var(correction=0).item() == pytest.approx(1)
    assert (scores / d).std(correction=0).item() == pytest.approx(1 / math.sqrt(d))


def test_a_saturated_softmax_has_almost_no_gradient_and_p_times_1_minus_p_on_the_diagonal() -> None:
    """why-sqrt-d."""
    for scores in (normal(4), torch.tensor([16.0, 0, -8, 8], dtype=torch.float64)):
        p = scores.softmax(-1)
        jacobian = torch.func.jacrev(lambda s: s.softmax(-1))(scores)
        torch.testing.assert_close(jacobian.diagonal(), p * (1 - p))
    assert jacobian.abs().max() < 1e-3


def test_a_softmax_over_the_queries_has_the_right_shape_and_rows_that_do_not_sum_to_1() -> None:
    """attention-formula."""
    q, k, v = normal(3, 4), normal(5, 4, seed=1), normal(5, 2, seed=2)
    assert attention(q, k, v).shape == (q.softmax(0) @ k.T @ v).shape == (3, 2)
    torch.testing.assert_close(attention(q, k, v), scaled_dot_product_attention(q, k, v))
    wrong = (q @ k.T / 2).softmax(0).sum(-1)
    assert (wrong - 1).abs().max() > 0.1


def test_one_matrix_for_queries_and_keys_makes_the_scores_symmetric() -> None:
    """attention-formula."""
    x, w, other = normal(5, 4), normal(4, 3, seed=1), normal(4, 3, seed=2)
    shared, separate = (x @ w) @ (x @ w).T, (x @ w) @ (x @ other).T
    torch.testing.assert_close(shared, shared.T)
    assert not torch.allclose(separate, separate.T)


def test_concatenating_the_heads_and_projecting_is_a_sum_over_heads() -> None:
    """why-multi-head: W_O lets each head write to all features."""
    heads, w_o = normal(4, 7, 3), normal(12, 12, seed=1)
    concatenated = heads.permute(1, 0, 2).reshape(7, 12) @ w_o
    torch.testing.assert_close(concatenated, (heads @ w_o.reshape(4, 3, 12)).sum(0))


def test_the_scores_of_a_head_have_rank_d_k_at_most_and_their_softmax_full_rank() -> None:
    """why-multi-head, why-decoder-only: with or without the causal mask, for 12 tokens and d_k = 4."""
    scores = normal(12, 4) @ normal(12, 4, seed=1).T
    assert torch.linalg.matrix_rank(scores) == 4
    assert torch.linalg.matrix_rank((scores / 2).softmax(-1)) == 12
    masked = (scores / 2).masked_fill(~causal(12), NEVER).softmax(-1)
    torch.testing.assert_close(torch.linalg.det(masked), masked.diagonal().prod())
    assert masked.diagonal().min() > 0


def test_cross_attention_has_the_rows_of_the_queries_and_no_order_of_the_source() -> None:
    """self-vs-cross-attention."""
    q, k, v, order = normal(3, 4), normal(6, 4, seed=1), normal(6, 5, seed=2), [4, 0, 5, 2, 1, 3]
    assert attention(q, k, v).shape == (3, 5)
    torch.testing.assert_close(attention(q, k[order], v[order]), attention(q, k, v))


def test_decoding_with_cached_keys_and_values_equals_the_full_causal_pass() -> None:
    """kv-cache-cost: one row of T scores at each step, and old states do not change."""
    q, k, v = normal(6, 4), normal(6, 4, seed=1), normal(6, 4, seed=2)
    steps = [attention(q[t : t + 1], k[: t + 1], v[: t + 1]) for t in range(6)]
    torch.testing.assert_close(torch.cat(steps), attention(q, k, v, causal(6)))


def test_the_cache_of_llama_2_7b_takes_2_gib_for_4096_tokens_and_a_quarter_with_8_heads() -> None:
    """kv-cache-cost, mqa-gqa, attention-complexity: against the bytes of tensors on no device."""

    def formula(layers: int, kv_heads: int, head_dim: int, tokens: int) -> int:
        return 2 * layers * kv_heads * head_dim * tokens * 2

    cache = torch.empty(2, 32, 1, 32, 4096, 128, dtype=torch.float16, device="meta")
    assert cache.numel() * cache.element_size() == formula(32, 32, 128, 4096) == 2 * 2**30
    weights = torch.empty(32, 4096, 4096, dtype=torch.float16, device="meta")
    assert weights.numel() * weights.element_size() == 2**30
    assert formula(32, 32, 128, 1) == 2**19
    assert 16 * formula(32, 32, 128, 4096) == 32 * 2**30
    assert formula(32, 8, 128, 4096) == 512 * 2**20
    assert formula(80, 64, 128, 4096) == 8 * formula(80, 8, 128, 4096)


def test_grouped_keys_may_be_broadcast_repeated_or_given_to_torch() -> None:
    """mqa-gqa: and as many groups as heads is multi-head attention."""
    q, k, v = normal(2, 6, 5, 4), normal(2, 3, 5, 4, seed=1), normal(2, 3, 5, 4, seed=2)
    grouped = attention(q.reshape(2, 3, 2, 5, 4), k[:, :, None], v[:, :, None]).reshape(q.shape)
    repeated = attention(q, k.repeat_interleave(2, 1), v.repeat_interleave(2, 1))
    torch.testing.assert_close(grouped, repeated)
    torch.testing.assert_close(grouped, scaled_dot_product_attention(q, k, v, enable_gqa=True))


def test_an_encoder_and_decoder_of_6_layers_have_about_the_weights_of_12_layers() -> None:
    """encoder-decoder-vs-decoder-only: the surplus is the cross-attention."""

    def weights(module: nn.Module) -> int:
        return sum(p.numel() for p in module.parameters() if p.dim() == 2)

    with torch.device("meta"):
        encoder = weights(nn.TransformerEncoderLayer(64, 4, 256))
        decoder = weights(nn.TransformerDecoderLayer(64, 4, 256))
    assert encoder == 12 * 64**2
    assert decoder == 16 * 64**2
    assert (decoder - encoder) / (2 * encoder) < 0.17


@pytest.mark.parametrize("new", [1, 3])
def test_a_causal_mask_after_a_past_is_shifted_by_its_length(new: int) -> None:
    """causal-mask: the last rows of the square triangle, aligned to the lower right."""
    past = 4
    mask = torch.ones(new, past + new, dtype=torch.bool).tril(diagonal=past)
    assert mask.equal(causal(past + new)[past:])
    q, k, v = normal(new, 4), normal(past + new, 4, seed=1), normal(past + new, 4, seed=2)
    lower_right = scaled_dot_product_attention(
        q[None, None], k[None, None], v[None, None], causal_lower_right(new, past + new)
    )
    torch.testing.assert_close(lower_right[0, 0], attention(q, k, v, mask))


def test_without_the_shift_a_new_token_sees_only_the_first_key_and_so_does_is_causal() -> None:
    """causal-mask."""
    q, k, v = normal(1, 4), normal(6, 4, seed=1), normal(6, 4, seed=2)
    mask = torch.ones(1, 6, dtype=torch.bool).tril()
    torch.testing.assert_close(attention(q, k, v, mask), v[:1])
    torch.testing.assert_close(scaled_dot_product_attention(q, k, v, is_causal=True), v[:1])


def test_zeroing_after_the_softmax_lets_the_future_through() -> None:
    """causal-mask: the gradient to a future score is not zero, as it is with minus infinity."""
    scores = normal(4, 4).requires_grad_()
    after = torch.where(causal(4), scores.softmax(-1), 0.0)
    before = scores.masked_fill(~causal(4), NEVER).softmax(-1)
    assert (after.sum(-1)[:-1] < 1).all()
    (leak,) = torch.autograd.grad(after[0, 0], scores)
    (none,) = torch.autograd.grad(before[0, 0], scores)
    assert leak[0, 1:].abs().min() > 0
    assert none[0, 1:].abs().max() == 0


def test_a_row_of_minus_infinity_is_nan_and_1e9_is_beyond_float16() -> None:
    """causal-mask."""
    assert torch.full((3,), NEVER).softmax(-1).isnan().all()
    assert torch.finfo(torch.float16).min == -65504
    assert torch.tensor(-1e9).half().isinf()


@pytest.mark.parametrize(("n", "d", "heads"), [(8, 4, 1), (8, 4, 2), (12, 2, 1), (3, 8, 4)])
def test_attention_takes_4nd2_plus_2n2d_products_for_any_heads(n: int, d: int, heads: int) -> None:
    """attention-complexity, attention-vs-convolution-vs-recurrence: counted by torch, 2 flops each."""
    x, w = normal(n, d), normal(4, d, d, seed=1)
    with FlopCounterMode(display=False) as count:
        q, k, v = ((x @ w[i]).reshape(n, heads, -1).transpose(0, 1) for i in range(3))
        out = attention(q, k, v).transpose(0, 1).reshape(n, d) @ w[3]
    assert out.shape == x.shape
    assert count.get_total_flops() == 2 * (4 * n * d**2 + 2 * n**2 * d)
    assert (2 * n**2 * d > 4 * n * d**2) == (n > 2 * d)


@pytest.mark.parametrize("block", [1, 3, 10])
def test_merging_blocks_by_the_online_softmax_gives_exact_attention(block: int) -> None:
    """flash-attention: the follow-up's rule, for scores that overflow without the maximum."""
    q, k, v = 40 * normal(4, 8), 40 * normal(10, 8, seed=1), normal(10, 3, seed=2)
    zeros = torch.zeros_like(q)
    m, total, out = zeros[:, :1] + NEVER, zeros[:, :1], zeros[:, :3]
    for start in range(0, 10, block):
        scores = q @ k[start : start + block].T / math.sqrt(8)
        m2 = scores.amax(-1, keepdim=True)
        e = (scores - m2).exp()
        total2 = e.sum(-1, keepdim=True)
        out2 = e @ v[start : start + block] / total2
        top = torch.maximum(m, m2)
        kept, added = (m - top).exp() * total, (m2 - top).exp() * total2
        m, total, out = top, kept + added, (kept * out + added * out2) / (kept + added)
    torch.testing.assert_close(out, attention(q, k, v))
    assert (q @ k.T / math.sqrt(8)).exp().isinf().any()


@pytest.mark.parametrize("heads", [1, 8, 64])
def test_multi_head_attention_of_width_512_has_1050624_parameters_for_any_heads(heads: int) -> None:
    """multi-head-parameter-count."""
    layer = nn.MultiheadAttention(512, heads, device="meta")
    assert sum(p.numel() for p in layer.parameters()) == 4 * 512**2 + 4 * 512 == 1_050_624
    cross = nn.MultiheadAttention(512, heads, bias=False, kdim=48, vdim=48, device="meta")
    assert sum(p.numel() for p in cross.parameters()) == 2 * 512**2 + 2 * 512 * 48
    assert round(12 * 96 * 12288**2 / 1e9) == 174


def test_an_encoder_without_positions_is_permutation_equivariant_and_with_them_it_is_not() -> None:
    """why-positions-are-needed."""
    torch.manual_seed(0)
    layer = nn.TransformerEncoderLayer(8, 2, 16, dtype=torch.float64, batch_first=True).eval()
    stack = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False).eval()
    x, positions, order = normal(1, 5, 8), normal(1, 5, 8, seed=1), [2, 0, 4, 1, 3]
    torch.testing.assert_close(stack(x[:, order]), stack(x)[:, order])
    placed, moved = stack(x + positions), stack(x[:, order] + positions)
    assert not torch.allclose(moved, placed[:, order])
    assert not torch.allclose(moved.mean(1), placed.mean(1))


def test_one_causal_layer_sees_its_prefix_as_a_set_and_the_second_sees_its_order() -> None:
    """why-positions-are-needed."""
    x = normal(5, 4)
    swapped = x[[1, 0, 2, 3, 4]]
    once, once_swapped = (attention(y, y, y, causal(5)) for y in (x, swapped))
    torch.testing.assert_close(once[-1], once_swapped[-1])
    twice, twice_swapped = (attention(y, y, y, causal(5)) for y in (once, once_swapped))
    assert not torch.allclose(twice[-1], twice_swapped[-1])


def rotate(x: Tensor, t: int, stride: int = 1) -> Tensor:
    """Pairs (2i, 2i + 1) turned by t·10000^(−2i/d); with stride d/2 the pairs (i, i + d/2)."""
    even = 2 * torch.arange(len(x) // 2, dtype=torch.float64)
    cos, sin = (t * 10000 ** (-even / len(x))).cos(), (t * 10000 ** (-even / len(x))).sin()
    a, b = (x[0::2], x[1::2]) if stride == 1 else (x[:stride], x[stride:])
    turned = torch.stack([a * cos - b * sin, a * sin + b * cos])
    return turned.T.reshape(-1) if stride == 1 else turned.reshape(-1)


def test_a_rotary_score_depends_on_the_difference_and_has_a_complex_form() -> None:
    """rope-relative: also, norms stay, and the two ways to pair differ by a permutation."""
    q, k = normal(8), normal(8, seed=1)
    score = rotate(q, 7) @ rotate(k, 3)
    torch.testing.assert_close(score, rotate(q, 107) @ rotate(k, 103))
    torch.testing.assert_close(score, q @ rotate(k, 3 - 7))
    assert not torch.isclose(score, rotate(q, 7) @ rotate(k, 4))
    angle = torch.polar(torch.ones(4).double(), 4 * 10000 ** (-torch.arange(0, 8, 2).double() / 8))
    z, w = (torch.view_as_complex(y.reshape(4, 2)) for y in (q, k))
    torch.testing.assert_close(score, (z * w.conj() * angle).sum().real)
    torch.testing.assert_close(rotate(q, 9).norm(), q.norm())
    halves = [0, 2, 4, 6, 1, 3, 5, 7]
    torch.testing.assert_close(rotate(q[halves], 7, 4) @ rotate(k[halves], 3, 4), score)
    assert not torch.isclose(rotate(q, 7, 4) @ rotate(k, 3, 4), score)


def test_a_shift_of_a_sinusoidal_encoding_is_one_linear_map_and_products_see_the_shift() -> None:
    """sinusoidal-frequencies: fitted by least squares; with the sines alone no map fits."""
    omega = 10000 ** (-torch.arange(0, 16, 2, dtype=torch.float64) / 16)
    angles = torch.arange(200)[:, None] * omega
    both = torch.stack([angles.sin(), angles.cos()], -1).reshape(200, 16)
    for codes, fits in ((both, True), (angles.sin(), False)):
        shift = torch.linalg.lstsq(codes[:100], codes[5:105], driver="gelsd").solution
        assert torch.allclose(codes[90:190] @ shift, codes[95:195], atol=1e-6) == fits
    for t in (0, 60):
        torch.testing.assert_close(both[t] @ both[t + 9], (9 * omega).cos().sum())


def test_geometric_frequencies_give_each_decade_as_many_and_a_base_moves_the_slow() -> None:
    """sinusoidal-frequencies, position-extrapolation."""
    share = torch.arange(256, dtype=torch.float64) / 256
    waves, even = 2 * math.pi * 10000**share, 2 * math.pi / torch.linspace(1e-4, 1, 256)
    assert (waves / (2 * math.pi)).log10().floor().long().bincount().tolist() == [64] * 4
    assert (even < 100).float().mean() > 0.9
    assert (waves[::4] > 4096).sum() == 18
    slower = 1_000_000**share / 10000**share
    assert slower[0] == 1
    assert slower[-1] == pytest.approx(100, rel=0.02)


def test_alibi_is_a_factor_of_the_weights_and_needs_no_query_position() -> None:
    """alibi: the slopes of 8 heads, and m·j in place of m·(j − i)."""
    slopes = [2 ** (-8 / 8) * (2 ** (-8 / 8)) ** head for head in range(8)]
    assert slopes == [1 / 2 ** (head + 1) for head in range(8)]
    at = torch.arange(6.0, dtype=torch.float64)
    scores, distance, m = normal(6, 6).masked_fill(~causal(6), NEVER), at[:, None] - at, slopes[1]
    weights = (scores - m * distance).softmax(-1)
    torch.testing.assert_close((scores + m * at).softmax(-1), weights)
    decayed = scores.softmax(-1) * (-m * distance).exp()
    torch.testing.assert_close(decayed / decayed.sum(-1, keepdim=True), weights)
