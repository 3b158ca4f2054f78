import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.ui.safe import one_line, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07after", "after"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1b[2J\x1b[Hgone", "gone"),
        ("\x1bcreset", "reset"),
        ("\x9b31mred", "31mred"),
        ("ab\x08\x08cd\x00\x7f", "abcd"),
        ("a\rb\r\nc", "a\nb\nc"),
        ("right\u202eleft", "rightleft"),
        ("注意 √D", "注意 √D"),
        ("lone \ud800", "lone \ufffd"),
        ("a\tb", "a   b"),
    ],
)
def test_what_could_harm_a_terminal_goes_and_the_rest_stays(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_one_line_shows_where_lines_ended() -> None:
    assert one_line("a\nb") == "a⏎b"


@given(st.text())
def test_nothing_that_a_terminal_acts_on_is_left(text: str) -> None:
    shown = printable(text)
    assert not any((ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 for c in shown)
    shown.encode()
