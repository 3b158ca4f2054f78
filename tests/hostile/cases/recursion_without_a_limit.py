# problem: attention
# group: not stopping
# does: Calls itself a hundred million times deep, with the limit raised.
# verdict: error, crashed, memory, timeout

import sys


def deeper(n):
    return sorted([1, 2], key=lambda _: deeper(n + 1))


def scaled_dot_product_attention(q, k, v, mask=None):
    sys.setrecursionlimit(10**8)
    return deeper(0)
