"""How `rope` is called: with the inputs as they are, in another dtype, or in another layout."""

import torch


def exercise(entry, inputs):
    """Call the function. A `dtype` among the inputs is the one that q and k are cast to.

    Inputs that are made in a dtype are held to its own precision, and in float16 to their types alone.
    So float64 may be computed with float32 angles, and float16 is compared as far as it reaches.
    """
    q, k = inputs["q"], inputs["k"]
    if "dtype" in inputs:
        dtype = getattr(torch, inputs["dtype"])
        q, k = q.to(dtype), k.to(dtype)
    if "transposed" in inputs:
        q, k = heads_apart(q), heads_apart(k)
    options = {name: inputs[name] for name in ("base", "offset") if name in inputs}
    return entry(q, k, **options)


def heads_apart(x):
    """The same `(B, H, T, D)` with the heads of a token side by side in memory."""
    return x.transpose(1, 2).contiguous().transpose(1, 2)
