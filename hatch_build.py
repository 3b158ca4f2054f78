"""Puts the problems into the wheel. An editable install has none of it: it reads the checkout."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = {"problems": "problems", "solutions": "solutions", "tests/submissions": "submissions"}
# What content is made of. Whatever else lies there (bytecode, an editor's copy) stays at home.
SUFFIXES = (".yaml", ".py", ".json")


class ContentHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds `problems/`, `solutions/` and the right and wrong submissions as `drill/_content/`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        build_data["force_include"].update(_content(Path(self.root)))


def _content(root: Path) -> Iterator[tuple[str, str]]:
    """Where each file is, and where it goes."""
    for source, target in FOLDERS.items():
        for path in sorted((root / source).rglob("*")):
            inside = path.relative_to(root / source)
            if path.suffix in SUFFIXES and not any(part.startswith(".") for part in inside.parts):
                yield str(path), f"drill/_content/{target}/{inside.as_posix()}"
