# problem: attention
# group: forging
# does: Reports an exception whose frames are a number.
# verdict: crashed, error

import drill.judge.worker
from drill.judge.protocol import Message, pack

REPLY = pack(
    Message("raised", {"type": "ValueError", "message": "no", "frames": 7})
)


def scaled_dot_product_attention(q, k, v, mask=None):
    drill.judge.worker.Worker._send = lambda self, message: self.channel.sendall(REPLY)
    return v, q
