# problem: attention
# group: looking
# does: Opens the reference without reading, then its descriptor once more to read it.
# verdict: error

import os

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
descriptor = os.open(PATH, os.O_PATH)
text = open(f"/proc/self/fd/{descriptor}").read()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
