# problem: attention
# group: not stopping
# does: Leaves a thread behind that never ends.
# verdict: failed

import threading

import torch

threading.Thread(target=threading.Event().wait).start()


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
