# problem: attention
# group: manners
# does: Is right, and is a bound method of an object.
# verdict: passed

import math

import torch


class Attention:
    def __call__(self, q, k, v, mask=None):
        return self.forward(q, k, v, mask)

    def forward(self, q, k, v, mask=None):
        scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
        if mask is not None:
            scores = scores.masked_fill(~mask, float("-inf"))
        weights = torch.softmax(scores, dim=-1)
        return weights @ v, weights


scaled_dot_product_attention = Attention().forward
