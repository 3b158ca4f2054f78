# problem: attention
# group: manners
# does: Is right, and uses temporary files and folders.
# verdict: passed, slow

import math
import tempfile

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    with tempfile.TemporaryDirectory() as folder, tempfile.NamedTemporaryFile() as file:
        torch.save(q.detach(), f"{folder}/q.pt")
        assert torch.equal(torch.load(f"{folder}/q.pt"), q)
        file.write(b"scratch")
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
