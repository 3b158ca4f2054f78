# problem: attention
# group: forging
# does: Reports that a state differs, in lists that are none.
# verdict: crashed, error

import drill.judge.worker
from drill.judge.protocol import Message, pack

REPLY = pack(
    Message("state", {"missing": 1, "extra": None, "misshapen": [[1]]})
)


def scaled_dot_product_attention(q, k, v, mask=None):
    drill.judge.worker.Worker._send = lambda self, message: self.channel.sendall(REPLY)
    return v, q
