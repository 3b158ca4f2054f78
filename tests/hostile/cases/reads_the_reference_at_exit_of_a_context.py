# problem: attention
# group: looking
# does: Reads the reference while an exception is handled, a generator is closed and an object dies.
# verdict: error

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
found = []


class Dying:
    def __del__(self):
        found.append(PATH.read_text())


Dying()
text = found[0]
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
