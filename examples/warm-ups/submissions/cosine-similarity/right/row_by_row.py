# right: a loop over the rows of one side, not over pairs; lengths by sqrt
import torch


def cosine_similarity(a, b):
    def unit(x):
        length = (x * x).sum(-1, keepdim=True).sqrt()
        return x / length.masked_fill(length == 0, 1)

    b = unit(b)
    return torch.stack([b @ row for row in unit(a)])
