"""`drill`, at a moment that a script sets.

Weeks of practice are recorded in a minute, and the pictures have the same dates whenever they are made. Nothing
but the time of day is set: what takes time takes it, and is measured by other clocks.

    CLOCK=FILE drill ARGUMENT...       FILE holds the moment at which the command begins, in ISO format
"""

import os
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import drill
from drill.__main__ import run

_LAYERS = ("cli", "ui", "practice")


class _Told:
    """`datetime`, with another now."""

    def __init__(self, moment: datetime) -> None:
        self._ahead = moment - datetime.now(UTC)

    def now(self, zone: Any = None) -> datetime:
        return datetime.now(zone) + self._ahead

    def __call__(self, *arguments: Any, **named: Any) -> datetime:
        return datetime(*arguments, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(datetime, name)


def tell(moment: datetime) -> None:
    """Have every layer that asks for the time believe that it is `moment`, and goes on from there."""
    told = _Told(moment)
    for layer in _LAYERS:
        folder = Path(drill.__file__).parent / layer
        for module in walk_packages([str(folder)], f"drill.{layer}."):
            found = import_module(module.name)
            if getattr(found, "datetime", None) is datetime:
                found.datetime = told  # type: ignore[attr-defined]


if __name__ == "__main__":
    tell(datetime.fromisoformat(Path(os.environ["CLOCK"]).read_text(encoding="ascii")))
    run()
