# right: dot products first, divided by the products of the lengths where these are not zero
import torch


def cosine_similarity(a, b):
    lengths = torch.linalg.norm(a, dim=1)[:, None] * torch.linalg.norm(b, dim=1)[None, :]
    return torch.where(lengths > 0, a @ b.t() / torch.where(lengths > 0, lengths, 1), 0)
