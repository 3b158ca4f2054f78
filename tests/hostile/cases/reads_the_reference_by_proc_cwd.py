# problem: attention
# group: looking
# does: Reads the reference through `/proc/self/cwd` and many `..`.
# verdict: error

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
text = open("/proc/self/cwd" + "/.." * 20 + str(PATH)).read()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
