# problem: attention
# group: not stopping
# does: Raises an exception whose type has no name that is a text.
# verdict: error

class Nameless(type):
    @property
    def __name__(cls):
        return {1: 2}, object()


class Odd(Exception, metaclass=Nameless):
    __notes__ = 5


def scaled_dot_product_attention(q, k, v, mask=None):
    raise Odd("odd")
