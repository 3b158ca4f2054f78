# problem: attention
# group: looking
# does: Has `shutil` copy the reference into its temporary folder.
# verdict: error

import shutil
import tempfile

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
text = open(shutil.copyfile(PATH, tempfile.mkdtemp() + "/copy")).read()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
