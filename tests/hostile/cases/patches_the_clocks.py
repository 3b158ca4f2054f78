# problem: attention
# group: patching
# does: Is sixty times as slow as it could be, and has every clock of Python stand still.
# verdict: slow

import math
import time

import torch

for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
    setattr(time, name, lambda: 0.0)
    setattr(time, name + "_ns", lambda: 0)
time.sleep = lambda seconds: None


def scaled_dot_product_attention(q, k, v, mask=None):
    for _ in range(60):
        scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
        if mask is not None:
            scores = scores.masked_fill(~mask, float("-inf"))
        weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
