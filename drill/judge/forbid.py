"""Forbidden calls, found while they happen, at no cost to the calls that are allowed.

The forbidden operators get kernels that report the call, in PyTorch's own dispatcher: whatever leads to an
operator ends there, be it `F.x`, a method, `torch.ops.aten.x`, a module, or a scripted function. What is
written in Python above the operators (a module, a functional) reports its call by itself.
"""

import ctypes
import functools
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any

from drill.judge.operators import family

# Where a kernel stands before the one that computes, without and with gradients. What is made without a
# device is on the CPU, wherever the inputs are.
_KEYS = {"cpu": ("CPU", "AutogradCPU"), "cuda": ("CPU", "AutogradCPU", "CUDA", "AutogradCUDA")}


Report = Callable[[str, int], None]


class Watch:
    """The names that are forbidden, and who is told of a call: its name, and line of the submission.

    report: must not return: what has called once could hide it
    """

    def __init__(
        self, forbidden: list[str], filename: str, report: Report, device: str = "cpu"
    ) -> None:
        self.names = frozenset[str]().union(*(family(name) for name in forbidden))
        self.filename = filename
        self.keys = _KEYS[device]
        self.report = report

    def refusal(self, name: str) -> Callable[..., Any]:
        """A function that reports that `name` was called."""

        def refuse(*_arguments: Any, **_options: Any) -> Any:
            self.report(name, self._line())

        return refuse

    def _line(self) -> int:
        """The submission's own line that the call came from."""
        frame = sys._getframe()
        while frame is not None:
            if frame.f_code.co_filename == self.filename:
                return frame.f_lineno
            frame = frame.f_back  # type: ignore[assignment]
        return 0


@contextmanager
def watching(watch: Watch) -> Iterator[None]:
    """Within it, forbidden calls are noticed."""
    from torch.library import Library

    # Unregisters its kernels when nothing refers to it any more.
    library = Library("aten", "IMPL")  # type: ignore[no-untyped-call]
    with ExitStack() as stack:
        _refuse_operators(library, watch)
        _refuse_python(stack, watch)
        stack.enter_context(_hooked(watch))
        yield
    del library


def lasting(context: AbstractContextManager[None]) -> None:
    """Enter a context that is never left: no name leads to it, and it is never collected."""
    context.__enter__()
    kept(context)


def kept(thing: object) -> None:
    """Have it live as long as the process, though no name leads to it."""
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(thing))


@functools.cache
def operators() -> dict[str, list[str]]:
    """PyTorch's own operators: by their name, those with it, with and without underscores, and all
    overloads. Asking for them takes 4 ms, which a process may spend before it is asked for anything.
    """
    import torch

    found: dict[str, list[str]] = {}
    for full in torch._C._dispatch_get_all_op_names():
        space, _, name = full.partition("::")
        if space == "aten":
            found.setdefault(name.partition(".")[0].lstrip("_"), []).append(name)
    return found


def _refuse_operators(library: Any, watch: Watch) -> None:
    with warnings.catch_warnings(action="ignore"):  # that these kernels were there before
        for base in watch.names:
            for name in operators().get(base, []):
                for key in (*watch.keys, *composite(name)):
                    library.impl(name, watch.refusal(base), key)


def composite(name: str) -> list[str]:
    """Where an operator is made of others, that can be asked for by itself (`op.decompose`)."""
    import torch

    keys = ("CompositeImplicitAutograd", "CompositeExplicitAutograd")
    has = torch._C._dispatch_has_kernel_for_dispatch_key
    return [key for key in keys if has(f"aten::{name}" if "::" not in name else name, key)]


def _refuse_python(stack: ExitStack, watch: Watch) -> None:
    """The functions that are no operators, but Python that uses operators which are allowed."""
    import torch
    from torch._higher_order_ops.flex_attention import FlexAttentionHOP

    for owner, attribute, name in (
        (torch.nn.functional, "multi_head_attention_forward", "multi_head_attention_forward"),
        (FlexAttentionHOP, "__call__", "flex_attention"),
    ):
        if name in watch.names:
            stack.callback(setattr, owner, attribute, getattr(owner, attribute))
            setattr(owner, attribute, watch.refusal(name))


@contextmanager
def _hooked(watch: Watch) -> Iterator[None]:
    """Modules of PyTorch report that they are called, subclasses of them too."""
    from torch.nn.modules.module import register_module_forward_pre_hook

    def called(module: Any, _arguments: Any) -> None:
        for kind in type(module).__mro__:
            if kind.__module__.startswith("torch.nn") and kind.__name__ in watch.names:
                watch.refusal(kind.__name__)()

    handle = register_module_forward_pre_hook(called)
    try:
        yield
    finally:
        handle.remove()
