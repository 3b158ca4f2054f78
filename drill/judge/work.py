"""Counting what a call does: the same number at every run, on every machine, under any load.

In torch: the operators that are dispatched, their work, and the largest tensor made. In plain Python:
the opcodes that are executed. What happens inside one opcode or in numpy is not seen: clocks are for that.
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Literal

import msgspec

# What is looked at while a call is made: counting takes time, and so does looking at memory.
Look = Literal["time", "work", "memory"]


class Work(msgspec.Struct):
    """What one call did.

    operations: operators dispatched (torch), or opcodes executed (Python)
    work:       floating-point operations of products and convolutions, and elements read and written
                by all other operators but views (torch); opcodes again (Python)
    largest:    elements of the largest tensor made (torch); 0 in Python
    """

    operations: int = 0
    work: int = 0
    largest: int = 0


@contextmanager
def counted(framework: str) -> Iterator[Work]:
    """Within it, what happens is counted. numpy tells nothing of what it does."""
    found = Work()
    if framework == "torch":
        with _operators(found):
            yield found
    elif framework == "python":
        with _opcodes(found):
            yield found
    else:
        yield found


@contextmanager
def _opcodes(found: Work) -> Iterator[None]:
    """Count the opcodes of all frames that are entered from now on."""

    def trace(frame: FrameType, event: str, _argument: Any) -> Any:
        if event == "opcode":
            found.operations += 1
        elif event == "call":
            frame.f_trace_opcodes = True
            frame.f_trace_lines = False
        return trace

    before, collecting = sys.gettrace(), gc.isenabled()
    # When garbage is looked for depends on what was there before, and what is run then would be counted.
    gc.disable()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(before)
        if collecting:
            gc.enable()
        found.work = found.operations


@contextmanager
def _operators(found: Work) -> Iterator[None]:
    import torch
    from torch.utils._python_dispatch import TorchDispatchMode
    from torch.utils.flop_counter import flop_registry

    class _Counter(TorchDispatchMode):  # type: ignore[no-untyped-call]
        @classmethod
        def _should_skip_dynamo(cls) -> bool:
            # Else torch imports its compiler for it, which takes a second.
            return False

        def __torch_dispatch__(
            self, function: Any, _types: Any, arguments: Any = (), options: Any = None
        ) -> Any:
            made = function(*arguments, **(options or {}))
            if _is_view(function):
                return made
            outputs = list(_tensors(made))
            found.operations += 1
            found.largest = max([found.largest, *(tensor.numel() for tensor in outputs)])
            formula = flop_registry.get(function._overloadpacket)
            if formula is not None:
                found.work += formula(*arguments, **(options or {}), out_val=made)
            else:
                read = _tensors([arguments, options])
                found.work += sum(tensor.numel() for tensor in (*outputs, *read))
            return made

    def _tensors(value: Any) -> Iterator[Any]:
        if isinstance(value, torch.Tensor):
            yield value
        elif isinstance(value, list | tuple):
            for item in value:
                yield from _tensors(item)
        elif isinstance(value, dict):
            yield from _tensors(list(value.values()))

    with _Counter():  # type: ignore[no-untyped-call]
        yield


def _is_view(function: Any) -> bool:
    """Whether an operator returns its argument's own memory and writes nothing."""
    # It says of itself that what it returns is new, for autograd's sake.
    if function._schema.name == "aten::_unsafe_view":
        return True
    returns = function._schema.returns
    return bool(returns) and all(
        r.alias_info is not None and not r.alias_info.is_write for r in returns
    )
