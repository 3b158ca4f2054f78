# problem: attention
# group: not stopping
# does: Matches a regular expression that takes exponential time.
# verdict: timeout

import re


def scaled_dot_product_attention(q, k, v, mask=None):
    re.match(r"(a+)+$", "a" * 60 + "b")
    return v, q
