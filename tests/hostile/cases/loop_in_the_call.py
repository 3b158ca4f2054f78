# problem: attention
# group: not stopping
# does: Loops when it is called.
# verdict: timeout

def scaled_dot_product_attention(q, k, v, mask=None):
    while True:
        pass
