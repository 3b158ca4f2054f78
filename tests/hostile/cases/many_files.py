# problem: attention
# group: resources
# does: Makes twenty thousand files in its temporary folder.
# verdict: crashed, failed, error

import tempfile

import torch

folder = tempfile.mkdtemp()
for number in range(20_000):
    open(f"{folder}/{number}", "w").close()


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
