# problem: attention
# group: patching
# does: Replaces the functions by which drill's audit hook decides, and reads the reference.
# verdict: error

import drill.judge.auditing
import drill.paths

drill.judge.auditing._within = lambda path, folder: path == folder == "scratch"
drill.judge.auditing._real = lambda path, folder: None
text = (drill.paths.content_root() / "solutions" / "attention.py").read_text()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
