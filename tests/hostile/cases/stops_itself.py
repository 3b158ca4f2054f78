# problem: attention
# group: not stopping
# does: Stops its own process with SIGSTOP.
# verdict: timeout

import os
import signal


def scaled_dot_product_attention(q, k, v, mask=None):
    os.kill(os.getpid(), signal.SIGSTOP)
    return v, q
