# problem: attention
# group: resources
# does: Asks for a hundred gigabytes at once, as a NumPy array.
# verdict: memory

import numpy


def scaled_dot_product_attention(q, k, v, mask=None):
    x = numpy.ones(10**11 // 8)
    return x, x
