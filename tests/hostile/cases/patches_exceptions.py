# problem: attention
# group: patching
# does: Replaces the built-in exceptions, so that nothing is caught.
# verdict: failed, error, crashed

import builtins

import torch


class Other(Exception):
    pass


def scaled_dot_product_attention(q, k, v, mask=None):
    raise KeyboardInterrupt


for name in ("BaseException", "Exception", "MemoryError", "RuntimeError", "OSError"):
    setattr(builtins, name, Other)
