# problem: attention
# group: processes
# does: Forks as often as it can, in every child again, two hundred times in all.
# verdict: error

import os

import torch

for generation in range(200):  # a bomb with an end: a machine without a sandbox has to survive it
    os.fork()
    if generation > 6:
        os._exit(0)


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
