# problem: attention
# group: not stopping
# does: Reads the judge's next messages from the channel, and waits for more.
# verdict: timeout

import os


def scaled_dot_product_attention(q, k, v, mask=None):
    while True:
        os.read(3, 1 << 20)
