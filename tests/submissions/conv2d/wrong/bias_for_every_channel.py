# wrong: value: the bias is added once for every input channel
import numpy as np


def conv2d(x, weight, bias=None, stride=1, padding=0):
    N, C, H, W = x.shape
    O, _, kh, kw = weight.shape
    if bias is None:
        bias = np.zeros(O, dtype=x.dtype)
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    ho = (xp.shape[2] - kh) // stride + 1
    wo = (xp.shape[3] - kw) // stride + 1
    y = np.zeros((N, O, ho, wo), dtype=x.dtype)
    for o in range(O):
        for c in range(C):
            for i in range(ho):
                for j in range(wo):
                    r, s = i * stride, j * stride
                    y[:, o, i, j] += (xp[:, c, r : r + kh, s : s + kw] * weight[o, c]).sum(axis=(1, 2)) + bias[o]
    return y
