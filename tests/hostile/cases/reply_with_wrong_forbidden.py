# problem: attention
# group: forging
# does: Reports forbidden calls that are no list.
# verdict: crashed, error, failed

import drill.judge.worker
from drill.judge.protocol import Message, pack

REPLY = pack(
    Message("answer", {"forbidden": 5}, {"output": 1})
)


def scaled_dot_product_attention(q, k, v, mask=None):
    drill.judge.worker.Worker._send = lambda self, message: self.channel.sendall(REPLY)
    return v, q
