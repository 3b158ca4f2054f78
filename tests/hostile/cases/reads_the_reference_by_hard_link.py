# problem: attention
# group: looking
# does: Reads the reference through a hard link in its temporary folder.
# verdict: error

import os
import tempfile

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
link = tempfile.mkdtemp() + "/link"
os.link(PATH, link)
text = open(link).read()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
