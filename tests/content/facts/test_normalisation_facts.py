"""What the cards on normalisation state, computed."""

import math

import numpy as np
import numpy.typing as npt
import pytest
import torch
from torch import Tensor, nn
from torch.nn.functional import batch_norm, conv2d, group_norm, instance_norm, layer_norm, rms_norm

Floats = npt.NDArray[np.float32]


def normal(*shape: int, seed: int = 0) -> Tensor:
    """Reproducible float64 values."""
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(shape, generator=generator, dtype=torch.float64)


def far_from_zero(n: int, mean: float, seed: int = 0) -> Floats:
    """Standard normal values around `mean`, in float32."""
    return (mean + np.random.default_rng(seed).standard_normal(n)).astype(np.float32)


def naive(x: Floats) -> float:
    return float(np.mean(x * x) - np.mean(x) ** 2)


def two_passes(x: Floats) -> float:
    return float(np.mean((x - np.mean(x)) ** 2))


def welford(x: Floats) -> tuple[np.float32, np.float32]:
    """Mean and sum of squared deviations, both kept in float32."""
    mean, total = np.float32(0), np.float32(0)
    for n, value in enumerate(x, start=1):
        delta = value - mean
        mean = mean + delta / np.float32(n)
        total = total + delta * (value - mean)
    return mean, total


def test_batch_norm_has_c_means_over_the_batch_and_layer_norm_bt_over_the_features() -> None:
    # bn-vs-ln
    images = 3 + 2 * normal(4, 5, 6, 7)
    mean = images.mean(dim=(0, 2, 3), keepdim=True)
    var = images.var(dim=(0, 2, 3), keepdim=True, correction=0)
    assert mean.numel() == 5
    batch = nn.BatchNorm2d(5).double()
    torch.testing.assert_close(batch(images), (images - mean) / (var + batch.eps).sqrt())
    text = 3 + 2 * normal(4, 6, 8)
    mean, var = text.mean(-1, keepdim=True), text.var(-1, keepdim=True, correction=0)
    assert mean.numel() == 4 * 6
    layer = nn.LayerNorm(8).double()
    torch.testing.assert_close(layer(text), (text - mean) / (var + layer.eps).sqrt())
    assert (batch.weight.shape, layer.weight.shape) == ((5,), (8,))


def test_an_examples_output_depends_on_the_batch_in_batch_norm_only() -> None:
    # bn-vs-ln
    x, other = normal(4, 8), normal(4, 8, seed=1)
    other[0] = x[0]
    batch, layer = nn.BatchNorm1d(8).double(), nn.LayerNorm(8).double()
    assert not torch.allclose(batch(x)[0], batch(other)[0])
    assert torch.equal(layer(x)[0], layer(other)[0])
    trained = layer(x)
    assert torch.equal(layer.eval()(x), trained)


def test_group_norm_lies_between_layer_norm_and_instance_norm() -> None:
    # bn-vs-ln
    x = normal(2, 6, 4, 4)
    torch.testing.assert_close(group_norm(x, 1), layer_norm(x, (6, 4, 4)))
    torch.testing.assert_close(group_norm(x, 6), instance_norm(x))


def test_gamma_and_beta_can_undo_the_normalisation() -> None:
    # bn-vs-ln
    x = 3 + 2 * normal(64, 5)
    layer = nn.BatchNorm1d(5).double()
    with torch.no_grad():
        layer.weight.copy_((x.var(0, correction=0) + layer.eps).sqrt())
        layer.bias.copy_(x.mean(0))
    torch.testing.assert_close(layer(x), x)


def test_running_statistics_take_a_tenth_of_the_batch_and_the_unbiased_variance() -> None:
    # bn-train-vs-eval
    x = 3 + 2 * normal(6, 4)
    layer = nn.BatchNorm1d(4).double()
    y = layer(x)
    assert layer.running_mean is not None
    assert layer.running_var is not None
    torch.testing.assert_close(layer.running_mean, 0.1 * x.mean(0))
    torch.testing.assert_close(layer.running_var, 0.9 + 0.1 * x.var(0, correction=1))
    torch.testing.assert_close(y.var(0, correction=0), 1 / (1 + layer.eps / x.var(0, correction=0)))


