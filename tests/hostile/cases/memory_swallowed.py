# problem: attention
# group: resources
# does: Takes memory without end, and swallows that there is none.
# verdict: memory, timeout, crashed

def scaled_dot_product_attention(q, k, v, mask=None):
    taken, size = [], 1 << 30
    while True:
        try:
            taken.append(b"x" * size)
        except MemoryError:
            size = max(1, size // 2)
