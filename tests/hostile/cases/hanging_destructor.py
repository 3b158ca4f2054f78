# problem: attention
# group: not stopping
# does: Hangs when an object dies.
# verdict: timeout

import time


class Hanging:
    def __del__(self):
        time.sleep(3600)


def scaled_dot_product_attention(q, k, v, mask=None):
    Hanging()
    return v, q