def test_no_grad_still_updates_the_running_statistics_and_eval_does_not() -> None:
    # bn-train-vs-eval
    x, layer = normal(6, 4), nn.BatchNorm1d(4).double()
    before = {name: buffer.clone() for name, buffer in layer.named_buffers()}
    layer.eval()(x)
    assert all(torch.equal(buffer, before[name]) for name, buffer in layer.named_buffers())
    with torch.no_grad():
        layer.train()(x)
    assert not any(torch.equal(buffer, before[name]) for name, buffer in layer.named_buffers())


def test_a_batch_of_one_fails_in_training_and_works_in_evaluation() -> None:
    # bn-train-vs-eval
    layer = nn.BatchNorm1d(4)
    with pytest.raises(ValueError, match="more than 1 value per channel"):
        layer(torch.ones(1, 4))
    assert layer.eval()(torch.ones(1, 4)).shape == (1, 4)


def test_batch_norm_in_evaluation_folds_into_the_convolution() -> None:
    # bn-train-vs-eval
    conv, batch = nn.Conv2d(3, 5, 3).double(), nn.BatchNorm2d(5).double()
    for seed in range(3):
        batch(2 + normal(4, 5, 4, 4, seed=seed))
    with torch.no_grad():
        batch.weight.copy_(normal(5))
        batch.bias.copy_(normal(5, seed=1))
    batch.eval()
    assert batch.running_mean is not None
    assert batch.running_var is not None
    assert conv.bias is not None
    s = batch.weight / (batch.running_var + batch.eps).sqrt()
    bias = batch.bias + s * (conv.bias - batch.running_mean)
    x = normal(2, 3, 6, 6)
    folded = conv2d(x, conv.weight * s[:, None, None, None], bias)
    torch.testing.assert_close(folded, batch(conv(x)))


def test_running_statistics_are_saved_but_are_no_parameters() -> None:
    # bn-train-vs-eval
    layer = nn.BatchNorm1d(4)
    assert {name for name, _ in layer.named_parameters()} == {"weight", "bias"}
    assert {"running_mean", "running_var"} <= set(layer.state_dict())


def test_batch_statistics_over_time_leak_later_tokens_and_layer_norm_does_not() -> None:
    # why-transformers-use-ln
    x = normal(2, 5, 8)
    changed = x.clone()
    changed[:, -1] += 3
    batch, layer = nn.BatchNorm1d(8).double(), nn.LayerNorm(8).double()
    first, later = (batch(t.transpose(1, 2)).transpose(1, 2)[:, 0] for t in (x, changed))
    assert not torch.allclose(first, later)
    assert torch.equal(layer(x)[:, 0], layer(changed)[:, 0])


def test_padding_moves_the_batch_statistics() -> None:
    # why-transformers-use-ln
    tokens = 2 + normal(10, 8)
    padded = torch.cat([tokens, torch.zeros(10, 8, dtype=torch.float64)])
    torch.testing.assert_close(padded.mean(0), tokens.mean(0) / 2)
    assert not torch.allclose(
        batch_norm(padded, None, None, training=True)[:10],
        batch_norm(tokens, None, None, training=True),
    )


def test_pre_norm_has_an_identity_path_and_post_norm_rescales_the_gradient() -> None:
    # pre-norm-vs-post-norm
    x, upstream = 5 * normal(16), normal(16, seed=1)

    def pre(t: Tensor) -> Tensor:
        for _ in range(6):
            t = t + 0 * layer_norm(t, (16,))
        return t

    def post(t: Tensor) -> Tensor:
        for _ in range(6):
            t = layer_norm(t + 0 * t, (16,))
        return t

    for block, kept in ((pre, True), (post, False)):
        leaf = x.clone().requires_grad_()
        (got,) = torch.autograd.grad(block(leaf), leaf, upstream)
        assert torch.equal(got, upstream) == kept
        assert (got.norm() < upstream.norm() / 2) != kept


