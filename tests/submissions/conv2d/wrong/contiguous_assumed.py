# wrong: value: the strides of a contiguous array are assumed, also for one that is not
import numpy as np


def conv2d(x, weight, bias=None, stride=1, padding=0):
    if padding:
        x = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    N, C, H, W = x.shape
    O, _, kh, kw = weight.shape
    size = x.itemsize
    windows = np.lib.stride_tricks.as_strided(
        x,
        (N, C, (H - kh) // stride + 1, (W - kw) // stride + 1, kh, kw),
        (C * H * W * size, H * W * size, W * size * stride, size * stride, W * size, size),
    )
    y = np.einsum("nchwij,ocij->nohw", windows, weight)
    return y if bias is None else y + bias[:, None, None]
