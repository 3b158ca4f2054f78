"""Two texts of a problem beside each other, or mixed line by line where there is no room.

The margin says what became of a line: `-` it is only left, `+` only right, `~` it changed. What
changed within it is marked by colour; where there is none, by `^` below it.
"""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Protocol

import msgspec
from rich.text import Text as Line

from drill.practice.differences import Hunk, Kind, Row, Side
from drill.practice.submissions import Present, Submitted, Version
from drill.text import Text
from drill.ui import history, safe, source
from drill.ui.console import Screen, has_colour
from drill.ui.wrap import wrap

# From here on two columns have room for code.
WIDE = 100
_BETWEEN = " │ "
# Cells of code that a line keeps, however narrow the terminal is.
_LEAST = 10
_MARGINS = {Kind.SAME: " ", Kind.CHANGED: "~", Kind.REMOVED: "-", Kind.ADDED: "+"}
_LEFT, _RIGHT = "red", "green"


def show(
    screen: Screen,
    problem: str,
    title: Text | None,
    left: Version,
    right: Version,
    hunks: list[Hunk],
) -> None:
    """What is compared, and where it differs. `title`: of the problem, if it is still there."""
    layout = _layout(screen, hunks)
    heading = Line(str(title), style="bold").append("  ") if title else Line()
    screen.show(
        heading.append(problem, "not bold dim"),
        "",
        *layout.heads(str(_name(left)), str(_name(right))),
        "",
    )
    if not hunks:
        screen.show(*screen.prose(_EQUAL))
    for hunk in hunks:
        if hunk.skipped:
            told = Text(en="… equal lines: {n}", zh="…… 相同的行：{n}").format(n=hunk.skipped)
            screen.show(Line(str(told), style="dim"))
        for row in _level(hunk.rows) if layout.columns else hunk.rows:
            screen.show(*layout.row(row))
    if hunks and layout.columns:
        screen.show("", *screen.prose(_LEGEND, style="dim"))


_EQUAL = Text(
    en="no line differs (spaces at the end of a line do not count)",
    zh="每一行都相同（不计行尾空格）",
)
_LEGEND = Text(
    en="`-` only on the left, `+` only on the right, `~` changed",
    zh="`-` 仅左侧有，`+` 仅右侧有，`~` 有改动",
)


def _name(version: Version) -> Text:
    """What a text is called."""
    if isinstance(version, Submitted):
        return history.named(version.number, version.attempt)
    if isinstance(version, Present):
        return Text(en="your file as it is now: {path}", zh="当前文件：{path}").format(
            path=safe.one_line(str(version.path))
        )
    return Text(en="the reference", zh="参考答案")


class _Layout(Protocol):
    @property
    def columns(self) -> bool:
        """Whether the texts stand beside each other."""

    def heads(self, left: str, right: str) -> list[Line]:
        """What the texts are."""

    def row(self, row: Row) -> list[Line]:
        """The lines of a row."""


def _layout(screen: Screen, hunks: list[Hunk]) -> _Layout:
    sides = [side for hunk in hunks for row in hunk.rows for side in (row.left, row.right) if side]
    gutter = len(str(max((side.number for side in sides), default=0)))
    colour = has_colour(screen.out)
    # Who reads from a pipe has no width: there nothing has columns, and nothing is folded.
    if not screen.out.is_terminal:
        return _Mixed(gutter, None, colour)
    if screen.out.width < WIDE:
        return _Mixed(gutter, screen.out.width, colour)
    return _Beside(gutter, screen.out.width, colour)


def _level(rows: list[Row]) -> Iterator[Row]:
    """The rows, with what was removed on the same ones as what was added in its place."""
    removed: list[Side | None] = []
    added: list[Side | None] = []
    for row in [*rows, None]:
        if row and row.kind is Kind.REMOVED and not added:
            removed.append(row.left)
        elif row and row.kind is Kind.ADDED:
            added.append(row.right)
        else:
            for left, right in zip_longest(removed, added):
                yield Row(Kind.REMOVED if left else Kind.ADDED, left, right)
            removed, added = [], []
            if row and row.kind is Kind.REMOVED:
                removed.append(row.left)
            elif row:
                yield row


