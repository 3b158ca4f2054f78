"""The same paragraphs as text, and as a piece of a page."""

import re
from html.parser import HTMLParser

import pytest
from rich.text import Text as Line

from drill.errors import UsageError
from drill.text import Text, same
from drill.ui import fragment
from drill.ui.fragment import Rows, Sheet
from drill.ui.wrap import CODE_STYLE


def body(sheet: Sheet) -> str:
    """The page without its style sheet."""
    return sheet.shown().html.partition("</style>\n")[2]


def test_a_paragraph_is_broken_in_a_terminal_and_flows_on_a_page() -> None:
    sheet, long = Sheet(), "word " * 40
    sheet.say(same(long.strip()))
    assert body(sheet) == f"<p>{long.strip()}</p>\n</div>"
    lines = sheet.shown().text.splitlines()
    assert len(lines) > 2
    assert all(line.startswith("  word") for line in lines)


def test_code_in_a_sentence_is_code_on_a_page_and_has_its_backticks_in_a_terminal() -> None:
    sheet = Sheet()
    sheet.say(same("call `f(x) < 1` twice"))
    assert body(sheet) == '<p>call <code class="d-code">f(x) &lt; 1</code> twice</p>\n</div>'
    assert sheet.shown().text == "  call `f(x) < 1` twice"


def test_lines_with_columns_are_kept_and_one_without_is_a_sentence() -> None:
    sheet = Sheet()
    sheet.add(
        lambda _: [[Line("    a  1"), Line("  bb  2", style="dim"), Line()], [Line("  done")]]
    )
    assert body(sheet) == (
        '<pre tabindex="0">  a  1\n<span class="d-dim">bb  2</span></pre>\n<p>done</p>\n</div>'
    )
    assert sheet.shown().text == "    a  1\n  bb  2\n\n\n  done"


def test_a_single_line_with_columns_keeps_them() -> None:
    sheet = Sheet()
    sheet.add(lambda _: [[Line("  time  [##|-]  twice")]])
    assert body(sheet) == '<pre tabindex="0">time  [##|-]  twice</pre>\n</div>'


def test_a_single_line_of_code_stays_code() -> None:
    sheet = Sheet()
    sheet.add(lambda _: [[Line("    add(1, 2)", style=CODE_STYLE)]])
    assert body(sheet) == '<pre tabindex="0"><span class="d-code">add(1, 2)</span></pre>\n</div>'


def test_chinese_takes_two_cells_each_where_columns_stand() -> None:
    sheet = Sheet()
    sheet.add(lambda _: [[Line("期望  1", style="green"), Line("│ √D 注意")]])
    assert body(sheet) == (
        '<pre tabindex="0"><span class="d-good d-wide">期望</span><span class="d-good">  1</span>\n'
        '│ √D <span class="d-wide">注意</span></pre>\n</div>'
    )
    assert ".d-wide { letter-spacing: calc(2ch - 1em); }" in sheet.shown().html


@pytest.mark.parametrize(
    ("style", "markup"),
    [
        ("bold red", '<strong class="d-bad">x</strong>'),
        ("bold", "<strong>x</strong>"),
        ("yellow", '<span class="d-half">x</span>'),
        ("", "x"),
    ],
)
def test_what_styles_say_is_said_by_elements(style: str, markup: str) -> None:
    sheet = Sheet()
    sheet.title(Line("x", style=style))
    assert body(sheet) == f'<p class="d-title" role="heading" aria-level="3">{markup}</p>\n</div>'


def test_a_table_has_heads_for_columns_rows_and_groups() -> None:
    sheet = Sheet()
    sheet.table([same("id"), same("n")], [Rows([["a<b", "✓ 1"]], "first")], numbers=True)
    found = body(sheet)
    assert '<th scope="col">id</th><th scope="col" class="d-number">n</th>' in found
    assert '<th scope="rowgroup" colspan="2">first</th>' in found
    assert '<th scope="row">a&lt;b</th><td class="d-number d-good">✓ 1</td>' in found
    assert sheet.shown().text == ""


def test_a_warning_has_its_hint() -> None:
    sheet = Sheet()
    told = Text(en="it is `lost`\x1b[2J", zh="`丢了`")
    sheet.warn(UsageError(told, Text(en="find it", zh="找回来")))
    assert sheet.shown().text == "warning: it is `lost`\nhint: find it"
    assert '<p><span class="d-half">hint: find it</span></p>' in body(sheet)


def test_a_failure_is_told_as_a_terminal_tells_it() -> None:
    error = UsageError(Text(en="no", zh="不行"), Text(en="do `x`", zh="用 `x`"))
    assert fragment.failure(error) == ["error: no", "hint: do `x`"]


def test_neither_colours_nor_the_width_of_another_terminal_get_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "20")
    sheet = Sheet()
    sheet.title(Line("red", style="bold red"))
    sheet.say(same("a sentence that is longer than twenty cells"))
    assert sheet.shown().text == "red\n\n  a sentence that is longer than twenty cells"


def test_the_page_has_no_colour_of_its_own_and_needs_nothing_else() -> None:
    sheet = Sheet()
    sheet.title(Line("x"))
    html = sheet.shown().html
    style = html[html.index("<style>") + len("<style>") : html.index("</style>")]
    # Every colour is mixed into the page's own, none is a paper's.
    for colour in re.finditer(r"#[0-9a-f]{6}", style):
        assert style[: colour.start()].endswith("%, "), colour
    assert re.findall(r"background: (?!var\(--d-box\)|none)", style) == []
    assert "color-mix(in srgb, currentColor 6%, transparent)" in style
    for rule in re.findall(r"(?:^|}) ?([^{}]+) {", style, re.MULTILINE):
        assert all(part.strip().startswith(".drill.drill") for part in rule.split(",")), rule


def test_every_element_is_closed() -> None:
    sheet = Sheet()
    sheet.title(Line("x", style="bold"))
    sheet.heading(same("h"))
    sheet.say(same("`c`"))
    sheet.table([same("a")], [Rows([["1"]], "g"), Rows([["2"]])])
    sheet.next("%drill list")
    open_elements: list[str] = []

    class Parser(HTMLParser):
        def handle_starttag(self, tag: str, _: object) -> None:
            open_elements.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert open_elements.pop() == tag

    Parser().feed(sheet.shown().html)
    assert open_elements == []
