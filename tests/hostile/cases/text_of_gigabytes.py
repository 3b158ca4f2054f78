# problem: attention
# group: resources
# does: Formats a number to a width of fifty billion.
# verdict: memory, error

def scaled_dot_product_attention(q, k, v, mask=None):
    return f"{1:50000000000d}", q
