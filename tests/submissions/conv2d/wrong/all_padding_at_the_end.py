# wrong: value: all padding is added at the bottom and on the right
import numpy as np
def conv2d(x, weight, bias=None, stride=1, padding=0):
    xp = np.pad(x, ((0, 0), (0, 0), (0, 2*padding), (0, 2*padding)))
    w = np.lib.stride_tricks.sliding_window_view(xp, weight.shape[2:], axis=(2, 3))[:, :, ::stride, ::stride]
    y = np.einsum('nchwab,ocab->nohw', w, weight, optimize=True)
    return y if bias is None else y + bias[:, None, None]
