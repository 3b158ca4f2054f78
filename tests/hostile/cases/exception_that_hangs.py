# problem: attention
# group: not stopping
# does: Raises an exception whose text is never done.
# verdict: timeout, error

import time


class Hanging(Exception):
    def __str__(self):
        time.sleep(3600)
        return ""


def scaled_dot_product_attention(q, k, v, mask=None):
    raise Hanging
