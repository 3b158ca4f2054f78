# problem: attention
# group: forging
# does: Reports an exception with fields that nobody asked for, nested deeply.
# verdict: crashed, error, memory

import drill.judge.worker
from drill.judge.protocol import Message, pack

REPLY = pack(
    Message("raised", {"type": "E", "message": {"en": [[[[]]]]}, "frames": [], "memory": "yes"})
)


def scaled_dot_product_attention(q, k, v, mask=None):
    drill.judge.worker.Worker._send = lambda self, message: self.channel.sendall(REPLY)
    return v, q
