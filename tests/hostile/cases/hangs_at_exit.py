# problem: attention
# group: not stopping
# does: Hangs when the interpreter ends, in every way there is.
# verdict: failed

import atexit
import threading
import time

import torch

class Hanging:
    def __del__(self):
        time.sleep(3600)


kept = Hanging()
atexit.register(time.sleep, 3600)
threading._shutdown = lambda: time.sleep(3600)
threading._register_atexit(time.sleep, 3600)


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
