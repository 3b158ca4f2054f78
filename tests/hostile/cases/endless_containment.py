# problem: attention
# group: not stopping
# does: Looks for a number that an endless iterator does not have.
# verdict: timeout

import itertools


def scaled_dot_product_attention(q, k, v, mask=None):
    return -1 in itertools.cycle([0]), q
