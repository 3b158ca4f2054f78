# problem: attention
# group: not stopping
# does: Opens a named pipe of its own that nobody else opens.
# verdict: timeout

import os
import tempfile


def scaled_dot_product_attention(q, k, v, mask=None):
    name = os.path.join(tempfile.mkdtemp(), "fifo")
    os.mkfifo(name)
    open(name).read()
