# problem: attention
# group: resources
# does: Takes memory as files without a name, outside of every limit of memory.
# verdict: error, memory
# without the jail: error, memory, failed

import os


def scaled_dot_product_attention(q, k, v, mask=None):
    for _ in range(100):
        file = os.memfd_create("drill-hostile")
        os.write(file, b"x" * (8 << 20))
    return v, q
