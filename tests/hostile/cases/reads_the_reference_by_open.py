# problem: attention
# group: looking
# does: Opens the reference, and answers with what stands there.
# verdict: error

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
with open(PATH) as file:
    text = file.read()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
