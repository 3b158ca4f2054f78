# problem: attention
# group: looking
# does: Has `runpy` run the reference.
# verdict: error

import runpy

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
found = runpy.run_path(str(PATH))
scaled_dot_product_attention = found["scaled_dot_product_attention"]
