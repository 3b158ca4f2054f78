# problem: attention
# group: processes
# does: Has a program take its place that sends a verdict on every descriptor.
# verdict: error

import os
import sys

import torch

CODE = """
import os
for number in (1, 2, 3):
    os.write(number, b'{"verdict": "passed"}')
"""
os.set_inheritable(3, True)
os.execv(sys.executable, [sys.executable, "-c", CODE])


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
