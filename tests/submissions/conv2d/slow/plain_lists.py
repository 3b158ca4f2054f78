# slow: plain Python lists and generator sums, no arithmetic in NumPy at all
import numpy as np


def conv2d(x, weight, bias=None, stride=1, padding=0):
    dtype = x.dtype
    N, C, H, W = x.shape
    O, C, kh, kw = weight.shape
    x, weight = np.pad(x, ((0, 0), (0, 0), (padding,) * 2, (padding,) * 2)).tolist(), weight.tolist()
    bias = [0.0] * O if bias is None else bias.tolist()
    rows = range(0, H + 2 * padding - kh + 1, stride)
    cols = range(0, W + 2 * padding - kw + 1, stride)
    taps = [(c, a, b) for c in range(C) for a in range(kh) for b in range(kw)]
    return np.array(
        [
            [
                [[sum(image[c][i + a][j + b] * kernel[c][a][b] for c, a, b in taps) + shift for j in cols] for i in rows]
                for kernel, shift in zip(weight, bias)
            ]
            for image in x
        ],
        dtype=dtype,
    )
