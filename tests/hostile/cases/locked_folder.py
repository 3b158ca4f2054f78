# problem: attention
# group: resources
# does: Leaves a folder behind that nobody may read, and odd names beside it.
# verdict: failed

import os
import tempfile

import torch

folder = tempfile.mkdtemp()
os.mkdir(f"{folder}/locked", 0)
os.mkdir(f"{folder}/half-locked", 0o300)
open(f"{folder}/half-locked/inside", "w").close()
for name in ("a\nb", "-rf", "x" * 255, "\x1b[2J", "\udcff"):
    open(os.path.join(folder, name), "w").close()


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
