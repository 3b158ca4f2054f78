# right: the correlation theorem: a product of Fourier transforms
import numpy as np


def conv2d(x, weight, bias=None, stride=1, padding=0):
    x_padded = np.pad(x.astype(np.float64), ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    H, W = x_padded.shape[2:]
    kh, kw = weight.shape[2:]
    fx = np.fft.rfft2(x_padded, s=(H, W))
    fw = np.conj(np.fft.rfft2(weight.astype(np.float64), s=(H, W)))
    full = np.fft.irfft2((fx[:, None] * fw[None]).sum(axis=2), s=(H, W))
    y = full[:, :, : H - kh + 1 : stride, : W - kw + 1 : stride]
    if bias is not None:
        y = y + bias.reshape(-1, 1, 1)
    return y.astype(x.dtype)
