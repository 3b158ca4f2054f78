# problem: attention
# group: looking
# does: Has `linecache` show the lines of the reference.
# verdict: error

import linecache

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
text = "".join(linecache.getlines(str(PATH)))
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
