# problem: attention
# group: looking
# does: Writes native code to its scratch folder and loads it; it would be right if it could.
# verdict: passed
# without the jail: error

import importlib.machinery
import importlib.util
import math
import os
import sysconfig
import tempfile

import torch

folder = sysconfig.get_config_var("DESTSHARED")
[source] = [name for name in os.listdir(folder) if name.startswith("_lsprof")]
copy = os.path.join(tempfile.gettempdir(), "brought.so")
with open(os.path.join(folder, source), "rb") as found, open(copy, "wb") as brought:
    brought.write(found.read())
loader = importlib.machinery.ExtensionFileLoader("_lsprof", copy)
importlib.util.module_from_spec(importlib.util.spec_from_loader("_lsprof", loader))


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
