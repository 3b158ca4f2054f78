"""The values of the frameworks: tensors, ndarrays and numpy's scalars, as kind, dtype and an ndarray."""

import functools
import sys
from typing import Any

from drill.judge.values import UnreadableError

_INTEGERS = [f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)]
DTYPES = frozenset(["bool", "float16", "float32", "float64", *_INTEGERS])


def seen(item: Any) -> tuple[str, str, Any] | None:
    """Kind, dtype and values of a tensor, an ndarray or a numpy scalar, perhaps in its own memory."""
    torch, numpy = sys.modules.get("torch"), sys.modules.get("numpy")
    if torch is not None and type(item) in (torch.Tensor, torch.nn.Parameter):
        name = _name_in_torch(item.dtype)
        if name is None or item.layout is not torch.strided:
            return None
        plain = item.detach().cpu().resolve_neg()
        if name == "bfloat16":  # which numpy does not know
            plain = plain.view(torch.uint16)
        return "tensor", name, plain.numpy()
    if numpy is not None and type(item) is numpy.ndarray:
        name = _name_in_numpy(item.dtype)
        return None if name is None else ("array", name, item)
    if numpy is not None and isinstance(item, numpy.generic):
        name = _name_in_numpy(item.dtype)
        return None if name is None else ("scalar", name, numpy.asarray(item))
    return None


@functools.cache
def _name_in_torch(dtype: Any) -> str | None:
    """What a dtype is called here; None for one that is not sent, such as a complex or a quantized one."""
    name = str(dtype).removeprefix("torch.")
    return name if name in DTYPES or name == "bfloat16" else None


@functools.cache
def _name_in_numpy(dtype: Any) -> str | None:
    return str(dtype.name) if dtype.isnative and dtype.name in DTYPES else None


@functools.cache
def stored(dtype: str) -> Any:
    """The numpy dtype that holds values of a dtype. Raises UnreadableError where none is known."""
    import numpy

    if dtype not in DTYPES and dtype != "bfloat16":
        raise UnreadableError("no dtype")
    return numpy.dtype("uint16" if dtype == "bfloat16" else dtype)
