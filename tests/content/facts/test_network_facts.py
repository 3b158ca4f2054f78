"""What the oral cards on the layers of networks claim, computed in two ways."""

import itertools
import math
from collections.abc import Callable, Sequence

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

F64 = torch.float64


def normal(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=F64)


def jacobian(y: Tensor, x: Tensor) -> Tensor:
    return torch.stack([torch.autograd.grad(one, x, retain_graph=True)[0] for one in y])


def count(module: nn.Module) -> int:
    return sum(p.numel() for p in module.parameters())


def test_the_gradients_of_a_linear_layer_are_XT_G_and_G_WT() -> None:
    """chain-rule"""
    x, w = normal(5, 3).requires_grad_(), normal(3, 4, seed=1).requires_grad_()
    g = normal(5, 4, seed=2)
    dx, dw = torch.autograd.grad(x @ w, (x, w), g)
    assert torch.allclose(dw, x.T @ g)
    assert torch.allclose(dx, g @ w.T)


def test_the_backward_pass_of_hidden_layers_has_two_products_for_each_of_the_forward() -> None:
    """chain-rule: products of one size, as the recorded graph has them"""
    x, ws = normal(8, 16).requires_grad_(), [normal(16, 16).requires_grad_() for _ in range(3)]
    loss = (x @ ws[0] @ ws[1] @ ws[2]).square().sum()
    grads = torch.autograd.grad(loss, [x, *ws], create_graph=True)
    assert products([loss]) == 3
    assert products(grads) == 3 + 2 * 3


def products(ends: Sequence[Tensor]) -> int:
    found, open_nodes = set(), [end.grad_fn for end in ends]
    while open_nodes:
        node = open_nodes.pop()
        if node is not None and node not in found:
            found.add(node)
            open_nodes += [before for before, _ in node.next_functions]
    return sum(node.name() == "MmBackward0" for node in found)


def test_sigmoid_has_slope_at_most_a_quarter_so_ten_layers_lose_a_million() -> None:
    """vanishing-gradients"""
    x = torch.linspace(-8, 8, 1601, dtype=F64, requires_grad=True)
    (slope,) = torch.autograd.grad(torch.sigmoid(x).sum(), x)
    assert slope.max().item() == pytest.approx(0.25, abs=1e-12)
    y = z = torch.zeros((), dtype=F64, requires_grad=True)
    for _ in range(10):
        y = torch.sigmoid(y)
    (chained,) = torch.autograd.grad(y, z)
    assert 0 < chained.item() < 1e-6


def test_clipping_the_norm_keeps_the_direction() -> None:
    """vanishing-gradients"""
    p = nn.Parameter(torch.zeros(4, dtype=F64))
    g = normal(4)
    p.grad = g.clone()
    nn.utils.clip_grad_norm_([p], 0.5)
    assert torch.allclose(p.grad, g * min(1, 0.5 / g.norm().item()), rtol=1e-5)
    assert functional.cosine_similarity(g.clamp(-0.5, 0.5), g, dim=0) < 0.999


def test_the_output_size_is_the_floor_formula_with_the_dilated_kernel() -> None:
    """convolution-output-size"""
    for n, k, p, s, d in itertools.product((9, 12), (3, 4), (0, 2), (1, 2), (1, 2)):
        out = functional.conv1d(
            torch.ones(1, 1, n), torch.ones(1, 1, k), stride=s, padding=p, dilation=d
        )
        assert out.shape[-1] == (n + 2 * p - (d * (k - 1) + 1)) // s + 1


def test_both_223_and_224_become_112_and_output_padding_tells_them_apart() -> None:
    """convolution-output-size"""
    conv, w = nn.Conv1d(1, 1, 7, stride=2, padding=3), torch.ones(1, 1, 7)
    assert conv(torch.ones(1, 1, 223)).shape == conv(torch.ones(1, 1, 224)).shape == (1, 1, 112)
    back = [
        functional.conv_transpose1d(
            torch.ones(1, 1, 112), w, stride=2, padding=3, output_padding=extra
        )
        for extra in (0, 1)
    ]
    assert [b.shape[-1] for b in back] == [111 * 2 - 6 + 7, 224] == [223, 224]


def test_a_3x3_convolution_from_64_to_128_has_73856_parameters_whatever_the_image() -> None:
    """convolution-parameter-count"""
    conv = nn.Conv2d(64, 128, 3, padding=1)
    assert conv.weight.numel() == 9 * 64 * 128 == 73_728
    assert count(conv) == 73_856
    assert count(nn.Conv2d(64, 128, 3, groups=4, bias=False)) == 73_728 // 4
    assert conv.weight.numel() * 32 * 32 == pytest.approx(75e6, rel=0.01)
    dense = math.prod((64, 32, 32)) * math.prod((128, 32, 32))
    assert dense == pytest.approx(8.6e9, rel=0.01)


