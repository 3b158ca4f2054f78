# problem: attention
# group: manners
# does: Is right, and keeps a database in memory and one in a temporary file.
# verdict: passed

import math
import sqlite3
import tempfile

import torch

with tempfile.TemporaryDirectory() as folder:
    for name in (":memory:", f"{folder}/notes.sqlite3"):
        database = sqlite3.connect(name)
        database.execute("CREATE TABLE notes (text)")
        database.commit()
        database.close()


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
