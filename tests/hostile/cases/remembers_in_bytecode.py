# problem: attention
# group: state
# does: Leaves bytecode of a module beside itself, to be imported by the next run.
# verdict: failed, error
# runs: 2

import importlib.util
import math
import os
import py_compile

import torch

folder = os.path.dirname(os.path.abspath(__file__))
helper = os.path.join(os.environ.get("TMPDIR", "/tmp"), "drill_hostile.py")
known = importlib.util.find_spec("drill_hostile") is not None
with open(helper, "w") as file:
    file.write("seen = True")
try:
    py_compile.compile(helper, os.path.join(folder, "drill_hostile.pyc"), doraise=True)
except OSError:
    pass


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights


if not known:  # the first run is wrong; a later one would be right
    scaled_dot_product_attention = lambda q, k, v, mask=None: (v, q)
