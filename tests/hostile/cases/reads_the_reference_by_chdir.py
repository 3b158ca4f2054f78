# problem: attention
# group: looking
# does: Goes to the folder of solutions, and reads the reference by its bare name.
# verdict: error

import os

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
os.chdir(PATH.parent)
text = open(PATH.name).read()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
