# problem: attention
# group: not stopping
# does: Takes a lock twice.
# verdict: timeout

import threading


def scaled_dot_product_attention(q, k, v, mask=None):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
