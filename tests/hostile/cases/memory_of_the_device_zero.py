# problem: attention
# group: resources
# does: Reads the endless file /dev/zero whole.
# verdict: memory, timeout

def scaled_dot_product_attention(q, k, v, mask=None):
    return open("/dev/zero", "rb").read(), q
