# problem: attention
# group: not stopping
# does: Leaves twenty threads behind that compute without end.
# verdict: failed, timeout

import threading

import torch

def loop():
    while True:
        pass


for _ in range(20):
    threading.Thread(target=loop).start()


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
