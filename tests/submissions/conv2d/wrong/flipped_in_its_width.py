# wrong: value: the kernel is flipped from left to right
import numpy as np
def conv2d(x, weight, bias=None, stride=1, padding=0):
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    w = np.lib.stride_tricks.sliding_window_view(xp, weight.shape[2:], axis=(2, 3))[:, :, ::stride, ::stride]
    y = np.einsum('nchwab,ocab->nohw', w, weight[..., ::-1], optimize=True)
    return y if bias is None else y + bias[:, None, None]
