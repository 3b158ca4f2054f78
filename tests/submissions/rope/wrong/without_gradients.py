# wrong: gradient: the rotation is done in numpy, and no gradient comes back to q and k
import numpy as np
import torch


def apply_rope(q, k, base=10000.0, offset=0):
    T, D = q.shape[2:]
    a = np.outer(np.arange(offset, offset + T), base ** (-np.arange(0, D, 2) / D))

    def rotate(x):
        v = x.detach().numpy()
        out = np.empty(v.shape)
        out[..., 0::2] = v[..., 0::2] * np.cos(a) - v[..., 1::2] * np.sin(a)
        out[..., 1::2] = v[..., 0::2] * np.sin(a) + v[..., 1::2] * np.cos(a)
        return torch.from_numpy(out).to(x.dtype)

    return rotate(q), rotate(k)
