# problem: attention
# group: resources
# does: Computes an integer of several gigabytes by doubling it.
# verdict: memory, timeout, error

def scaled_dot_product_attention(q, k, v, mask=None):
    number = 1
    for power in range(40):
        number <<= 1 << power
    return number, q
