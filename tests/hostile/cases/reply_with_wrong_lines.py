# problem: attention
# group: forging
# does: Reports an exception in a line that is not a number.
# verdict: crashed, error

import drill.judge.worker
from drill.judge.protocol import Message, pack

REPLY = pack(
    Message("raised", {"frames": [{"file": 1, "line": "many", "function": 2, "source": []}]})
)


def scaled_dot_product_attention(q, k, v, mask=None):
    drill.judge.worker.Worker._send = lambda self, message: self.channel.sendall(REPLY)
    return v, q
