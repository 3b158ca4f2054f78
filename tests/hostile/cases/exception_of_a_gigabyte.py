# problem: attention
# group: not stopping
# does: Raises an exception with a text of half a gigabyte, and as much in notes.
# verdict: error, memory, timeout

def scaled_dot_product_attention(q, k, v, mask=None):
    error = ValueError("x" * (1 << 29))
    error.add_note("y" * (1 << 29))
    raise error
