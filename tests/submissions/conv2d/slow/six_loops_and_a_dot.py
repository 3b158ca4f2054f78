# slow: six nested Python loops, the innermost a dot product of one row of the kernel
import numpy as np


def conv2d(x, weight, bias=None, stride=1, padding=0):
    N, C, H, W = x.shape
    O, _, kh, kw = weight.shape
    padded = np.zeros((N, C, H + 2 * padding, W + 2 * padding), x.dtype)
    padded[:, :, padding : padding + H, padding : padding + W] = x
    out_h = (H + 2 * padding - kh) // stride + 1
    out_w = (W + 2 * padding - kw) // stride + 1
    out = np.empty((N, O, out_h, out_w), x.dtype)
    for n in range(N):
        for o in range(O):
            for r in range(out_h):
                for s in range(out_w):
                    acc = 0 if bias is None else bias[o]
                    top, left = r * stride, s * stride
                    for c in range(C):
                        for a in range(kh):
                            acc = acc + np.dot(padded[n, c, top + a, left : left + kw], weight[o, c, a])
                    out[n, o, r, s] = acc
    return out
