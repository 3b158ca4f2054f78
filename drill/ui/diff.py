"""Two texts of a problem beside each other, or one after the other where there is no room.

The margin says of each line what became of it (`-` only left, `+` only right, `~` changed), and
`^` below it what changed, where no colour shows that.
"""

from collections.abc import Iterator
from itertools import zip_longest

from rich.text import Text as Line

from drill.judge.result import Verdict
from drill.practice.differences import Hunk, Kind, Row, Side
from drill.practice.submissions import Present, Submitted, Version
from drill.text import Text
from drill.ui import history, names, safe, source
from drill.ui.console import Screen, has_colour
from drill.ui.wrap import wrap

# From here on two columns have room for code.
WIDE = 100
_BETWEEN = " │ "
_LEAST = 10
_MARGINS = {Kind.SAME: " ", Kind.CHANGED: "~", Kind.REMOVED: "-", Kind.ADDED: "+"}
_LEFT, _RIGHT, _MARKED = "red", "green", "reverse"


def show(screen: Screen, title: Line, left: Version, right: Version, hunks: list[Hunk]) -> None:
    """What is compared, and where it differs."""
    screen.show(title)
    # Who reads in a pipe has no width: there nothing is folded, and nothing has columns.
    beside = screen.out.is_terminal and screen.out.width >= WIDE
    if not hunks:
        screen.show(*_heads(screen, left, right), "")
        screen.show(*screen.prose(_EQUAL))
        return
    layout = _Beside(screen, hunks) if beside else _Below(screen, hunks)
    screen.show(*(layout.heads(left, right) if isinstance(layout, _Beside) else ()))
    if not beside:
        screen.show(*_heads(screen, left, right))
    for place, hunk in enumerate(hunks):
        if hunk.skipped:
            screen.show(_skipped(hunk.skipped))
        elif not place:
            screen.show("")
        for block in _blocks(hunk.rows):
            screen.show(*layout.block(block))
