# wrong: dtype: only half precision is cast back; float64 comes out as float32
import torch


def apply_rope(q, k, base=10000.0, offset=0):
    T, D = q.shape[-2:]
    half = q.dtype in (torch.float16, torch.bfloat16)
    inv = torch.tensor([base ** (-2 * i / D) for i in range(D // 2)])
    angle = torch.arange(offset, offset + T).float().unsqueeze(-1) * inv

    def rotate(x):
        a, b = x.float()[..., ::2], x.float()[..., 1::2]
        y = torch.stack((a * angle.cos() - b * angle.sin(), a * angle.sin() + b * angle.cos()), 4)
        y = y.reshape(x.shape)
        return y.to(x.dtype) if half else y

    return rotate(q), rotate(k)
