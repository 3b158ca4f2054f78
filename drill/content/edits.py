"""Edits of a reference: what makes a known mistake of it."""

from drill.content.spec import Edit


class EditError(Exception):
    """An edit does not fit the reference: what it replaces must occur exactly once."""


def edited(source: str, edits: list[Edit]) -> str:
    """The source with each edit made. Raises EditError."""
    for edit in edits:
        if source.count(edit.replace) != 1:
            raise EditError(f"`{edit.replace}` occurs {source.count(edit.replace)} times, not once")
        source = source.replace(edit.replace, edit.by)
    return source
