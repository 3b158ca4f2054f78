# problem: attention
# group: forging
# does: Replies to its loading that it lacks a signature, in fields of wrong types.
# verdict: crashed, invalid, error

import os

import torch
from drill.judge.protocol import Message, pack

os.write(3, pack(Message("invalid", {"why": "signature", "entry": 5, "lacks": 7})))


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
