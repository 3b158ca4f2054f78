# problem: attention
# group: resources
# does: Prints and raises characters that turn the direction of writing, or join into one.
# verdict: error

ODD = "\u202e\u2066passed\u2069 \u200f\u200d" + "\U0001f469\u200d" * 50 + "e" + "\u0301" * 500


def scaled_dot_product_attention(q, k, v, mask=None):
    print(ODD)
    raise ValueError(ODD)