def test_depthwise_separable_costs_one_over_C_out_plus_one_over_k_squared() -> None:
    """convolution-parameter-count"""
    depthwise = nn.Conv2d(64, 64, 3, groups=64, bias=False)
    pointwise = nn.Conv2d(64, 128, 1, bias=False)
    assert (count(depthwise), count(pointwise)) == (576, 8_192)
    full = count(nn.Conv2d(64, 128, 3, bias=False))
    assert (count(depthwise) + count(pointwise)) / full == pytest.approx(1 / 128 + 1 / 9)


def test_batch_norm_removes_the_bias_before_it() -> None:
    """convolution-parameter-count"""
    x = normal(4, 3, 5, 5)
    shifted = functional.batch_norm(x + 7.0, None, None, training=True)
    assert torch.allclose(shifted, functional.batch_norm(x, None, None, training=True))


def field(layers: Sequence[tuple[int, int, int]]) -> int:
    r, jump = 1, 1
    for k, s, d in layers:
        r, jump = r + d * (k - 1) * jump, jump * s
    return r


def measured_field(layers: Sequence[tuple[int, int, int]]) -> int:
    x = torch.zeros(1, 1, 101, requires_grad=True)
    y: Tensor = x
    for k, s, d in layers:
        y = functional.conv1d(y, torch.ones(1, 1, k), stride=s, dilation=d)
    (grad,) = torch.autograd.grad(y[0, 0, y.shape[-1] // 2], x)
    return int((grad != 0).sum())


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        ([(3, 1, 1)] * 3, 7),
        ([(3, 1, 1), (2, 2, 1), (3, 1, 1)], 8),
        ([(3, 1, d) for d in (1, 2, 4, 8)], 31),
    ],
)
def test_the_receptive_field_follows_from_kernels_and_jumps(
    layers: list[tuple[int, int, int]], expected: int
) -> None:
    """receptive-field"""
    assert field(layers) == measured_field(layers) == expected


def test_three_3x3_layers_have_27_C_squared_weights_and_one_7x7_has_49() -> None:
    """receptive-field"""
    assert 3 * count(nn.Conv2d(8, 8, 3, bias=False)) == 27 * 8**2
    assert count(nn.Conv2d(8, 8, 7, bias=False)) == 49 * 8**2


def test_influence_in_a_stack_of_equal_kernels_is_nearly_gaussian() -> None:
    """receptive-field: by the central limit theorem"""
    weights = np.ones(1)
    for _ in range(20):
        weights = np.convolve(weights, np.ones(3) / 3)
    at = np.arange(41) - 20
    variance = 20 * 2 / 3
    gauss = np.exp(-(at**2) / (2 * variance)) / math.sqrt(2 * math.pi * variance)
    assert len(weights) == 41
    assert np.abs(weights - gauss).max() < 0.01 * gauss.max()


def test_an_LSTM_has_four_times_and_a_GRU_three_times_the_weights_of_an_RNN() -> None:
    """cnn-vs-rnn-vs-lstm"""
    base = count(nn.RNN(7, 5))
    assert count(nn.LSTM(7, 5)) == 4 * base
    assert count(nn.GRU(7, 5)) == 3 * base


