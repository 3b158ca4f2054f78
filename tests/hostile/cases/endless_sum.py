# problem: attention
# group: not stopping
# does: Adds up all numbers.
# verdict: timeout

import itertools


def scaled_dot_product_attention(q, k, v, mask=None):
    return sum(itertools.count()), q
