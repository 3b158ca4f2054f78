# problem: attention
# group: looking
# does: Has `cat` read the reference.
# verdict: error

import subprocess

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
text = subprocess.run(["cat", PATH], capture_output=True, text=True, check=True).stdout
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
