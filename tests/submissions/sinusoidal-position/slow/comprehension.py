# slow: a nested comprehension in plain Python, frequencies computed once
import math
import torch


def sinusoidal_position_encoding(length, d_model, base=10000.0):
    columns = [
        (math.cos if c % 2 else math.sin, base ** (-(c - c % 2) / d_model)) for c in range(d_model)
    ]
    return torch.tensor([[wave(t * f) for wave, f in columns] for t in range(length)])
