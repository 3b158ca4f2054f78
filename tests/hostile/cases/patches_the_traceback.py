# problem: attention
# group: patching
# does: Raises, and has whoever reads the traceback fail.
# verdict: error

import traceback


def broken(*arguments, **options):
    raise RuntimeError("no traceback")


traceback.extract_tb = traceback.walk_tb = broken


def scaled_dot_product_attention(q, k, v, mask=None):
    raise ValueError("look at my traceback")
