# problem: attention
# group: processes
# does: Starts a program with what `subprocess` is made of; it would be right if it could.
# verdict: error
# without the jail: error, passed

import math
import _posixsubprocess
import os

import torch

reading, writing = os.pipe()
pid = _posixsubprocess.fork_exec(
    [b"true"], [b"/bin/true"], True, (writing,), None, None, -1, -1, -1, -1, -1, -1,
    reading, writing, False, False, -1, None, None, None, -1, None, False,
)
assert os.waitpid(pid, 0)[1] == 0


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
