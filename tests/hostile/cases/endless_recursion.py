# problem: attention
# group: not stopping
# does: Calls itself without end.
# verdict: error, timeout

def scaled_dot_product_attention(q, k, v, mask=None):
    return scaled_dot_product_attention(q, k, v, mask)
