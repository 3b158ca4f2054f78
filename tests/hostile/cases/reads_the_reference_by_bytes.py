# problem: attention
# group: looking
# does: Names the reference in bytes, with dots and doubled slashes in it.
# verdict: error

import os

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
name = os.fsencode(PATH).replace(b"/solutions/", b"//drill/..///solutions/./")
text = open(name).read()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
