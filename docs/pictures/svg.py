"""The picture of a terminal's screen."""

import html
import io
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from pyte.screens import Char
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style
from rich.terminal_theme import TerminalTheme

from docs.pictures.terminal import Page

# Of Latin letters and of Chinese characters, which take two cells.
_SIZE, _WIDE, _CELL = 20, 22, 12.2
# Rich's own format fetches a font from elsewhere, which knows no Chinese. The window brings its
# background along: it is seen on light pages and on dark ones.
_FORMAT = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font: {char_height}px/{line_height}px ui-monospace, Menlo, Consolas, \
"DejaVu Sans Mono", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", monospace }}
{styles}
</style>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
# A contrast of 6 or more with the background for all but black, and of 3 or more where they are dim.
_THEME = TerminalTheme(
    background=(22, 27, 34),
    foreground=(230, 237, 243),
    normal=[
        (110, 118, 129),
        (255, 161, 152),
        (86, 211, 100),
        (227, 179, 65),
        (121, 192, 255),
        (210, 168, 255),
        (86, 212, 221),
        (230, 237, 243),
    ],
)
_BODY = '<g class="t-matrix">'
_TAG = re.compile("<[^>]*>\n?")
_MEASURED = re.compile(
    r"[\d.]+(?= ?(?:s|ms|秒|毫秒)\b)|[\d.]+(?=x the reference)|(?<=参考答案的)[\d.]+"
    r"|[#|-]{5,}|\d\d:\d\d(?::\d\d)?|(?<=T)\d\d-\d\d-\d\d|\d+(?= of \d+ cases)|(?<=用例通过了)\d+"
)
_DRAWN = re.compile("[\u2500-\u259f\u2800-\u28ff]")
_BLANK = re.compile("(^ +| +$| {2,})")
_TEXT = re.compile(r'<text class="([^"]*)" x="([^"]*)" y="([^"]*)"[^>]*>([^<]*)</text>')


def picture(page: Page) -> str:
    """The screen as SVG, as far as it is written."""
    paper = Console(record=True, width=page.columns, file=io.StringIO())
    for y in range(len(page.written())):
        row = page.buffer[y]
        paper.print(Segments([*_segments(row[x] for x in range(page.columns)), Segment.line()]))
    drawn = paper.export_svg(
        title="",
        theme=_THEME,
        code_format=_FORMAT,
        font_aspect_ratio=_CELL / _SIZE,
        unique_id="t",
    )
    return (
        _TEXT.sub(_fitted, drawn).replace("&#160;", " ").replace("</text><text", "</text>\n<text")
    )


def told(drawn: str) -> str:
    """What a picture tells, but for what another run would measure anew."""
    head, _, text = drawn.partition(_BODY)
    return head + _MEASURED.sub("~", _TAG.sub("", text))


def _segments(row: Iterable[Char]) -> Iterator[Segment]:
    """Runs of one style and one width: what falls back to another font begins at its own cell."""
    # The second cell of a wide character is empty.
    cells = (cell for cell in row if cell.data)
    for (style, _), run in groupby(cells, lambda cell: (_style(cell), cell_len(cell.data))):
        # Browsers drop spaces at an end, and make one of several: they are no part of a run.
        for part in _BLANK.split("".join(cell.data for cell in run)):
            yield Segment(part, style)


def _style(cell: Char) -> Style:
    return Style(
        color=_colour(cell.fg),
        bgcolor=_colour(cell.bg),
        bold=cell.bold,
        italic=cell.italics,
        underline=cell.underscore,
        reverse=cell.reverse,
        dim=cell.blink,
    )


def _colour(name: str) -> str:
    # What eight-colour terminals show as brown is ANSI's yellow.
    return {"brown": "yellow"}.get(name, name)


def _fitted(text: re.Match[str]) -> str:
    """A run as wide as its cells are, whatever the font. (Rich counts characters, not cells.)"""
    kind, x, y, written = text.groups()
    if written == "\n":
        return ""  # the end of a row
    plain = html.unescape(written)
    cells = cell_len(plain)
    how = f'class="{kind}" x="{x}" y="{y}" textLength="{cells * _CELL:g}"'
    if cells > len(plain):
        how += f' font-size="{_WIDE}"'
    elif _DRAWN.search(plain):
        # Lines and bars are stretched; of letters, the spaces between them are.
        how += ' lengthAdjust="spacingAndGlyphs"'
    return f"<text {how}>{written}</text>"