def lstm_step(cell: nn.LSTMCell, x: Tensor, h: Tensor, c: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    z = x @ cell.weight_ih.T + cell.bias_ih + h @ cell.weight_hh.T + cell.bias_hh
    i, f, g, o = z.chunk(4, dim=-1)
    new = f.sigmoid() * c + i.sigmoid() * g.tanh()
    return o.sigmoid() * new.tanh(), new, f.sigmoid()


def test_the_written_LSTM_cell_is_the_one_of_PyTorch() -> None:
    """lstm-gates"""
    cell = nn.LSTMCell(3, 4).double()
    x, h, c = normal(2, 3), normal(2, 4, seed=1), normal(2, 4, seed=2)
    assert torch.allclose(torch.stack(lstm_step(cell, x, h, c)[:2]), torch.stack(cell(x, (h, c))))


def test_along_the_cell_state_the_derivative_is_the_forget_gate() -> None:
    """lstm-gates"""
    cell = nn.LSTMCell(3, 4).double()
    x, h, c = normal(3), normal(4, seed=1), normal(4, seed=2)
    c.requires_grad_()
    slopes = jacobian(cell(x[None], (h[None], c[None]))[1][0], c)
    assert torch.allclose(slopes, torch.diag(lstm_step(cell, x, h, c)[2]))


def test_an_LSTM_from_128_to_256_has_395264_parameters() -> None:
    """lstm-gates"""
    assert count(nn.LSTM(128, 256)) == 4 * (256 * 128 + 256 * 256 + 2 * 256) == 395_264
    assert math.prod([0.9] * 100) == pytest.approx(3e-5, rel=0.15)
    assert torch.sigmoid(torch.tensor(1.0)).item() == pytest.approx(0.73, abs=0.005)


def test_GELU_is_x_times_Phi_and_SiLU_x_times_sigmoid() -> None:
    """activation-functions"""
    x = torch.linspace(-5, 5, 11, dtype=F64)
    phi = torch.tensor([0.5 * (1 + math.erf(v / math.sqrt(2))) for v in x.tolist()], dtype=F64)
    assert torch.allclose(functional.gelu(x), x * phi)
    assert torch.allclose(functional.silu(x), x / (1 + torch.exp(-x)))


@pytest.mark.parametrize(
    ("f", "at", "low"), [(functional.gelu, -0.75, -0.17), (functional.silu, -1.28, -0.28)]
)
def test_GELU_and_SiLU_dip_below_zero(f: Callable[[Tensor], Tensor], at: float, low: float) -> None:
    """activation-functions"""
    x = torch.linspace(-4, 0, 4001, dtype=F64)
    y = f(x)
    assert x[y.argmin()].item() == pytest.approx(at, abs=0.005)
    assert y.min().item() == pytest.approx(low, abs=0.005)


def test_SwiGLU_with_two_thirds_of_4d_has_the_parameters_of_a_plain_feed_forward() -> None:
    """activation-functions"""
    d, hidden = 48, 8 * 48 // 3
    gated = 2 * count(nn.Linear(d, hidden, bias=False)) + count(nn.Linear(hidden, d, bias=False))
    plain = count(nn.Linear(d, 4 * d, bias=False)) + count(nn.Linear(4 * d, d, bias=False))
    assert gated == plain == 8 * d * d


def test_the_jacobian_of_a_residual_block_is_the_identity_plus_that_of_F() -> None:
    """residual-connections"""
    w, x = normal(4, 4), normal(4, seed=1)
    x.requires_grad_()
    slopes = jacobian(x + torch.tanh(w @ x), x)
    assert torch.allclose(
        slopes - torch.diag(1 - torch.tanh(w @ x) ** 2) @ w, torch.eye(4).double()
    )


def test_a_block_that_keeps_the_variance_doubles_that_of_the_residual_sum() -> None:
    """residual-connections: a quarter turn is uncorrelated with its input"""
    x = np.array([[1.0, 0], [-1, 0], [0, 1], [0, -1]])
    turned = x @ np.array([[0.0, 1], [-1, 0]])
    assert turned.var() == x.var()
    assert (x + turned).var() == 2 * x.var()


def test_adding_is_concatenating_with_equal_halves_of_the_weights() -> None:
    """unet-skip-connections"""
    up, skip, w = normal(1, 3, 6, 6), normal(1, 3, 6, 6, seed=1), normal(2, 3, 3, 3, seed=2)
    concatenated = functional.conv2d(torch.cat([skip, up], 1), torch.cat([w, w], 1))
    assert torch.allclose(concatenated, functional.conv2d(skip + up, w))


def test_the_original_UNet_maps_572_to_388_and_crops_64_to_56_at_the_lowest_skip() -> None:
    """unet-skip-connections, unet-up-and-down-sampling"""
    x, two = torch.ones(1, 1, 572), torch.ones(1, 1, 3)
    skips, crops, convolutions = [], [], 0
    for level in range(5):
        x, convolutions = functional.conv1d(functional.conv1d(x, two), two), convolutions + 2
        if level < 4:
            skips.append(x.shape[-1])
            x = functional.max_pool1d(x, 2)
    for _ in range(4):
        x = functional.conv_transpose1d(x, torch.ones(1, 1, 2), stride=2)
        crops.append((skips.pop(), x.shape[-1]))
        x, convolutions = functional.conv1d(functional.conv1d(x, two), two), convolutions + 3
    assert x.shape[-1] == 388
    assert crops[0] == (64, 56)
    assert convolutions + 1 == 23


def test_a_2x2_transposed_convolution_with_stride_2_doubles_and_does_not_overlap() -> None:
    """unet-up-and-down-sampling"""
    even = functional.conv_transpose2d(torch.ones(1, 1, 5, 7), torch.ones(1, 1, 2, 2), stride=2)
    assert even.shape[-2:] == (10, 14)
    assert set(even.flatten().tolist()) == {1}
    checkered = functional.conv_transpose1d(torch.ones(1, 1, 9), torch.ones(1, 1, 3), stride=2)
    assert set(checkered[0, 0, 2:-2].tolist()) == {1, 2}


def test_a_transposed_convolution_carries_the_gradient_of_a_convolution() -> None:
    """unet-up-and-down-sampling"""
    x, w = normal(1, 1, 9).requires_grad_(), normal(1, 1, 3, seed=1)
    y = functional.conv1d(x, w, stride=2)
    (grad,) = torch.autograd.grad(y.sum(), x)
    assert torch.allclose(functional.conv_transpose1d(torch.ones_like(y), w, stride=2), grad)
    assert not torch.allclose(functional.conv_transpose1d(y, w, stride=2), x)
