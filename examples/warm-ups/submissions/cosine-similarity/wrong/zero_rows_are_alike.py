# wrong: a zero row gets 1 with another zero row
import torch


def cosine_similarity(a, b):
    length_a, length_b = a.norm(dim=-1, keepdim=True), b.norm(dim=-1, keepdim=True)
    cosines = (a / length_a.clamp_min(1e-12)) @ (b / length_b.clamp_min(1e-12)).T
    return torch.where((length_a == 0) & (length_b.T == 0), 1, cosines)
