"""Lines of a submission as a terminal can show them, nothing in them hidden or obeyed.

Tabs are filled up to the next column of four. What prints nothing, or would steer the terminal,
is shown by its name: `␛` for an escape, `<U+202E>` for what turns the direction of writing.
"""

import unicodedata
from collections.abc import Iterable

import msgspec
from rich.cells import cell_len
from rich.text import Text as Line

_TAB = 4
# Where Unicode keeps the pictures of the first 32 characters.
_PICTURES = 0x2400


class Cell(msgspec.Struct, frozen=True):
    """A character, the cells that it takes, and whether it is marked."""

    char: str
    width: int
    marked: bool


def cells(text: str, marks: Iterable[tuple[int, int]] = ()) -> list[Cell]:
    """The characters of one line; those in `marks`, [start, end), are marked."""
    marked = {place for start, end in marks for place in range(start, end)}
    found: list[Cell] = []
    column = 0
    for place, char in enumerate(text):
        shown = " " * (_TAB - column % _TAB) if char == "\t" else _visible(char)
        for part in shown:
            found.append(Cell(part, cell_len(part), place in marked))
            column += found[-1].width
    return found


def folded(line: list[Cell], width: int | None) -> list[list[Cell]]:
    """The line in rows of at most `width` cells, at least one row; None folds nothing."""
    rows: list[list[Cell]] = [[]]
    used = 0
    for cell in line:
        if width is not None and used + cell.width > width:
            rows.append([])
            used = 0
        rows[-1].append(cell)
        used += cell.width
    return rows


def painted(row: list[Cell], style: str, marked: str) -> Line:
    """A row in a style, and what is marked in another one."""
    line = Line()
    run, of_run = "", False
    for cell in row:
        if cell.marked is not of_run and run:
            line.append(run, marked if of_run else style)
            run = ""
        run, of_run = run + cell.char, cell.marked
    return line.append(run, marked if of_run else style)


def carets(row: list[Cell]) -> str:
    """`^` below all that is marked: for where no colour shows it. Empty where nothing is."""
    return "".join(("^" if cell.marked else " ") * cell.width for cell in row).rstrip()


def listing(text: str, width: int | None) -> list[Line]:
    """A whole text with line numbers, folded to `width` cells beside them; None folds nothing."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not lines[-1]:
        lines.pop()
    gutter = len(str(len(lines))) + 2
    room = None if width is None else max(width - gutter - 2, 8)
    found: list[Line] = []
    for number, code in enumerate(lines, start=1):
        label = str(number)
        for row in folded(cells(code.rstrip(" \t")), room):
            line = Line(f"{label:>{gutter}}  ", style="dim")
            line.append_text(painted(row, "not dim", ""))
            line.rstrip()
            found.append(line)
            label = ""
    return found


def _visible(char: str) -> str:
    # Chinese text has wide spaces, which `isprintable` does not take for printable.
    if char.isprintable() or unicodedata.category(char) == "Zs":
        return char
    if char < " ":
        return chr(_PICTURES + ord(char))
    return f"<U+{ord(char):04X}>"
