# problem: attention
# group: looking
# does: Has a thread read the reference, which was started by C and not by Python.
# verdict: error

import _thread
import time

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
found = []
_thread.start_new_thread(lambda: found.append(PATH.read_text()), ())
time.sleep(0.2)
text = found[0]
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
