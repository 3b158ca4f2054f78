"""Forbidden calls, found while they happen: PyTorch tells a mode of every function and operator.

The function mode sees the call as it was written (`F.x`, a method, `torch.ops.aten.x`); the dispatch mode
sees the operators that reach the kernels, also those of a scripted function.
"""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from drill.judge.operators import family, last_part


class ForbiddenCallError(Exception):
    """The submission called what the problem asks to write; also recorded, should it be swallowed."""


class Watch:
    """The names that are forbidden, and what was seen of them."""

    def __init__(self, forbidden: list[str], filename: str) -> None:
        self.names = frozenset[str]().union(*(family(name) for name in forbidden))
        self.filename = filename
        self.seen: list[tuple[str, int]] = []
        self._known: dict[Any, str] = {}

    def notice(self, called: Any) -> None:
        """Record a call of a function, an operator or a class, and stop it, if it is forbidden."""
        name = self._known.get(called)
        if name is None:
            full = _name(called)
            name = self._known[called] = full if last_part(full) in self.names else ""
        if name:
            self.seen.append((name, self._line()))
            raise ForbiddenCallError(name)

    def _line(self) -> int:
        """The submission's own line that the call came from."""
        frame = sys._getframe()
        while frame is not None:
            if frame.f_code.co_filename == self.filename:
                return frame.f_lineno
            frame = frame.f_back  # type: ignore[assignment]
        return 0


@contextmanager
def watching(watch: Watch | None) -> Iterator[None]:
    """Within it, forbidden calls are noticed. None watches nothing, and imports nothing."""
    if watch is None or not watch.names:
        yield
        return
    with ExitStack() as stack:
        for mode in _modes(watch):
            stack.enter_context(mode)
        yield


def _modes(watch: Watch) -> list[Any]:
    from torch.nn.modules.module import register_module_forward_pre_hook
    from torch.overrides import TorchFunctionMode
    from torch.utils._python_dispatch import TorchDispatchMode

    class FunctionMode(TorchFunctionMode):
        def __torch_function__(
            self,
            func: Any,
            types: Any,
            args: Any = (),
            kwargs: Any = None,
        ) -> Any:
            watch.notice(func)
            return func(*args, **(kwargs or {}))

    class DispatchMode(TorchDispatchMode):  # type: ignore[no-untyped-call]
        @classmethod
        def _should_skip_dynamo(cls) -> bool:
            return False  # to skip it, PyTorch would import it: a second for nothing

        def __torch_dispatch__(
            self,
            func: Any,
            types: Any,
            args: Any = (),
            kwargs: Any = None,
        ) -> Any:
            watch.notice(func)
            return func(*args, **(kwargs or {}))

    def called(module: Any, _arguments: Any) -> None:
        for kind in type(module).__mro__:
            if kind.__module__.startswith("torch.nn"):
                watch.notice(kind)

    modes: list[Any] = [FunctionMode(), DispatchMode()]  # type: ignore[no-untyped-call]
    return [*modes, _Removing(register_module_forward_pre_hook(called))]


class _Removing:
    """A hook's handle as a context."""

    def __init__(self, handle: Any) -> None:
        self.handle = handle

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        self.handle.remove()


def _name(func: Any) -> str:
    text = str(func)
    if text.startswith("aten."):
        return text
    return str(getattr(func, "__name__", text))
