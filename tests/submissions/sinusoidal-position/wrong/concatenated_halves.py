# wrong: layout: sines first, then cosines, as in tensor2tensor
import math
import torch


def sinusoidal_position_encoding(length, d_model, base=10000.0):
    half = d_model // 2
    freqs = torch.exp(-math.log(base) * torch.arange(half).float() / half) if half else torch.ones(0)
    args = torch.arange(length).float()[:, None] * freqs[None]
    out = torch.cat([torch.sin(args), torch.cos(args)], dim=-1)
    if d_model % 2:
        out = torch.cat([out, torch.zeros(length, 1)], dim=-1)
    return out
