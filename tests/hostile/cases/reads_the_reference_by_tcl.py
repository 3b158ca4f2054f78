# problem: attention
# group: looking
# does: Has Tcl, which comes with Python, read the reference.
# verdict: error
# without the jail: error

import tkinter

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
text = tkinter.Tcl().eval(f"set file [open {PATH}]; read $file")
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
