# wrong: value: the channels are brought forward by a reshape, which mixes them with the positions
import numpy as np


def conv2d(x, weight, bias=None, stride=1, padding=0):
    O, C, kh, kw = weight.shape
    x = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    N, _, H, W = x.shape
    ho, wo = (H - kh) // stride + 1, (W - kw) // stride + 1
    cols = []
    for i in range(ho):
        for j in range(wo):
            cols.append(x[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw].reshape(N, -1))
    cols = np.stack(cols, axis=1)
    y = cols @ weight.reshape(O, -1).T
    if bias is not None:
        y = y + bias
    return y.reshape(N, O, ho, wo)
