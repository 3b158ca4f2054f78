# wrong: value: the last partial step is spread over both sides, so the windows start later than at 0
import numpy as np


def conv2d(x, weight, bias=None, stride=1, padding=0):
    O, C, kh, kw = weight.shape
    x = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H, W = x.shape[2:]
    top = (H - kh) % stride // 2
    left = (W - kw) % stride // 2
    v = np.lib.stride_tricks.sliding_window_view(x, (kh, kw), axis=(2, 3))
    v = v[:, :, top::stride, left::stride]
    y = np.einsum("nchwij,ocij->nohw", v, weight)
    return y if bias is None else y + bias.reshape(1, O, 1, 1)
