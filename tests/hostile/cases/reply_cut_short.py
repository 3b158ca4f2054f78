# problem: attention
# group: forging
# does: Sends the beginning of a reply and closes the channel.
# verdict: crashed

import os
import struct


def scaled_dot_product_attention(q, k, v, mask=None):
    os.write(3, struct.pack("!II", 100, 0) + b'["answer", {}')
    os.close(3)
    return v, q
