# problem: attention
# group: looking
# does: Has a second interpreter, which has no audit hook, copy the reference.
# verdict: error
# without the jail: error

import os
import tempfile

import _xxsubinterpreters
import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
copy = os.path.join(tempfile.gettempdir(), "copy")
other = _xxsubinterpreters.create()
_xxsubinterpreters.run_string(other, f"open({copy!r}, \"w\").write(open({str(PATH)!r}).read())")
_xxsubinterpreters.destroy(other)
text = open(copy).read()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
