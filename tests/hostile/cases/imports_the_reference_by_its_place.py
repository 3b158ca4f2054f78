# problem: attention
# group: looking
# does: Imports the reference by the path of its file.
# verdict: error

import importlib.util

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
spec = importlib.util.spec_from_file_location("found", PATH)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
scaled_dot_product_attention = module.scaled_dot_product_attention
