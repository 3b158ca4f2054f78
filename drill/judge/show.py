"""Values as a person reads them: short numbers in rows, with the differing cells marked."""

import math
from collections.abc import Callable
from typing import Any

import msgspec

from drill.judge.result import Difference, Grid
from drill.judge.values import Array, Opaque, Remote
from drill.text import Text

ROWS = 8
COLUMNS = 8
LINES = 24
LENGTH = 400


Grids = tuple[Grid | None, Grid | None]


class Finding(msgspec.Struct, frozen=True, eq=False):
    """A difference that was found. Most are never shown, so their grids are made when they are.

    where:     which part of the answer; `says` is what is wrong there, as a sentence
    grids:     makes the expected and the given value as they are read
    max_error: the largest absolute error; `allowed` is what is allowed at that place
    """

    where: Text
    says: Text
    grids: Callable[[], Grids] = lambda: (None, None)
    max_error: float | None = None
    allowed: float | None = None

    def difference(self) -> Difference:
        """It, ready to be shown."""
        expected, got = self.grids()
        return Difference(self.where, self.says, expected, got, self.max_error, self.allowed)


def grid(value: Any, other: Any = None) -> Grid | None:
    """How a value is shown, its differences from `other` marked; None where nothing can be shown."""
    if isinstance(value, Array):
        return array_grid(value, [])
    if isinstance(value, Opaque | Remote):
        return None
    if isinstance(value, str):
        return _text_grid(value, other if isinstance(other, str) else None)
    kind = type(value).__name__
    text = number(value) if isinstance(value, float) else _plain(value)
    return Grid(kind, [[text]], cut=text.endswith("…"))


def array_grid(array: Array, wrong: list[tuple[int, ...]]) -> Grid:
    """An array in rows of its last dimension; `wrong` are indices to mark.

    Where it is too large to show whole, the rows and columns around the first wrong value are shown.
    """
    data = array.data
    columns = data.shape[-1] if data.ndim else 1
    table = data.reshape(-1, columns) if data.size else data.reshape(0, max(columns, 1))
    width = table.shape[1]
    marks = [_row_and_column(index, data.shape) for index in wrong]
    top, left = marks[0] if marks else (0, 0)
    top = max(0, min(top - ROWS // 2, len(table) - ROWS))
    left = max(0, min(left - COLUMNS // 2, width - COLUMNS))
    rows = [[number(x) for x in row[left : left + COLUMNS]] for row in table[top : top + ROWS]]
    inside = [
        (r - top, c - left) for r, c in marks if 0 <= r - top < ROWS and 0 <= c - left < COLUMNS
    ]
    kind = f"{array.dtype} {'tensor' if array.kind == 'tensor' else 'array'} {array.shape}"
    return Grid(kind, rows, inside, cut=len(table) > ROWS or width > COLUMNS)


def _row_and_column(index: tuple[int, ...], shape: tuple[int, ...]) -> tuple[int, int]:
    row = 0
    for i, n in zip(index[:-1], shape[:-1], strict=True):
        row = row * n + int(i)
    return row, int(index[-1]) if index else 0


def number(value: Any) -> str:
    """A number in few characters, with enough digits to tell it from its neighbours."""
    if isinstance(value, bool) or str(getattr(value, "dtype", "")) == "bool":
        return "True" if value else "False"
    if not hasattr(value, "dtype") and not isinstance(value, float):
        return str(value)
    if hasattr(value, "dtype") and value.dtype.kind in "iu":
        return str(int(value))
    x = float(value)
    if not math.isfinite(x):
        return str(x)
    if x == 0 or 1e-3 <= abs(x) < 1e5:
        return f"{x:.5f}".rstrip("0").rstrip(".") if x != int(x) else f"{x:.0f}."
    return f"{x:.4g}"


def _plain(value: Any) -> str:
    """A container or a plain value, cut where it is long."""
    try:
        text = repr(_shortened(value))
    except RecursionError:
        text = "…"
    return text if len(text) <= LENGTH else text[:LENGTH] + "…"


def _shortened(value: Any, depth: int = 0) -> Any:
    if depth > 12:
        return ...
    if isinstance(value, list | tuple):
        return type(value)(_shortened(item, depth + 1) for item in value[:50])
    if isinstance(value, dict):
        return {k: _shortened(v, depth + 1) for k, v in list(value.items())[:50]}
    if isinstance(value, Array):
        return f"{value.dtype} {value.shape}"
    return value


def _text_grid(text: str, other: str | None) -> Grid:
    """A text by lines, its tabs visible, the lines that differ from `other` marked."""
    lines, others = text.split("\n"), (other or text).split("\n")
    differing = [
        i for i, line in enumerate(lines) if other is not None and others[i : i + 1] != [line]
    ]
    top = max(0, min((differing or [0])[0] - LINES // 2, len(lines) - LINES))
    shown = lines[top : top + LINES]
    rows = [[line.replace("\t", "→   ")[:LENGTH]] for line in shown]
    marks = [(i - top, 0) for i in differing if top <= i < top + LINES]
    return Grid("str", rows, marks, cut=len(lines) > LINES)
