# problem: attention
# group: forging
# does: Reports an exception whose name and text command the terminal.
# verdict: crashed, error

import drill.judge.worker
from drill.judge.protocol import Message, pack

REPLY = pack(
    Message("raised", {"type": "\x1b[2J", "message": "\x1b]0;owned\x07\r\u202e", "frames": []})
)


def scaled_dot_product_attention(q, k, v, mask=None):
    drill.judge.worker.Worker._send = lambda self, message: self.channel.sendall(REPLY)
    return v, q
