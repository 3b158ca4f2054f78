# problem: attention
# group: resources
# does: Maps and fills shared memory in steps of 64 megabytes, without end.
# verdict: memory, error, timeout, crashed

import mmap


def scaled_dot_product_attention(q, k, v, mask=None):
    taken = []
    while True:
        taken.append(mmap.mmap(-1, 64 << 20))
        taken[-1].write(b"x" * (64 << 20))
