"""Paragraphs with `code` in them, wrapped as both languages want it.

English breaks at spaces. Chinese breaks between any two characters, but no line begins with a
closing mark or ends with an opening one. Code between backticks stays in one piece if it can.
"""

import re
import unicodedata

from rich.cells import cell_len
from rich.text import Text as Line

CODE_STYLE = "cyan"

_CLOSING = "，。、；：？！）》】」』”’…—"
_OPENING = "（《【「『“‘"
_CODE = re.compile(r"(`[^`\n]+`)")


def join_lines(lines: list[str]) -> str:
    """Undo hard line breaks: English lines join with a space, Chinese ones without."""
    joined = ""
    for line in (line.strip() for line in lines):
        glue = " " if joined and line and _spaced(joined[-1], line[0]) else ""
        joined += glue + line
    return joined


def wrap(paragraph: str, width: int, ticks: bool, style: str = "") -> list[Line]:
    """The paragraph in lines of at most `width` cells. `ticks` keeps the backticks of code."""
    lines, used = [Line(style=style)], 0
    for chunk, space in _chunks(paragraph, ticks):
        size, gap = chunk.cell_len, int(space and used > 0)
        if used and used + gap + size > width:
            lines.append(Line(style=style))
            used, gap = 0, 0
        lines[-1].append(" " * gap)
        first, *rest = _folded(chunk, width)
        lines[-1].append_text(first)
        used += gap + first.cell_len
        for part in rest:
            lines.append(Line(style=style).append_text(part))
            used = part.cell_len
    return lines


def _chunks(paragraph: str, ticks: bool) -> list[tuple[Line, bool]]:
    """What stays together on a line, and whether a space goes before it."""
    chunks: list[tuple[Line, bool]] = []
    before = " "
    for text, code in _tokens(paragraph):
        if text.isspace():
            before = " "
            continue
        if before == " " or _breakable(before, text[0]):
            chunks.append((Line(), before == " "))
        shown = text[1:-1] if code and not ticks else text
        chunks[-1][0].append(shown, CODE_STYLE if code else None)
        before = text[-1]
    return chunks


def _tokens(paragraph: str) -> list[tuple[str, bool]]:
    """The characters of prose one by one; code in one piece, with its backticks."""
    tokens: list[tuple[str, bool]] = []
    for part in _CODE.split(paragraph):
        if len(part) > 2 and part[0] == part[-1] == "`":
            tokens.append((part, True))
        else:
            tokens.extend((char, False) for char in part)
    return tokens


def _breakable(before: str, after: str) -> bool:
    """Whether a line may end between two characters that no space parts."""
    if after in _CLOSING or before in _OPENING:
        return False
    return _wide(before) or _wide(after)


def _folded(chunk: Line, width: int) -> list[Line]:
    """A chunk that is wider than the line, cut where the line ends; code at a space of it, if it has one."""
    if chunk.cell_len <= width:
        return [chunk]
    text, cuts, start = chunk.plain, list[int](), 0
    for place in range(len(text)):
        if place > start and cell_len(text[start : place + 1]) > width:
            space = text.rfind(" ", start, place)
            start = place if space < start else space + 1
            cuts.append(start)
    parts = list(chunk.divide(cuts))
    for part in parts[:-1]:
        part.rstrip()
    return parts


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def _spaced(before: str, after: str) -> bool:
    """Whether a line break between these two characters stands for a space."""
    marks = _CLOSING + _OPENING
    if (_wide(before) and before in marks) or (_wide(after) and after in marks):
        return False
    # Quotation marks are narrow in both languages: the other side tells which one it is.
    chinese = [_wide(c) or c in marks for c in (before, after)]
    return not (all(chinese) and (_wide(before) or _wide(after)))
