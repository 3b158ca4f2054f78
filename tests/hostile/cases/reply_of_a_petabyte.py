# problem: attention
# group: forging
# does: Announces a reply of more bytes than there are.
# verdict: crashed

import os
import struct


def scaled_dot_product_attention(q, k, v, mask=None):
    os.write(3, struct.pack("!Q", 2**60))
    return v, q
