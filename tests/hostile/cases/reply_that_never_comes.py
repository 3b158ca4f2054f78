# problem: attention
# group: forging
# does: Sends the beginning of a reply and nothing more.
# verdict: timeout

import os
import struct
import time


def scaled_dot_product_attention(q, k, v, mask=None):
    os.write(3, struct.pack("!II", 100, 0) + b'["answer", {}')
    time.sleep(3600)
