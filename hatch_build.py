"""Puts the problems into the wheel. An editable install has none of it: it reads the checkout."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ContentHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds `problems/`, `solutions/` and the right and wrong submissions as `drill/_content/`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        build_data["force_include"].update(
            {
                "problems": "drill/_content/problems",
                "solutions": "drill/_content/solutions",
                "tests/submissions": "drill/_content/submissions",
            }
        )
