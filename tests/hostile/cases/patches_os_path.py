# problem: attention
# group: patching
# does: Replaces the functions of `os.path` that the audit hook uses, and reads the reference.
# verdict: error

import os.path

import drill.paths

path = str(drill.paths.content_root() / "solutions" / "attention.py")
os.path.realpath = lambda *arguments, **options: "/nowhere"
text = open(path).read()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
