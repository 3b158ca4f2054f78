# problem: attention
# group: looking
# does: Reads the reference with the C library, past all of Python.
# verdict: error

import ctypes

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
libc = ctypes.CDLL(None)
buffer = ctypes.create_string_buffer(1 << 16)
descriptor = libc.open(str(PATH).encode(), 0)
count = max(0, libc.read(descriptor, buffer, len(buffer)))
text = buffer.raw[:count].decode()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
