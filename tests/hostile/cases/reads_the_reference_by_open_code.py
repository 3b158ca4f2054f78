# problem: attention
# group: looking
# does: Reads the reference as the import system does, with `io.open_code`.
# verdict: error

import io

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
text = io.open_code(str(PATH)).read().decode()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
