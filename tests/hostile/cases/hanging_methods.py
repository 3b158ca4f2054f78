# problem: attention
# group: not stopping
# does: Answers with an object whose every method hangs.
# verdict: failed, timeout

import time


class Hanging:
    def hang(self, *arguments):
        time.sleep(3600)

    __eq__ = __len__ = __iter__ = __getitem__ = __float__ = __bool__ = hang
    __repr__ = __str__ = __hash__ = __array__ = __sub__ = __rsub__ = hang


def scaled_dot_product_attention(q, k, v, mask=None):
    return Hanging(), Hanging()
