# problem: attention
# group: resources
# does: Takes memory in steps of four megabytes, without end.
# verdict: memory, timeout, crashed

def scaled_dot_product_attention(q, k, v, mask=None):
    taken = []
    while True:
        taken.append(b"x" * (4 << 20))
