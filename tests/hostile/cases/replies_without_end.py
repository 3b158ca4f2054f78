# problem: attention
# group: forging
# does: Sends replies one after another without end.
# verdict: failed, crashed, timeout, memory

import os

from drill.judge.protocol import Message, pack

REPLY = pack(Message("answer", {}, {"output": list(range(10_000))}))


def scaled_dot_product_attention(q, k, v, mask=None):
    while True:
        os.write(3, REPLY)
