"""What the worker sees of a submission: how its entries can be called, and its lines in a traceback."""

import inspect
import linecache
import os
import sys
import traceback
from collections.abc import Callable
from typing import Any

from drill.judge.signature import Entry, Signature

_PACKAGE = os.path.dirname(os.path.dirname(__file__))
FRAMES = 12
MESSAGE_LENGTH = 2_000
# Of a name, or a line of a source that a machine has written.
NAME_LENGTH = 500


def remember(filename: str, text: str) -> None:
    """Have tracebacks show the lines of a submission, which need not be in any file."""
    linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)


def told(error: BaseException, filename: str, folder: str | None) -> dict[str, Any]:
    """What is said of an exception: its type and message, its lines, and whether it is for memory.

    The exception may be of the submission's own making: whatever its methods do, something is said.
    """
    text = _text(lambda: "\n".join([str(error), *map(str, getattr(error, "__notes__", ()))]))
    asked = isinstance(error, RuntimeError) and (
        "allocate memory" in text or "out of memory" in text
    )
    try:
        own = frames(error, filename, folder)
    except Exception:  # noqa: BLE001 - without its lines the rest can be said
        own = []
    return {
        "type": _text(lambda: str(type(error).__name__))[:NAME_LENGTH],
        "message": text[:MESSAGE_LENGTH],
        "frames": own,
        "memory": isinstance(error, MemoryError) or asked,
    }


def _text(said: Callable[[], str]) -> str:
    try:
        return str.__str__(said())
    except Exception as error:  # noqa: BLE001 - of a method of the submission's
        return f"({type(error).__name__} while it was asked for)"


def frames(error: BaseException, filename: str, folder: str | None) -> list[dict[str, Any]]:
    """The lines of the submission, and of the files beside it, that an exception passed through: the
    first of them, and the last.
    """
    own = [
        {
            "file": f.filename[:NAME_LENGTH],
            "line": f.lineno or 0,
            "function": f.name[:NAME_LENGTH],
            "source": (f.line or "")[:NAME_LENGTH],
        }
        for f in traceback.extract_tb(error.__traceback__)
        if f.filename == filename or (folder and _beside(f.filename, folder))
    ]
    return own[:3] + own[3:][-(FRAMES - 3) :]


def _beside(file: str, folder: str) -> bool:
    """Whether a file is the candidate's: below that folder, but not of an environment or a drill there."""
    place = os.path.join(folder, "")
    others = (os.path.join(path, "") for path in (sys.prefix, sys.base_prefix, _PACKAGE))
    return file.startswith(place) and not any(
        other.startswith(place) and file.startswith(other) for other in others
    )


def complaint(found: Any, entry: Entry) -> dict[str, Any] | None:
    """Why an entry cannot be used as the stub shows it; None where it can."""
    if not callable(found):
        return {"entry": entry.name, "why": "missing"}
    if entry.is_class != isinstance(found, type):
        return {"entry": entry.name, "why": "class" if entry.is_class else "function"}
    if entry.is_module:
        import torch

        if not issubclass(found, torch.nn.Module):
            return {"entry": entry.name, "why": "module"}
    uses = [(found, entry.call, 0)]
    if entry.is_class:
        assert entry.init is not None
        method = "forward" if entry.is_module else "__call__"
        if not callable(getattr(found, method, None)):
            return {"entry": entry.name, "why": "method", "method": method}
        uses = [(found, entry.init, 0), (getattr(found, method), entry.call, 1)]
    for function, signature, bound in uses:
        if not _accepts(function, signature, bound):
            shown = f"{entry.name}.{function.__name__}" if bound else entry.name
            return {
                "entry": shown,
                "why": "signature",
                "signature": signature.shown,
                "lacks": _lacking(function, signature),
            }
    return None


def _lacking(function: Any, signature: Signature) -> list[str]:
    """The options that a function has no parameter for."""
    own = inspect.signature(function).parameters
    if any(parameter.kind is inspect.Parameter.VAR_KEYWORD for parameter in own.values()):
        return []
    return [name for name in signature.options if name not in own]


def _accepts(function: Any, signature: Signature, bound: int) -> bool:
    try:
        own = inspect.signature(function)
    except (ValueError, TypeError):
        return True  # it does not say; calling it will
    try:
        own.bind(*[None] * (bound + len(signature.positional)), **dict.fromkeys(signature.options))
    except TypeError:
        return False
    return True
