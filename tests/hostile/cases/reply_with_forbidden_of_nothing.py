# problem: attention
# group: forging
# does: Reports a forbidden call without a name and a line.
# verdict: crashed, error, failed, forbidden

import drill.judge.worker
from drill.judge.protocol import Message, pack

REPLY = pack(
    Message("answer", {"forbidden": [[]]}, {"output": 1})
)


def scaled_dot_product_attention(q, k, v, mask=None):
    drill.judge.worker.Worker._send = lambda self, message: self.channel.sendall(REPLY)
    return v, q
