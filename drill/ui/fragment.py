"""What drill shows inside somebody else's page: HTML without a script, and the same as text.

It has the page's own colours, with hues mixed into them: readable on light and on dark paper.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO
from itertools import groupby

import msgspec
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as Line

from drill.errors import DrillError
from drill.text import Text
from drill.ui import console, problems
from drill.ui.console import Screen
from drill.ui.page import rendered
from drill.ui.wrap import CODE_STYLE

# Cells of a line of what is kept in lines: values, code, bars.
_WIDE = 96
# A page breaks its paragraphs by itself.
_ENDLESS = 1_000_000
# What is between two columns, and in no sentence.
_GAP = "  "
_HUES = {"red": "bad", "green": "good", "yellow": "half", "cyan": "code"}


class Shown(msgspec.Struct, frozen=True):
    """The same for a page and for a terminal."""

    html: str
    text: str


class Rows(msgspec.Struct, frozen=True):
    """Rows of a table that belong together, under a name if they have one."""

    rows: list[list[str]]
    name: str = ""


class _Span(msgspec.Struct, frozen=True):
    """A piece of a line, in an element where it is not plain."""

    text: str
    tag: str
    classes: str


class _Part(msgspec.Struct, frozen=True):
    """A `title`, `heading`, `prose`, `code`, `table`, or what is `next`; what else it has follows from that."""

    kind: str
    lines: list[list[_Span]] = []
    header: list[str] = []
    groups: list[Rows] = []
    numbers: bool = False
    command: str = ""


class _Prose(Line):
    """A paragraph in one line."""


class _Paper(Screen):
    """A screen on which paragraphs are not broken."""

    def prose(self, text: Text | str, style: str = "", indent: int = 0) -> list[Line]:
        lines = console.prose(self.out, str(text), _ENDLESS, style, indent)
        return [_Prose().append_text(line) for line in lines]


class Sheet:
    """What is shown of one thing, put together part by part.

    terminal: a screen of which all that is printed becomes the text
    """

    def __init__(self) -> None:
        # With colours: what they say is said by the page's own means.
        self._paper = _Paper(_console(colours=True), _console(colours=True))
        self.terminal = Screen(_console(), _console())
        self._parts: list[_Part] = []

    def title(self, line: Line) -> None:
        """What it is about."""
        self._parts.append(_Part("title", [self._spans(line, prose=True)]))
        self.terminal.show(line)

    def add(self, paint: Callable[[Screen], Sequence[list[Line]]]) -> None:
        """Paragraphs, as they are painted on a screen; the empty ones are left out."""
        for lines in paint(self._paper):
            self._parts += self._read(lines)
        for lines in filter(None, paint(self.terminal)):
            self.terminal.show("", *lines)

    def say(self, text: Text) -> None:
        """A sentence of ours."""
        self.add(lambda screen: [screen.prose(text, indent=2)])

    def warn(self, error: DrillError) -> None:
        """What went wrong beside it."""
        lines = _told(error, Screen.warn)
        self.terminal.show("", *lines)
        for line in lines:
            self._parts += self._read(self._paper.prose(line, "yellow"))

    def next(self, command: str) -> None:
        """What to type next."""
        line = problems.next_command(command)
        self.terminal.show("", line)
        label = line[: len(line.plain) - len(command)]
        self._parts.append(_Part("next", [self._spans(label, prose=True)], command=command))

    def heading(self, text: Text) -> None:
        """Of a part of the page."""
        self._parts.append(_Part("heading", [[_Span(str(text), "", "")]]))

    def sentence(self, text: Text) -> None:
        """On the page only."""
        self._parts += self._read(self._paper.prose(text))

    def table(self, header: list[Text], groups: list[Rows], numbers: bool = False) -> None:
        """On the page only: a terminal has its own way of showing it.

        numbers: whether all columns but the first hold numbers
        """
        heads = [str(head) for head in header]
        self._parts.append(_Part("table", header=heads, groups=groups, numbers=numbers))

    def shown(self) -> Shown:
        """All of it."""
        assert isinstance(self.terminal.out.file, StringIO)
        text = self.terminal.out.file.getvalue().strip("\n")
        return Shown(rendered("fragment.html", parts=self._parts), text)

    def _read(self, lines: Iterable[Line]) -> Iterator[_Part]:
        """Paragraphs, and between them what is kept in lines."""
        kept: list[Line] = []
        for line in lines:
            if not isinstance(line, _Prose):
                kept.append(line)
                continue
            yield from self._kept(kept)
            kept = []
            if line.plain.strip():
                yield _Part("prose", [self._spans(line, prose=True)])
        yield from self._kept(kept)

    def _kept(self, lines: list[Line]) -> Iterator[_Part]:
        """Lines as they are, without what is empty around them."""
        full = [place for place, line in enumerate(lines) if line.plain.strip()]
        own = lines[full[0] : full[-1] + 1] if full else []
        margin = min((_margin(lines[place]) for place in full), default=0)
        if len(own) == 1 and own[0].style != CODE_STYLE and _GAP not in own[0].plain.strip():
            # One line without columns is a sentence.
            yield _Part("prose", [self._spans(own[0], prose=True)])
        elif own:
            yield _Part("code", [self._spans(line[margin:], prose=False) for line in own])

    def _spans(self, line: Line, prose: bool) -> list[_Span]:
        """The pieces of a line, each in one style; in lines that are kept, columns stay columns."""
        found: list[_Span] = []
        # The style of a whole line becomes that of a piece: only pieces are rendered.
        line = Line(end="").append_text(line)
        if prose:
            line = line[_margin(line) :]
        for segment in line.render(self._paper.out):
            style = segment.style
            hue = _HUES.get(style.color.name, "") if style and style.color else ""
            names = [f"d-{hue}"] * bool(hue) + ["d-dim"] * bool(style and style.dim)
            tag = "span" if names else ""
            if prose and hue == "code":
                tag = "code"
            if style and style.bold:
                tag = "strong"
            if prose:
                found.append(_Span(segment.text, tag, " ".join(names)))
                continue
            for wide, chars in groupby(segment.text, key=lambda char: cell_len(char) == 2):
                classes = " ".join([*names, "d-wide"] if wide else names)
                found.append(_Span("".join(chars), tag or "span" * wide, classes))
        return found


def failure(error: DrillError) -> list[str]:
    """What went wrong and the next command, as a terminal shows it."""
    return _told(error, Screen.fail)


def _told(error: DrillError, tell: Callable[[Screen, DrillError], None]) -> list[str]:
    paper = _console()
    tell(Screen(paper, paper), error)
    assert isinstance(paper.file, StringIO)
    return paper.file.getvalue().splitlines()


def _margin(line: Line) -> int:
    return len(line.plain) - len(line.plain.lstrip())


def _console(colours: bool = False) -> Console:
    """Paper in memory. (By itself, rich would find the notebook and paint in its own way.)"""
    return Console(
        file=StringIO(),
        width=_WIDE if colours else None,
        force_terminal=colours,
        force_jupyter=False,
        color_system="standard" if colours else None,
        highlight=False,
        markup=False,
        emoji=False,
        # FORCE_COLOR and the like are for what is printed, as in a terminal.
        _environ={},
    )
