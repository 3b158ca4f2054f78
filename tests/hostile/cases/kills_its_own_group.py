# problem: attention
# group: processes
# does: Kills its own process group.
# verdict: error, crashed

import os
import signal

import torch

os.killpg(os.getpgrp(), signal.SIGKILL)


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
