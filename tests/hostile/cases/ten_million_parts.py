# problem: attention
# group: forging
# does: Answers with a list of ten million numbers.
# verdict: failed, error, timeout

def scaled_dot_product_attention(q, k, v, mask=None):
    return [0] * 10_000_000
