# slow: two loops in Python, one pair at a time
import torch


def cosine_similarity(a, b):
    a = a / a.norm(dim=-1, keepdim=True).clamp_min(1e-12)
    b = b / b.norm(dim=-1, keepdim=True).clamp_min(1e-12)
    return torch.stack([torch.stack([u @ v for v in b]) for u in a])
