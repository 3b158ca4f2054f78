"""A text that is typed: what every key does to it, and how it is shown in a narrow place."""

import pytest

from drill.ui.field import LONGEST, Field
from drill.ui.keys import Decoder


def pressed(text: str, *keys: str) -> Field:
    field = Field(text)
    for key in keys:
        assert field.key(key), key
    return field


def cursor(field: Field) -> str:
    """The text with a bar at its place."""
    return f"{field.text[: field.at]}|{field.text[field.at :]}"


@pytest.mark.parametrize(
    ("text", "keys", "left"),
    [
        ("ab", ["c"], "abc|"),
        ("ab", ["left", "x"], "ax|b"),
        ("ab", ["left", "left", "left", "x"], "x|ab"),
        ("ab", ["right", "x"], "abx|"),
        ("ab", ["home", "right", "注"], "a注|b"),
        ("one\ntwo", ["home"], "one\n|two"),
        ("one\ntwo", ["home", "left", "home"], "|one\ntwo"),
        ("one\ntwo", ["home", "left", "home", "end"], "one|\ntwo"),
        ("ab", ["enter", "c"], "ab\nc|"),
        ("ab", ["backspace"], "a|"),
        ("", ["backspace"], "|"),
        ("ab", ["delete"], "ab|"),
        ("ab", ["home", "delete"], "|b"),
        ("one\ntwo", ["home", "backspace"], "one|two"),
        ("one\ntwo", ["erase line"], "one\n|"),
        ("one\ntwo", ["left", "erase line"], "one\n|o"),
        ("one two", ["erase word"], "one |"),
        ("one two  ", ["erase word"], "one |"),
        ("one\ntwo", ["erase word"], "one\n|"),
        ("one", ["erase word"], "|"),
        ("one two", ["left", "left", "erase word"], "one |wo"),
    ],
)
def test_every_key_does_what_it_says(text: str, keys: list[str], left: str) -> None:
    assert cursor(pressed(text, *keys)) == left


@pytest.mark.parametrize("key", ["done", "next", "give up", "escape", "page up", "\x07", "redraw"])
def test_other_keys_mean_nothing_here(key: str) -> None:
    field = Field("ab")
    assert not field.key(key)
    assert cursor(field) == "ab|"


def test_a_text_grows_no_longer_than_it_may() -> None:
    field = Field("x" * LONGEST)
    field.key("y")
    field.key("enter")
    assert field.text == "x" * LONGEST
    field.key("backspace")
    field.key("y")
    assert field.text == "x" * (LONGEST - 1) + "y"


@pytest.mark.parametrize("width", [2, 3, 5, 10])
@pytest.mark.parametrize(
    "text", ["", "abcdefghij", "注意力机制的缩放", "a注b意\n\nc力", "ab\nabc\nabcde\n"]
)
def test_lines_fit_and_hold_all_of_it_wherever_the_place_is(text: str, width: int) -> None:
    field = Field(text)
    for at in range(len(text) + 1):
        field.at = at
        lines, line_of_cursor = field.lines(width)
        assert max(line.cell_len for line in lines) <= width
        # The place at the end of a line is a space of its own.
        assert "".join(line.plain for line in lines).replace(" ", "") == text.replace("\n", "")
        marked = [
            (number, line.plain[span.start : span.end])
            for number, line in enumerate(lines)
            for span in line.spans
            if span.style == "reverse"
        ]
        shown = text[at] if at < len(text) and text[at] != "\n" else " "
        assert marked == [(line_of_cursor, shown)]


# What arrives while a text is typed


def typing() -> Decoder:
    decoder = Decoder()
    decoder.typing = True
    return decoder


def test_several_characters_in_one_read_are_typed() -> None:
    assert typing().feed("注意ab力\r".encode()) == ["注", "意", "a", "b", "力", "enter"]


def test_of_pasted_text_every_character_counts_and_no_control_is_a_key() -> None:
    sent = b"\x1b[200~a\x04b\nc\x1b[A\x7f\td\x1b[201~\x04"
    assert typing().feed(sent) == [*"a b", "enter", *"c [A  d", "done"]


def test_pasted_text_is_whole_however_it_is_cut() -> None:
    sent = "\x1b[200~注意\x1b[20\n力\x1b[201~!".encode()
    whole = typing().feed(sent)
    assert whole == [*"注意 [20", "enter", "力", "!"]
    for size in (1, 2, 3, 5):
        decoder, keys = typing(), []
        for place in range(0, len(sent), size):
            keys += decoder.feed(sent[place : place + size])
        assert keys == whole


def test_an_empty_paste_is_nothing_and_what_follows_is_typed() -> None:
    assert typing().feed(b"\x1b[200~\x1b[201~x") == ["x"]


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        (b"\x7f", "backspace"),
        (b"\x08", "backspace"),
        (b"\x15", "erase line"),
        (b"\x17", "erase word"),
        (b"\x04", "done"),
        (b"\x0e", "next"),
        (b"\x07", "give up"),
        (b"\x1b[C", "right"),
        (b"\x1bOD", "left"),
        (b"\x1b[3~", "delete"),
    ],
)
def test_the_keys_of_a_text_are_read(sent: bytes, key: str) -> None:
    assert typing().feed(sent) == [key]
