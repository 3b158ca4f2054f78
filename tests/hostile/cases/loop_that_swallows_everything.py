# problem: attention
# group: not stopping
# does: Loops, and swallows every exception.
# verdict: timeout

def scaled_dot_product_attention(q, k, v, mask=None):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
