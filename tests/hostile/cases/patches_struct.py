# problem: attention
# group: patching
# does: Has the lengths of all messages be wrong.
# verdict: crashed, timeout

import struct

import drill.judge.protocol
import torch


class Liar:
    size = 8

    def pack(self, *numbers):
        return struct.pack("!II", 2, 0)

    def unpack(self, data):
        return struct.unpack("!II", data)


drill.judge.protocol.PREFIX = Liar()


def scaled_dot_product_attention(q, k, v, mask=None):
    weights = torch.softmax(q @ k.transpose(-2, -1), dim=-1)  # neither scaled nor masked
    return weights @ v, weights
