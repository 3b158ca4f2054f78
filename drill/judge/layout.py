"""How the arrays of a call lie in memory."""

import sys
from typing import Any


def as_tensor(data: Any, device: str = "cpu") -> Any:
    """A tensor with the values of an ndarray and memory of its own."""
    import torch

    return torch.from_numpy(data.copy()).to(device)


def strided(array: Any, spaced: bool) -> Any:
    """The same values with a gap after each, or, where that is another layout, with the first index fastest."""
    library = sys.modules[type(array).__module__]  # torch or numpy
    if spaced or array.ndim == 1 or 1 in array.shape:
        return library.stack([array, array], -1)[..., 0]
    if library.__name__ == "numpy":
        return array.copy(order="F")
    reverse = list(range(array.ndim))[::-1]
    return array.permute(reverse).contiguous().permute(reverse)


def refill(array: Any, values: Any) -> None:
    """New values in the same memory; who lets a tensor require a gradient has not written to it."""
    own = array.detach() if hasattr(array, "detach") else array
    own[...] = values
