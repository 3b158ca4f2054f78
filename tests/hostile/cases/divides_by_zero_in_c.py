# problem: attention
# group: resources
# does: Raises the signal of a wrong division for its own process.
# verdict: crashed

import signal

import torch

signal.raise_signal(signal.SIGFPE)


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
