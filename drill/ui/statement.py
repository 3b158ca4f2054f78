"""A problem's statement: paragraphs wrapped to the terminal, indented blocks as they are."""

import re

from rich.cells import cell_len
from rich.text import Text as Line

from drill.ui.console import Screen, indented
from drill.ui.wrap import CODE_STYLE, join_lines

_ITEM = re.compile(r"(?:[-*•·]|\d+[.)]) +")


def statement(screen: Screen, text: str, indent: int = 0) -> list[Line]:
    """The lines of a statement. Four spaces make a line code; `- ` or `· ` begins an item."""
    found = parts(text)
    margin = _margin(screen, [said for kind, said in found if kind == "code"], indent)
    lines: list[Line] = []
    for kind, said in found:
        if kind == "code":
            lines.append(Line(" " * margin + said, style=CODE_STYLE))
        elif kind == "prose":
            lines.extend(_paragraph(screen, said, indent))
        else:
            lines.append(Line())
    return lines


def parts(text: str) -> list[tuple[str, str]]:
    """A text's lines of `code`, its paragraphs of `prose`, each in one line, and what is `empty`
    between them.
    """
    found: list[tuple[str, str]] = []
    paragraph: list[str] = []

    def finish() -> None:
        if paragraph:
            found.append(("prose", join_lines(paragraph)))
            paragraph.clear()

    for line in text.rstrip().split("\n"):
        if line.startswith("    "):
            finish()
            found.append(("code", line.rstrip()))
        elif not line.strip():
            finish()
            found.append(("empty", ""))
        else:
            if _ITEM.match(line):
                finish()
            paragraph.append(line)
    finish()
    return found


def _paragraph(screen: Screen, text: str, indent: int) -> list[Line]:
    item = _ITEM.match(text)
    if item is None:
        return screen.prose(text, indent=indent)
    hang = len(item.group())
    body = screen.prose(text[hang:], indent=indent + hang)
    first = Line(" " * indent + item.group()).append_text(body[0][indent + hang :])
    return [first, *body[1:]]


def code(screen: Screen, text: str, indent: int = 0) -> list[Line]:
    """A block of code, indented where there is room."""
    lines = text.rstrip().split("\n")
    margin = _margin(screen, lines, indent)
    return indented((Line(line, style=CODE_STYLE) for line in lines), margin)


def _margin(screen: Screen, lines: list[str], indent: int) -> int:
    """The indent of code: none where a line fits only without it."""
    widest = max(map(cell_len, lines), default=0)
    return 0 if widest <= screen.out.width < widest + indent else indent
