# problem: attention
# group: processes
# does: Starts a thousand threads.
# verdict: failed, error

import threading

import torch

for _ in range(1000):
    threading.Thread(target=threading.Event().wait, daemon=True).start()


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
