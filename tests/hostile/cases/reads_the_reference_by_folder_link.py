# problem: attention
# group: looking
# does: Reads the reference through a link to the root, in its temporary folder.
# verdict: error

import os
import tempfile

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
link = tempfile.mkdtemp() + "/root"
os.symlink("/", link)
text = open(link + str(PATH)).read()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
