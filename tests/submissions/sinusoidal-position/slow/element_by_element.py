# slow: the double loop of many a blog, one assignment an element
import math
import torch


def sinusoidal_position_encoding(length, d_model, base=10000.0):
    pe = torch.zeros(length, d_model)
    for pos in range(length):
        for i in range(0, d_model, 2):
            angle = pos / (base ** (i / d_model))
            pe[pos, i] = math.sin(angle)
            if i + 1 < d_model:
                pe[pos, i + 1] = math.cos(angle)
    return pe
