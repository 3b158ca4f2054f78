# problem: attention
# group: dressed up
# does: Answers rightly, and has a thread change the answer in place at once.
# verdict: failed, timeout

import math
import threading

import torch


def spoil(tensor):
    while True:
        tensor.add_(1.0)


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    output = (weights @ v).detach()
    threading.Thread(target=spoil, args=(output,), daemon=True).start()
    return output, weights
