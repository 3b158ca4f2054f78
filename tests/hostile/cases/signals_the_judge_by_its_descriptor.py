# problem: attention
# group: processes
# does: Finds out whether the judge may be signalled by a descriptor of it; it would be right if so.
# verdict: error
# without the jail: error, passed

import math
import os
import signal

import torch

judge = os.pidfd_open(os.getppid())
signal.pidfd_send_signal(judge, 0)


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
