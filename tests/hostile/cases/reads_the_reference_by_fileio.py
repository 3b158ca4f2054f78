# problem: attention
# group: looking
# does: Reads the reference with a raw `io.FileIO` and an opener of its own.
# verdict: error

import io
import os

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
class Name(str):
    pass


text = io.FileIO(Name(PATH), "rb", opener=lambda path, flags: os.open(path, flags)).readall().decode()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
