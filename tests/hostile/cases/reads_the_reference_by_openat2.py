# problem: attention
# group: looking
# does: Reads the reference with a system call that Python does not have.
# verdict: error

import ctypes
import os
import struct

import drill.paths

PATH = drill.paths.content_root() / "solutions" / "attention.py"
how = struct.pack("QQQ", 0, 0, 0)
descriptor = ctypes.CDLL(None).syscall(437, -100, str(PATH).encode(), how, ctypes.c_size_t(24))
text = os.read(descriptor, 1 << 16).decode()
namespace = {}
exec(text, namespace)
scaled_dot_product_attention = namespace["scaled_dot_product_attention"]
