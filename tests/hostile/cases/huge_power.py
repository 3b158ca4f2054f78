# problem: attention
# group: not stopping
# does: Computes a number with a billion digits.
# verdict: timeout, memory, error

def scaled_dot_product_attention(q, k, v, mask=None):
    return (7**10_000_000) ** 100, q
