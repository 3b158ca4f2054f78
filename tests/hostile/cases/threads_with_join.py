# problem: attention
# group: manners
# does: Is right, and computes in threads that it waits for.
# verdict: passed, slow

import math
import threading
from concurrent.futures import ThreadPoolExecutor

import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(len, (q.shape, k.shape)))
    thread = threading.Thread(target=math.sqrt, args=(2,))
    thread.start()
    thread.join()
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
