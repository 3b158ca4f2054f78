"""Code of a submission as a terminal can show it."""

import pytest
from rich.cells import cell_len

from drill.ui import safe, source


def shown(text: str) -> str:
    return "".join(cell.char for cell in source.cells(text))


def test_tabs_fill_up_to_the_next_column_of_four_also_after_wide_characters() -> None:
    assert shown("\tx\ty") == "    x   y"
    assert shown("错\tx") == "错  x"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x1b]0;title\x07code", "␛]0;title␇code"),
        ("\x9b2J", "<U+009B>2J"),
        ("a\u202eb", "a<U+202E>b"),
        ("a\u200bb", "a<U+200B>b"),
        ("\ud800", "<U+D800>"),
        ("a\u3000错é😀", "a\u3000错é😀"),
    ],
)
def test_what_would_steer_the_terminal_or_print_nothing_is_shown_by_its_name(
    text: str, said: str
) -> None:
    assert shown(text) == said
    assert safe.printable(said) == said


def test_a_line_is_folded_between_characters_never_within_a_wide_one() -> None:
    rows = source.folded(source.cells("a错错b"), 4)
    assert ["".join(cell.char for cell in row) for row in rows] == ["a错", "错b"]
    assert source.folded([], 4) == [[]]
    assert len(source.folded(source.cells("x" * 500), None)) == 1


def test_marks_are_of_characters_and_carets_as_wide_as_these() -> None:
    [row] = source.folded(source.cells("\ta错b", [(0, 1), (2, 3)]), None)
    assert source.carets(row) == "^^^^ ^^"
    line = source.painted(row, "red", "reverse red")
    assert line.plain == "    a错b"
    assert [(span.start, span.end, span.style) for span in line.spans] == [
        (0, 4, "reverse red"),
        (4, 5, "red"),
        (5, 6, "reverse red"),
        (6, 7, "red"),
    ]


def test_a_listing_numbers_lines_as_python_does_and_folds_beside_the_numbers() -> None:
    text = "a\x0c\rb  \r\n" + "错" * 6 + "\n\n" + "x\n" * 6
    plain = [line.plain for line in source.listing(text, 14)]
    assert plain[:5] == ["   1  a␌", "   2  b", "   3  错错错错", "      错错", "   4"]
    assert plain[-1] == "  10  x"
    assert max(map(cell_len, plain)) <= 14
    assert source.listing("错" * 500, None)[0].plain == "  1  " + "错" * 500
