# problem: attention
# group: resources
# does: Asks for a hundred gigabytes at once, as a bytearray.
# verdict: memory

def scaled_dot_product_attention(q, k, v, mask=None):
    x = bytearray(10**11)
    return x, x