def test_the_stream_of_pre_norm_grows_linearly_and_that_of_post_norm_stays() -> None:
    # pre-norm-vs-post-norm
    width, depth = 256, 40
    pre = post = layer_norm(normal(8, width), (width,))
    sizes, changes = [], []
    for n in range(depth):
        branch = normal(width, width, seed=n + 1) / math.sqrt(width)
        added = layer_norm(pre, (width,)) @ branch
        changes.append((added.norm() / pre.norm()).item())
        pre = pre + added
        post = layer_norm(post + post @ branch, (width,))
        sizes.append(pre.square().mean().item())
    assert sizes[-1] == pytest.approx(1 + depth, rel=0.2)
    assert sizes[depth // 2 - 1] == pytest.approx(1 + depth / 2, rel=0.2)
    assert changes[-1] < changes[0] / 4
    assert post.square().mean().item() == pytest.approx(1, rel=1e-3)


def test_layer_norm_is_centring_followed_by_rms_norm() -> None:
    # rms-norm
    x, eps = 3 + normal(4, 8), 1e-6
    rms = x / (x.square().mean(-1, keepdim=True) + eps).sqrt()
    torch.testing.assert_close(rms, rms_norm(x, (8,), eps=eps))
    centred = x - x.mean(-1, keepdim=True)
    torch.testing.assert_close(rms_norm(centred, (8,), eps=eps), layer_norm(x, (8,), eps=eps))
    assert not torch.allclose(rms, layer_norm(x, (8,), eps=eps))
    assert [name for name, _ in nn.RMSNorm(8).named_parameters()] == ["weight"]


def test_rms_norm_ignores_the_scale_but_not_a_shift_and_gives_length_root_d() -> None:
    # rms-norm
    x = normal(4, 16)
    y = rms_norm(x, (16,), eps=0.0)
    torch.testing.assert_close(rms_norm(7 * x, (16,), eps=0.0), y)
    assert not torch.allclose(rms_norm(x + 1, (16,), eps=0.0), y)
    torch.testing.assert_close(layer_norm(x + 1, (16,)), layer_norm(x, (16,)))
    torch.testing.assert_close(y.norm(dim=-1), torch.full((4,), 4.0).double())


def test_squares_overflow_from_256_on_in_float16_and_not_in_bfloat16() -> None:
    # rms-norm
    below, at = torch.tensor([255.875, 256.0], dtype=torch.float16)
    assert below.square().isfinite()
    assert at.square().isinf()
    assert (at / at.square().sqrt()).item() == 0
    assert at.bfloat16().square().item() == 65536


def test_the_one_pass_formula_gives_multiples_of_8_around_10000() -> None:
    # variance-in-one-pass
    assert np.spacing(np.float32(1e8)) == 8
    found = [naive(far_from_zero(256 * (s + 1), 1e4, seed=s)) for s in range(16)]
    assert all(value % 8 == 0 for value in found)
    assert naive(far_from_zero(4096, 1e4)) < 0


def test_two_passes_welford_and_a_shift_keep_the_digits() -> None:
    # variance-in-one-pass
    x = far_from_zero(500, 1e4)
    exact = float(np.var(x.astype(np.float64)))
    assert two_passes(x) == pytest.approx(exact, rel=1e-4)
    assert float(welford(x)[1]) / 500 == pytest.approx(exact, rel=1e-2)
    assert naive(x - x[0]) == pytest.approx(exact, rel=1e-4)
    assert naive(x) != pytest.approx(exact, rel=1)


def test_the_loss_of_the_one_pass_formula_grows_as_the_square_of_mean_over_std() -> None:
    # variance-in-one-pass
    errors = []
    for mean in (30.0, 300.0):
        samples = [far_from_zero(400, mean, seed=s) for s in range(40)]
        exact = [float(np.var(x.astype(np.float64))) for x in samples]
        pairs = zip(samples, exact, strict=True)
        errors.append(np.mean([abs(naive(x) - v) / v for x, v in pairs]))
    assert 30 < errors[1] / errors[0] < 300


def test_welford_is_the_merge_of_chunks_with_one_of_size_one() -> None:
    # variance-in-one-pass
    x = np.random.default_rng(0).standard_normal(30)

    def parts(values: npt.NDArray[np.float64]) -> tuple[int, float, float]:
        mean = float(values.mean())
        return len(values), mean, float(((values - mean) ** 2).sum())

    for cut in (12, 29):
        (n_a, mean_a, m_a), (n_b, mean_b, m_b) = parts(x[:cut]), parts(x[cut:])
        n, delta = n_a + n_b, mean_b - mean_a
        mean = mean_a + delta * n_b / n
        assert mean == pytest.approx(x.mean())
        assert m_a + m_b + delta**2 * n_a * n_b / n == pytest.approx(parts(x)[2])
    # n_b = 1, the last cut: Welford's product is the last term of the merge.
    assert delta * (x[29] - mean) == pytest.approx(delta**2 * n_a * n_b / n)
