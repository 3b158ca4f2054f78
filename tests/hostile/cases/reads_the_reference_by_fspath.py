# problem: attention
# group: looking
# does: Names the reference by an object that gives another path each time it is asked.
# verdict: error

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
class Changing:
    paths = [str(PATH), "/dev/null"]

    def __fspath__(self):
        self.paths.append(self.paths.pop(0))
        return self.paths[-1]


text = open(Changing()).read() or open(Changing()).read()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
