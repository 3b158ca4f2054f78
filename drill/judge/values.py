"""Answers as neutral values: what crosses the process boundary, and what is compared.

Trees are lists, tuples and dicts of plain values; what a framework holds in a tensor or an ndarray is an
`Array` here.
"""

from collections.abc import Callable
from typing import Any

import msgspec


class Array(msgspec.Struct, frozen=True, eq=False):
    """A tensor, an ndarray or a numpy scalar: `kind` says which; `data` is an ndarray."""

    kind: str
    dtype: str
    data: Any

    @property
    def shape(self) -> tuple[int, ...]:
        return tuple(self.data.shape)

    @property
    def floating(self) -> bool:
        return self.dtype in ("float16", "bfloat16", "float32", "float64")


class Opaque(msgspec.Struct, frozen=True):
    """Something that is no answer: only its type's name is known."""

    type: str


class Draws(msgspec.Struct, frozen=True, eq=False):
    """In an expected tree: samples of these distributions are right.

    probabilities: `(R, V)` float64, one distribution a row
    sample: 0 where the probabilities are known; else the size of the sample they were counted from

    The answer there is an int64 array `(..., R)` of draws, each column from its row's distribution.
    """

    probabilities: Any
    sample: int = 0


class UnreadableError(Exception):
    """A message that does not keep to the form, or an answer beyond the bounds."""


class Remote(msgspec.Struct, frozen=True):
    """A callable that stays in the judge; the worker calls it by `name`."""

    name: str


def transform(value: Any, leaf: Callable[[Any], Any]) -> Any:
    """The same tree with `leaf` applied to all that is not a list, tuple or dict."""
    if not isinstance(value, (list, tuple, dict)):
        return leaf(value)
    if isinstance(value, dict):
        return {key: transform(item, leaf) for key, item in value.items()}
    found = [transform(item, leaf) for item in value]
    return found if isinstance(value, list) else tuple(found)


def described(item: Any, name: str) -> str:
    """What is said of a value that is not sent: of a tensor or an array its dtype, and an odd layout."""
    if name not in ("torch.Tensor", "numpy.ndarray"):
        return name
    layout = str(getattr(item, "layout", "torch.strided")).removeprefix("torch.")
    dtype = str(item.dtype).removeprefix("torch.")
    return f"{name} ({dtype})" if layout == "strided" else f"{name} ({dtype}, {layout})"


def holds_draws(value: Any) -> bool:
    """Whether a sample is part of a tree."""
    found = False

    def look(item: Any) -> Any:
        nonlocal found
        found |= isinstance(item, Draws)
        return item

    transform(value, look)
    return found
