# wrong: value: a padding of 0 is taken for "not given" and replaced by half the kernel
import numpy as np


def conv2d(x, weight, bias=None, stride=1, padding=0):
    kh, kw = weight.shape[-2:]
    ph = padding or (kh - 1) // 2
    pw = padding or (kw - 1) // 2
    x = np.pad(x, ((0, 0), (0, 0), (ph, ph), (pw, pw)))
    v = np.lib.stride_tricks.sliding_window_view(x, (kh, kw), (2, 3))[:, :, ::stride, ::stride]
    y = np.einsum("nchwij,ocij->nohw", v, weight)
    if bias is not None:
        y += bias[:, None, None]
    return y
