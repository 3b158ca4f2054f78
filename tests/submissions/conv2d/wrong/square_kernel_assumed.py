# wrong: value: the width of the output is computed with the height of the kernel
import numpy as np


def conv2d(x, weight, bias=None, stride=1, padding=0):
    N, C, H, W = x.shape
    O, _, kh, kw = weight.shape
    x = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    ho = (H + 2 * padding - kh) // stride + 1
    wo = (W + 2 * padding - kh) // stride + 1
    y = np.zeros((N, O, ho, wo), dtype=x.dtype)
    for i in range(ho):
        for j in range(wo):
            window = x[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
            k = weight[:, :, :, : window.shape[3]]
            y[:, :, i, j] = np.einsum("ncab,ocab->no", window, k)
    if bias is not None:
        y += bias[None, :, None, None]
    return y
