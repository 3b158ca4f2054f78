"""Expected and got, side by side, with the cells that differ marked."""

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as Line

from drill.judge.result import Grid
from drill.text import Text
from drill.ui import safe
from drill.ui.console import indented

GAP = 4
# Lines that one row of a value may take.
FOLDS = 4


def pair(expected: Grid, got: Grid, width: int) -> list[Line]:
    """Both values beside each other, or one under the other where the terminal is too narrow."""
    left = block(expected, Text(en="expected", zh="期望"), "green")
    right = block(got, Text(en="got", zh="得到"), "red")
    column = max(cell_len(line.plain) for line in left)
    if column + GAP + max(cell_len(line.plain) for line in right) > width:
        return fit([*left, *right], width)
    height = max(len(left), len(right))
    left += [Line()] * (height - len(left))
    right += [Line()] * (height - len(right))
    return [_beside(a, b, column + GAP) for a, b in zip(left, right, strict=True)]


def fit(lines: list[Line], width: int) -> list[Line]:
    """The lines, those that are too wide folded, and cut after a few."""
    fitted: list[Line] = []
    for line in lines:
        if line.cell_len <= width:
            fitted.append(line)
            continue
        folded = line.wrap(Console(), width, overflow="fold", no_wrap=False)
        fitted += folded[:FOLDS]
        if len(folded) > FOLDS:
            fitted.append(Line("   …", style="dim"))
    return fitted


def block(grid: Grid, name: Text, style: str) -> list[Line]:
    """A value under its name and type."""
    heading = Line(str(name), style=style).append(f"  {safe.one_line(grid.kind)}", "dim")
    return [heading, *indented(cells(grid), 2)]


def cells(grid: Grid) -> list[Line]:
    """The rows of a value in columns; a marked cell stands between `›` and `‹`, in red."""
    rows = [[safe.one_line(cell) for cell in row] for row in grid.rows]
    widths = [
        max(cell_len(row[column]) for row in rows if column < len(row))
        for column in range(max((len(row) for row in rows), default=0))
    ]
    # Words stand to the left; numbers to the right, so that their digits are under each other.
    words = any(not _number(cell) for row in rows for cell in row)
    marked = set(grid.marks)
    lines = []
    for r, row in enumerate(rows):
        line = Line()
        for c, cell in enumerate(row):
            wrong = (r, c) in marked
            fill = " " * (widths[c] - cell_len(cell))
            line.append("" if words else fill)
            shown = f"›{cell}‹" if wrong else f" {cell} "
            line.append(shown, "bold red" if wrong else "")
            line.append(fill if words else "")
        line.rstrip()
        lines.append(line)
    if grid.cut:
        lines.append(Line(" …", style="dim"))
    return lines


def _number(cell: str) -> bool:
    return not cell or cell[0] in "+-.0123456789" or cell in ("nan", "inf", "True", "False", "…")


def _beside(left: Line, right: Line, column: int) -> Line:
    line = left.copy()
    if right.plain:
        line.append(" " * (column - cell_len(left.plain)))
        line.append_text(right)
    return line
