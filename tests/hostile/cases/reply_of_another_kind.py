# problem: attention
# group: forging
# does: Replies `passed`, `loaded` and `done`, which answer other requests or none.
# verdict: failed, crashed

import os

from drill.judge.protocol import Message, pack


def scaled_dot_product_attention(q, k, v, mask=None):
    for kind in ("passed", "loaded", "warmed", "prepared", "done", "settled"):
        os.write(3, pack(Message(kind, {"verdict": "passed"})))
    return v, q
