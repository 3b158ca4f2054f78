# problem: attention
# group: resources
# does: Has SQLite attach and lock the history; it would be right if it could.
# verdict: error
# without the jail: error, passed

import math
import sqlite3

import drill.paths
import torch

database = sqlite3.connect(":memory:", uri=True, isolation_level=None)
database.execute("ATTACH DATABASE ? AS history", (f"file:{drill.paths.history()}?mode=rw",))
database.execute("BEGIN IMMEDIATE")
database.execute("ROLLBACK")


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
