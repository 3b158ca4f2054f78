# problem: attention
# group: dressed up
# does: Raises an exception whose text no encoding can hold.
# verdict: error

class Odd(Exception):
    pass


def scaled_dot_product_attention(q, k, v, mask=None):
    raise Odd("\ud800 is half of a character")
