"""An entry whose calls are measured: in the worker, for the submission and for the reference alike.

What comes before a call (reading the inputs, building a module) and after it (sending the answer) is apart
from the call itself, so that the judge can tell what the call costs.
"""

import contextlib
import ctypes
import functools
from typing import Any

import msgspec

from drill.judge import device
from drill.judge.exercise import (
    Call,
    Exercise,
    build,
    deep_recursion,
    default,
    materialise,
    recursion,
)
from drill.judge.work import Look, Work, counted

# glibc, malloc.h. 32 MB is the largest threshold that it takes.
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
_LARGEST_KEPT = 32 << 20
_MOST_KEPT = 1 << 30


class Timed:
    """One entry of a namespace and the inputs of its next call.

    exercise: what is done with the entry; None for calling it
    """

    def __init__(self, namespace: dict[str, Any], exercise: Exercise | None) -> None:
        self.namespace = namespace
        self.exercise = exercise
        self.entry: Any = None
        self.call: Call
        self.inputs: dict[str, Any] = {}

    def prepare(self, call: Call, build_anew: bool) -> None:
        """Have the inputs of the next call ready, and the entry, which is built when sizes change."""
        with deep_recursion():
            if build_anew:
                self.entry, _ = build(self.namespace, call, materialise(call.init, call))
            self.inputs = materialise(call.inputs, call)
        self.call = call
        device.settle(call.device)

    def run(self, look: Look) -> tuple[Any, dict[str, Any]]:
        """The answer, and what this process can tell of the call: `work` that was counted, `seconds`
        and `extra` bytes as a GPU says them.
        """
        use = self.exercise or default(self.call)
        counting = look == "work"
        counter = counted(self.call.framework) if counting else contextlib.nullcontext(Work())
        meter = device.Meter(self.call.device)
        with recursion(), _inference(self.call), counter as work:
            answer = use(self.entry, self.inputs)
        return answer, {"work": msgspec.to_builtins(work), **meter.stop()}


def _inference(call: Call) -> contextlib.AbstractContextManager[Any]:
    if call.framework != "torch":
        return contextlib.nullcontext()
    import torch

    return torch.no_grad()


def keep_memory() -> None:
    """Have freed memory kept for later calls, whatever was allocated before.

    Left to itself glibc gets fresh memory from the kernel for large arrays, at a page fault for every 4 KB,
    until one as large was freed: two processes with different pasts then take different times for the same.
    """
    with contextlib.suppress(AttributeError, OSError):
        _library().mallopt(_M_MMAP_THRESHOLD, _LARGEST_KEPT)
        _library().mallopt(_M_TRIM_THRESHOLD, _MOST_KEPT)


def give_memory_back() -> None:
    """Keep no free memory: what an earlier call used must not hide what the next one uses."""
    # glibc alone has it; other allocators are left as they are.
    with contextlib.suppress(AttributeError, OSError):
        _library().malloc_trim(0)


@functools.cache
def _library() -> ctypes.CDLL:
    """The C library, with what is needed of it looked up: later, in the jail, it cannot be."""
    library = ctypes.CDLL(None)
    for name in ("mallopt", "malloc_trim"):
        getattr(library, name, None)
    return library
