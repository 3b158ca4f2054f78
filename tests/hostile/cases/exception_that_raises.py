# problem: attention
# group: not stopping
# does: Raises an exception whose text raises another one, and so on.
# verdict: error

class Raising(Exception):
    def __str__(self):
        raise Raising

    __repr__ = __str__


def scaled_dot_product_attention(q, k, v, mask=None):
    raise Raising
