# problem: attention
# group: resources
# does: Writes one file in its temporary folder until it cannot be longer, at most four gigabytes.
# verdict: crashed, error

import tempfile

import torch

with tempfile.TemporaryFile() as file:
    for _ in range(4096):
        file.write(bytes(1 << 20))


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
