"""The terminal: stdout for data, stderr for messages, colour where it is wanted."""

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text as Line

from drill.errors import DrillError
from drill.text import Text
from drill.ui.wrap import wrap

# Seconds that nobody minds waiting for.
SOON = 0.3
# A line of prose that is wider than this is hard to read.
WIDEST = 100


if TYPE_CHECKING:
    from rich.status import Status


class _Console(Console):
    def on_broken_pipe(self) -> None:
        # Rich would exit here; `main` decides what the exit code is.
        raise BrokenPipeError


class Screen:
    """Where things are printed. Tests give their own consoles."""

    def __init__(self, out: Console, err: Console) -> None:
        self.out = out
        self.err = err

    @property
    def width(self) -> int:
        """Cells in a line of prose."""
        return max(20, min(self.out.width, WIDEST))

    def show(self, *parts: Line | str) -> None:
        """Print data to stdout, a part a line."""
        if self.out.color_system is None:
            # Rich would print the same, at 50 µs a line.
            self.out.file.write("".join(f"{part}\n" for part in parts))
            self.out.file.flush()
        elif parts:
            # In one go: a print costs more than what makes a line.
            self.out.print(*parts, sep="\n", soft_wrap=True)

    def prose(self, text: Text | str, style: str = "", indent: int = 0) -> list[Line]:
        """A text of ours or of a problem, wrapped to the terminal."""
        return prose(self.out, str(text), self.width, style, indent)

    def note(self, text: Text) -> None:
        """Tell the person something on stderr."""
        for line in prose(self.err, str(text), min(self.err.width, WIDEST)):
            self.err.print(line, soft_wrap=True)

    def warn(self, error: DrillError) -> None:
        """Say on stderr what went wrong, and that the command goes on."""
        self._labelled(Text(en="warning: ", zh="警告："), error.message, "bold yellow")
        if error.hint:
            self._labelled(Text(en="hint: ", zh="提示："), error.hint, "bold cyan")

    def fail(self, error: DrillError) -> None:
        """Say on stderr what went wrong, and the next command."""
        self._labelled(Text(en="error: ", zh="错误："), error.message, "bold red")
        if error.hint:
            self._labelled(Text(en="hint: ", zh="提示："), error.hint, "bold cyan")

    def _labelled(self, label: Text, message: Text, style: str) -> None:
        # Imported here: what cleans a text is not needed to list problems.
        from drill.ui import safe

        # Not wrapped: paths and commands are copied from here, and the terminal wraps by itself.
        line = Line(str(label), style=style)
        line.append(safe.printable(str(message)), "not bold default")
        self.err.print(line, soft_wrap=True)

    def ask(self, question: Text) -> bool:
        """A question that is answered with y or n; no is the default, and the end of input."""
        lines = prose(self.err, f"{question} [y/N]", min(self.err.width - 4, WIDEST))
        self.err.print(*lines, sep="\n", end=" ", soft_wrap=True)
        try:
            answer = input()
        except EOFError:
            self.err.print()
            return False
        return answer.strip().lower() in ("y", "yes", "是", "好")

    @contextlib.contextmanager
    def working(self, text: Text) -> Iterator[None]:
        """A spinner on stderr while something takes its time; nothing where nobody watches, and
        none for what takes no time: a warm check would only make it flicker.
        """
        if not (sys.stderr.isatty() and self.err.is_terminal and not self.err.is_dumb_terminal):
            yield
            return
        import threading

        status: list[Status] = []

        def show() -> None:
            status.append(self.err.status(str(text)))
            status[0].start()

        timer = threading.Timer(SOON, show)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
            for shown in status:
                shown.stop()


def has_colour(console: Console) -> bool:
    """Whether colour can carry meaning there."""
    return console.color_system is not None and not console.no_color


def prose(console: Console, text: str, width: int, style: str = "", indent: int = 0) -> list[Line]:
    """Lines of `text`, wrapped and indented; backticks are dropped where colour replaces them."""
    lines: list[Line] = []
    for paragraph in text.split("\n"):
        lines += wrap(paragraph, width - indent, not has_colour(console), style)
    return indented(lines, indent)


def indented(lines: Iterable[Line], by: int) -> list[Line]:
    """The lines, moved to the right."""
    return [Line(" " * by).append_text(line) if line.plain else line for line in lines]


def interactive() -> bool:
    """Whether a person can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


_screen: Screen | None = None


def screen() -> Screen:
    """The terminal that this process was started in."""
    global _screen  # noqa: PLW0603 - one process has one terminal
    if _screen is None:
        _screen = Screen(_console(stderr=False), _console(stderr=True))
    return _screen


def use(chosen: Screen | None) -> None:
    """Print to `chosen` from now on; None for the process's own terminal."""
    global _screen  # noqa: PLW0603
    _screen = chosen


def _console(stderr: bool) -> Console:
    # FORCE_COLOR=0 asks for none; rich reads any value as a yes.
    colour = os.environ.get("FORCE_COLOR")
    return _Console(
        stderr=stderr,
        highlight=False,
        markup=False,
        emoji=False,
        force_terminal=False if colour == "0" else None,
    )
