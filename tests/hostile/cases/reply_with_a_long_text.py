# problem: attention
# group: forging
# does: Reports an exception of sixty million characters.
# verdict: crashed, error

import drill.judge.worker
from drill.judge.protocol import Message, pack

REPLY = pack(
    Message("raised", {"type": "E" * 30_000_000, "message": "m" * 30_000_000, "frames": []})
)


def scaled_dot_product_attention(q, k, v, mask=None):
    drill.judge.worker.Worker._send = lambda self, message: self.channel.sendall(REPLY)
    return v, q
