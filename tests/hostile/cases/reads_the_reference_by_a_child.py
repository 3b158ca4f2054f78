# problem: attention
# group: looking
# does: Has a forked process read the reference, and tell it through a pipe.
# verdict: error

import os

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
receive, send = os.pipe()
if os.fork() == 0:
    os.write(send, PATH.read_bytes())
    os._exit(0)
os.close(send)
text = os.read(receive, 1 << 16).decode()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
