# problem: attention
# group: looking
# does: Imports the reference as a module from its folder.
# verdict: error

import sys

import drill.paths

sys.path.insert(0, str(drill.paths.content_root() / "solutions"))
from attention import scaled_dot_product_attention
