# problem: attention
# group: forging
# does: Asks the judge to call what it was not given.
# verdict: crashed, error

import os

from drill.judge.protocol import Message, pack


def scaled_dot_product_attention(q, k, v, mask=None):
    os.write(3, pack(Message("call", {"name": "reference"}, [q, k, v, mask])))
    return v, q
