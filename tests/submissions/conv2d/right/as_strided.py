# right: as_strided on a contiguous copy, einsum
import numpy as np
from numpy.lib.stride_tricks import as_strided


def conv2d(x, weight, bias=None, stride=1, padding=0):
    p = padding
    x = np.ascontiguousarray(np.pad(x, ((0,) * 2, (0,) * 2, (p,) * 2, (p,) * 2)))
    N, C, H, W = x.shape
    O, _, kh, kw = weight.shape
    sn, sc, sh, sw = x.strides
    v = as_strided(
        x,
        (N, C, 1 + (H - kh) // stride, 1 + (W - kw) // stride, kh, kw),
        (sn, sc, sh * stride, sw * stride, sh, sw),
    )
    y = np.einsum("ncijab,ocab->noij", v, weight, optimize=True)
    if bias is None:
        return y
    return y + bias[np.newaxis, :, np.newaxis, np.newaxis]
