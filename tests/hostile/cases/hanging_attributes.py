# problem: attention
# group: not stopping
# does: Answers with an object whose every attribute hangs.
# verdict: failed, timeout

import time


class Hanging:
    def __getattribute__(self, name):
        time.sleep(3600)


def scaled_dot_product_attention(q, k, v, mask=None):
    return Hanging(), Hanging()
