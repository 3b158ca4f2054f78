# problem: attention
# group: dressed up
# does: Raises an exception whose name and text no encoding can hold.
# verdict: error

Odd = type("Odd\udfff", (Exception,), {})


def scaled_dot_product_attention(q, k, v, mask=None):
    raise Odd("\ud800 is half of a character")
