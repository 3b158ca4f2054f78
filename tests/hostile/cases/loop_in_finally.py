# problem: attention
# group: not stopping
# does: Loops in a `finally` block and in the handler of its own failure.
# verdict: timeout

def scaled_dot_product_attention(q, k, v, mask=None):
    try:
        raise ValueError
    finally:
        while True:
            try:
                raise ValueError
            finally:
                continue
