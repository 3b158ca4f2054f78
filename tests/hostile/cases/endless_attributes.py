# problem: attention
# group: not stopping
# does: Asks for an attribute that asks for itself.
# verdict: error, timeout

class Endless:
    def __getattr__(self, name):
        return getattr(self, name + "x")


def scaled_dot_product_attention(q, k, v, mask=None):
    return Endless().start
