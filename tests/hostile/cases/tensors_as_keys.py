# problem: attention
# group: dressed up
# does: Answers with a dict whose keys are tensors.
# verdict: failed

def scaled_dot_product_attention(q, k, v, mask=None):
    return {q: k, k: {v: q}}
