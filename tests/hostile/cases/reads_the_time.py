# problem: attention
# group: manners
# does: Is right, and tells the time in its place and elsewhere.
# verdict: passed

import math
import time
from datetime import datetime
from zoneinfo import ZoneInfo

import torch

print(datetime.now().astimezone(), datetime.now(ZoneInfo("Asia/Shanghai")), time.tzname)


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
