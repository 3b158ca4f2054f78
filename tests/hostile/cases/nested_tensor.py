# problem: attention
# group: dressed up
# does: Answers with a nested tensor, which has no shape.
# verdict: failed, error

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)
    return torch.nested.nested_tensor([v.detach().flatten(), v.detach().flatten()[:1]]), weights
