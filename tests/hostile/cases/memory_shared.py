# problem: attention
# group: resources
# does: Maps fifty gigabytes of shared memory.
# verdict: memory, error

import mmap


def scaled_dot_product_attention(q, k, v, mask=None):
    memory = mmap.mmap(-1, 50 << 30)
    memory.seek(0)
    memory.write(b"x" * (1 << 30))
    return v, q
