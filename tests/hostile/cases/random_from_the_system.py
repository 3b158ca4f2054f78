# problem: attention
# group: manners
# does: Is right, and takes random numbers from the system.
# verdict: passed

import math
import os
import random
import secrets
import uuid

import torch

print(uuid.uuid4(), secrets.token_hex(4), os.urandom(4), random.SystemRandom().random())


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
