# problem: attention
# group: looking
# does: Reads the reference with `os.open` and `os.read`, and answers with it.
# verdict: error

import os

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
descriptor = os.open(PATH, os.O_RDONLY)
text = os.read(descriptor, 1 << 20).decode()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
