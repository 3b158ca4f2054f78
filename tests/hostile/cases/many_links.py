# problem: attention
# group: resources
# does: Makes fifteen thousand hard links to one file in its temporary folder.
# verdict: crashed, failed, error

import os
import tempfile

import torch

folder = tempfile.mkdtemp()
open(f"{folder}/first", "w").close()
for number in range(15_000):
    os.link(f"{folder}/first", f"{folder}/{number}")


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
