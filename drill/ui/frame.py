"""Rows of a full screen: lines fitted to the terminal's width, and written once."""

from io import StringIO
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text as Line

from drill.text import Text
from drill.ui import safe
from drill.ui.console import Screen
from drill.ui.viewport import Viewport

# Below so many rows a rule is worth less than a line of what it parts.
LOW = 12
_ERASE_REST = "\x1b[K"


class Frame:
    """A terminal of one size, in the colours that `like` has."""

    def __init__(self, columns: int, rows: int, like: Console) -> None:
        self.columns, self.rows = columns, rows
        self._console = Console(
            file=StringIO(),
            width=columns,
            height=rows,
            force_terminal=True,
            color_system=like.color_system,  # type: ignore[arg-type]  # a plain str there
            no_color=like.no_color,
            highlight=False,
            markup=False,
            emoji=False,
        )
        self.screen = Screen(self._console, self._console)
        self._written: dict[object, str] = {}

    def laid_out(
        self,
        header: list[Line],
        body: list[Line],
        footer: list[Line],
        scroll: Viewport,
        needed: int | None = None,
    ) -> list[str]:
        """The rows of the screen, exactly as many as there are: the body scrolls between two rules.

        needed: a line of the body that has to be in sight
        """
        low = self.rows < LOW
        height = max(1, self.rows - len(header) - len(footer) - (1 if low else 2))
        scroll.fit(len(body), height)
        if needed is not None:
            scroll.reveal(needed)
        shown = body[scroll.top : scroll.top + height]
        lines = [*header, *([] if low else [self.rule(_above(scroll.top))])]
        lines += [*shown, *[Line()] * (height - len(shown))]
        lines += [self.rule(_below(scroll.below)), *footer]
        written = [self._ansi(line) for line in lines[: self.rows]]
        self._written = dict(written)
        return [row for _, row in written]

    def rule(self, told: Text | None) -> Line:
        """A line across the screen, with something told at its beginning."""
        label = f"── {told} " if told else ""
        return Line(label + "─" * (self.columns - cell_len(label)), style="dim")

    def justified(self, left: Line, right: Line) -> Line:
        """Left and right in one line; the left gives way."""
        room = self.columns - right.cell_len - (2 if right.plain else 0)
        left.truncate(max(0, room), overflow="ellipsis")
        gap = self.columns - left.cell_len - right.cell_len
        return Line().append_text(left).append(" " * gap).append_text(right)

    def file(self, path: Path, room: int) -> Line:
        """A path in so many cells, its beginning left out where there is no room for it."""
        home = Path.home()
        known = "~" / path.relative_to(home) if path.is_relative_to(home) else path
        shown = safe.one_line(str(known))
        while shown and cell_len(shown) > max(1, room):
            shown = "…" + shown.removeprefix("…")[1:]
        line = Line(shown, style="dim")
        # Where the terminal knows how, a click opens the file.
        line.stylize(Style(link=path.as_uri()))
        return line

    def keys(self, keys: list[tuple[str, Text]]) -> list[Line]:
        """Keys and what they do, in as few lines as hold them."""
        lines = [Line()]
        for key, meaning in keys:
            item = Line(key, style="bold").append(f" {meaning}", "not bold dim")
            if lines[-1].plain and lines[-1].cell_len + 2 + item.cell_len > self.columns:
                lines.append(Line())
            lines[-1].append("  " if lines[-1].plain else "").append_text(item)
        return lines

    def _ansi(self, line: Line) -> tuple[object, str]:
        """A line, and how it is written; as in the last frame, if it was in that.

        That saves most of the work, and a link is given another id each time that it is written.
        """
        line.truncate(self.columns, overflow="ellipsis")
        known = (line.plain, line.style, tuple(line.spans))
        if known in self._written:
            return known, self._written[known]
        with self._console.capture() as written:
            self._console.print(line, end="", soft_wrap=True)
        # In the last column there is nothing to erase, and some terminals would erase that.
        rest = _ERASE_REST if line.cell_len < self.columns else ""
        return known, written.get() + rest


def _above(lines: int) -> Text | None:
    """What the upper rule tells of lines that are out of sight."""
    return Text(en="↑ {n} more", zh="↑ 还有 {n} 行").format(n=lines) if lines else None


def _below(lines: int) -> Text | None:
    """What the lower rule tells of them."""
    # The key is named where it is needed; the others that scroll are those of any pager.
    told = Text(en="↓ {n} more · space", zh="↓ 还有 {n} 行 · 空格键翻页")
    return told.format(n=lines) if lines else None
