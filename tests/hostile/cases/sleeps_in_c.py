# problem: attention
# group: not stopping
# does: Sleeps for an hour in C, and keeps the interpreter's lock.
# verdict: timeout
# without the jail: error

import ctypes


def scaled_dot_product_attention(q, k, v, mask=None):
    ctypes.PyDLL(None).sleep(3600)
