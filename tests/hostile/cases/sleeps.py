# problem: attention
# group: not stopping
# does: Sleeps for an hour.
# verdict: timeout

import time


def scaled_dot_product_attention(q, k, v, mask=None):
    time.sleep(3600)
