# problem: attention
# group: resources
# does: Has SQLite attach a new database in the home; it would be right if it could.
# verdict: error
# without the jail: error, passed

import math
import os
import sqlite3

import torch

name = os.path.expanduser("~/drill-hostile-database")
database = sqlite3.connect(":memory:")
database.execute("ATTACH DATABASE ? AS other", (name,))
database.execute("CREATE TABLE other.t (x)")


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