class _Beside(msgspec.Struct, frozen=True):
    """Two columns; a line that is too long goes on in the same column."""

    gutter: int
    width: int
    colour: bool
    columns: bool = True

    @property
    def _column(self) -> int:
        return (self.width - len(_BETWEEN)) // 2

    def heads(self, left: str, right: str) -> list[Line]:
        return self._joined(
            wrap(left, self._column, not self.colour, f"bold {_LEFT}"),
            wrap(right, self._column, not self.colour, f"bold {_RIGHT}"),
        )

    def row(self, row: Row) -> list[Line]:
        # Where something was removed and something added, the row has both.
        own = Kind.ADDED if row.right and row.kind is Kind.REMOVED else row.kind
        return self._joined(
            self._lines(row.left, row.kind, _LEFT), self._lines(row.right, own, _RIGHT)
        )

    def _lines(self, side: Side | None, kind: Kind, style: str) -> list[Line]:
        if side is None:
            return []
        head = f"{side.number:>{self.gutter}} {_MARGINS[kind]} "
        return _coded(side, kind, head, self._column, style, self.colour)

    def _joined(self, left: list[Line], right: list[Line]) -> list[Line]:
        lines = []
        for one, other in zip_longest(left, right, fillvalue=Line()):
            line = Line().append_text(one).append(" " * (self._column - one.cell_len))
            line.append(_BETWEEN, "dim").append_text(other)
            line.rstrip()
            lines.append(line)
        return lines


class _Mixed(msgspec.Struct, frozen=True):
    """One column, with the numbers of both texts; `width` None folds nothing."""

    gutter: int
    width: int | None
    colour: bool
    columns: bool = False

    def heads(self, left: str, right: str) -> list[Line]:
        lines: list[Line] = []
        for margin, name, style in (("- ", left, _LEFT), ("+ ", right, _RIGHT)):
            parts = self._wrapped(name, f"bold {style}")
            margins = [margin] + ["  "] * (len(parts) - 1)
            lines += [
                Line().append(before, f"bold {style}").append_text(part)
                for before, part in zip(margins, parts, strict=True)
            ]
        return lines

    def _wrapped(self, name: str, style: str) -> list[Line]:
        if self.width is None:
            return [Line(name, style=style)]
        return wrap(name, max(self.width - 2, _LEAST), not self.colour, style)

    def row(self, row: Row) -> list[Line]:
        left, right = row.left, row.right
        if left and right and row.kind is Kind.SAME:
            return self._lines(left, f"{self._number(left)} {self._number(right)}", Kind.SAME, "")
        lines: list[Line] = []
        if left:
            numbers = f"{self._number(left)} {self._number(None)}"
            lines += self._lines(left, numbers, Kind.REMOVED, _LEFT)
        if right:
            numbers = f"{self._number(None)} {self._number(right)}"
            lines += self._lines(right, numbers, Kind.ADDED, _RIGHT)
        return lines

    def _number(self, side: Side | None) -> str:
        return (str(side.number) if side else "").rjust(self.gutter)

    def _lines(self, side: Side, numbers: str, kind: Kind, style: str) -> list[Line]:
        return _coded(side, kind, f"{numbers} {_MARGINS[kind]} ", self.width, style, self.colour)


def _coded(
    side: Side, kind: Kind, head: str, width: int | None, style: str, colour: bool
) -> list[Line]:
    """A line of code after its head, folded to `width` cells; None folds nothing."""
    room = None if width is None else max(width - len(head), _LEAST)
    # Of a changed line only what changed is coloured.
    shown = "" if kind in (Kind.SAME, Kind.CHANGED) else style
    lines: list[Line] = []
    for part in source.folded(source.cells(side.text, side.marks), room):
        line = Line().append(head[:-2], "dim" if kind is Kind.SAME else style).append(head[-2:])
        line.append_text(source.painted(part, shown, f"reverse {style}")).rstrip()
        lines.append(line)
        head = " " * len(head)
        carets = source.carets(part)
        if carets and not colour:
            lines.append(Line(f"{head[:-2]}~ {carets}"))
    return lines
