# problem: attention
# group: resources
# does: Fills its temporary folder with files of sixteen megabytes, at most two hundred.
# verdict: crashed, error

import tempfile

import torch

folder = tempfile.mkdtemp()
for number in range(200):
    with open(f"{folder}/{number}", "wb") as file:
        file.write(bytes(16 << 20))


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
