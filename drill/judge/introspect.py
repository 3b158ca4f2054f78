"""What the worker sees of a submission: how its entries can be called, and its lines in a traceback."""

import inspect
import linecache
import traceback
from typing import Any

from drill.judge.signature import Entry, Signature

FRAMES = 12


def remember(filename: str, text: str) -> None:
    """Have tracebacks show the lines of a submission, which need not be in any file."""
    linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)


def frames(error: BaseException, filename: str, folder: str | None) -> list[dict[str, Any]]:
    """The lines of the submission, and of the files beside it, that an exception passed through: the
    first of them, and the last.
    """
    own = [
        {"file": f.filename, "line": f.lineno, "function": f.name, "source": f.line or ""}
        for f in traceback.extract_tb(error.__traceback__)
        if f.filename == filename or (folder and f.filename.startswith(folder))
    ]
    return own[:3] + own[3:][-(FRAMES - 3) :]


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
