# problem: attention
# group: looking
# does: Gives the reference another name, reads it, and gives it its own name again.
# verdict: error

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
moved = PATH.rename(PATH.with_suffix(".drill-hostile"))
text = moved.read_text()
moved.rename(PATH)
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
