# problem: attention
# group: not stopping
# does: Reads from a pipe of its own into which nothing is written.
# verdict: timeout

import os


def scaled_dot_product_attention(q, k, v, mask=None):
    reading, _ = os.pipe()
    os.read(reading, 1)
