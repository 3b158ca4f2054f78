# problem: attention
# group: not stopping
# does: Waits for none of no files.
# verdict: timeout

import select


def scaled_dot_product_attention(q, k, v, mask=None):
    select.select([], [], [])
