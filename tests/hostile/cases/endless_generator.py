# problem: attention
# group: not stopping
# does: Answers with a generator that has no end.
# verdict: failed

import itertools


def scaled_dot_product_attention(q, k, v, mask=None):
    return (v for _ in itertools.count())
