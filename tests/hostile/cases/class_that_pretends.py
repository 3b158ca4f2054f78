# problem: attention
# group: dressed up
# does: Answers with an object whose `__class__` claims to be a tuple.
# verdict: failed, error

class Pretender:
    @property
    def __class__(self):
        return tuple

    def __len__(self):
        return 2

    def __iter__(self):
        return iter(())


def scaled_dot_product_attention(q, k, v, mask=None):
    return Pretender()
