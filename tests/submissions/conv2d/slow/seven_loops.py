# slow: seven nested Python loops
import numpy as np


def conv2d(x, weight, bias=None, stride=1, padding=0):
    N, C, H, W = x.shape
    O, _, kh, kw = weight.shape
    x = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    Ho = (H + 2 * padding - kh) // stride + 1
    Wo = (W + 2 * padding - kw) // stride + 1
    y = np.zeros((N, O, Ho, Wo), dtype=x.dtype)
    for n in range(N):
        for o in range(O):
            for i in range(Ho):
                for j in range(Wo):
                    for c in range(C):
                        for a in range(kh):
                            for b in range(kw):
                                y[n, o, i, j] += x[n, c, i * stride + a, j * stride + b] * weight[o, c, a, b]
                    if bias is not None:
                        y[n, o, i, j] += bias[o]
    return y
