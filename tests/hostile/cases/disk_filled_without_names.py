# problem: attention
# group: resources
# does: Fills its temporary folder with files that have no name any more, at most two hundred.
# verdict: crashed, error, timeout

import tempfile

import torch

held = [tempfile.TemporaryFile() for _ in range(200)]
for file in held:
    file.write(bytes(15 << 20))
    file.flush()


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
