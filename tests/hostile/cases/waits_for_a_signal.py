# problem: attention
# group: not stopping
# does: Waits for a signal that nobody sends.
# verdict: timeout

import signal


def scaled_dot_product_attention(q, k, v, mask=None):
    signal.pause()
