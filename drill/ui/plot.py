"""Lines over two logarithmic axes, drawn with the dots of Braille: eight in a cell."""

import math
from itertools import groupby, pairwise

import msgspec
from rich.cells import cell_len
from rich.text import Text as Line

# The dots of a cell, by column and by row from above.
_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_ACROSS, _DOWN = 2, 4
_EMPTY = 0x2800
# What an axis is labelled at, in each power of ten; where that is too much, at the power alone.
_FINE, _COARSE = (1, 2, 5), (1,)
_MOST_LABELS = 6
# Cells beside the last point, for the marks of several that are there.
_BESIDE = 5


class Curve(msgspec.Struct, frozen=True):
    """Points with positive coordinates, joined, each shown by a mark of one cell."""

    mark: str
    style: str
    points: list[tuple[float, float]]


def ticks(low: float, high: float) -> list[float]:
    """Round values between two others."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    found: list[float] = []
    for factors in (_FINE, _COARSE):
        every = [factor * 10.0**power for power in range(first, last + 1) for factor in factors]
        found = [value for value in every if low <= value <= high]
        if len(found) <= _MOST_LABELS:
            break
    return found


class Plot:
    """Axes for curves, `width` by `height` cells without the labels; the first curve is on top."""

    def __init__(self, curves: list[Curve], width: int, height: int) -> None:
        self.curves = curves
        self.width, self.height = width, height
        xs = [x for curve in curves for x, _ in curve.points]
        ys = [y for curve in curves for _, y in curve.points]
        self.xs, self.ys = (min(xs), max(xs)), (min(ys), max(ys))

    def lines(self, x_labels: dict[float, str], y_labels: dict[float, str]) -> list[Line]:
        """The plot, with labels at these values."""
        cells = self._cells()
        beside = {self._row(y): label for y, label in sorted(y_labels.items())}
        margin = max((cell_len(label) for label in beside.values()), default=0)
        lines = []
        for row in range(self.height):
            label = beside.get(row, "")
            axis = " ┤" if label else " │"
            line = Line().append(" " * (margin - cell_len(label)) + label + axis, "dim")
            own = (cells.get((column, row), (" ", "")) for column in range(self.width))
            for style, run in groupby(own, key=lambda cell: cell[1]):
                line.append("".join(char for char, _ in run), style)
            line.rstrip()
            lines.append(line)
        below = Line(" " * (margin + 1) + "└" + "─" * self.width, "dim")
        return [*lines, below, self._below(x_labels, margin + 2)]

    def _below(self, labels: dict[float, str], start: int) -> Line:
        """The labels of the lower axis, those that have room."""
        text = ""
        for x, label in sorted(labels.items()):
            place = max(0, start + self._column(x) - (cell_len(label) - 1) // 2)
            if not text or place > len(text):
                text = text.ljust(place) + label
        return Line(text, "dim")

    def _cells(self) -> dict[tuple[int, int], tuple[str, str]]:
        """What is drawn, with its style, by column and row."""
        dots: dict[tuple[int, int], int] = {}
        styles: dict[tuple[int, int], str] = {}
        for curve in reversed(self.curves):
            for across, down in self._dots(curve):
                place = across // _ACROSS, down // _DOWN
                dots[place] = dots.get(place, 0) | _DOTS[across % _ACROSS][down % _DOWN]
                styles[place] = curve.style
        cells = {place: (chr(_EMPTY + dots[place]), styles[place]) for place in dots}
        marked: set[tuple[int, int]] = set()
        for curve in self.curves:
            for x, y in curve.points:
                column, row = self._column(x), self._row(y)
                # What would lie upon another mark stands beside it.
                while (column, row) in marked:
                    column += 1
                marked.add((column, row))
                cells[column, row] = curve.mark, f"bold {curve.style}"
        return cells

    def _dots(self, curve: Curve) -> list[tuple[int, int]]:
        """The dots of a curve, each once for every step to the right."""
        places = [(self._column(x) * _ACROSS, self._dot(y)) for x, y in curve.points]
        found = []
        for (x, y), (right, there) in pairwise(places):
            count = max(abs(right - x), abs(there - y), 1)
            for n in range(count + 1):
                share = n / count
                found.append((round(x + share * (right - x)), round(y + share * (there - y))))
        return found

    def _column(self, x: float) -> int:
        return round(_share(x, self.xs) * (self.width - _BESIDE))

    def _row(self, y: float) -> int:
        return self._dot(y) // _DOWN

    def _dot(self, y: float) -> int:
        """From above."""
        return round((1 - _share(y, self.ys)) * (self.height * _DOWN - 1))


def _share(value: float, between: tuple[float, float]) -> float:
    low, high = map(math.log, between)
    return (math.log(value) - low) / (high - low) if high > low else 0.5
