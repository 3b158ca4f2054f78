# problem: attention
# group: resources
# does: Makes a file where drill's server listens; it would be right if it could.
# verdict: error

import math
import os
import pathlib

import torch

folder = pathlib.Path(os.environ["TMPDIR"]).parent / f"drill-{os.getuid()}"
folder.mkdir(exist_ok=True)
(folder / "drill-hostile").touch()
(folder / "drill-hostile").unlink()


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
