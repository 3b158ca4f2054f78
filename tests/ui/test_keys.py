import pytest

from drill.ui.keys import Decoder


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        (b"q", ["q"]),
        (b"\r", ["enter"]),
        (b"\x1b[A", ["up"]),
        (b"\x1bOB", ["down"]),
        (b"\x1b[5~\x1b[6~", ["page up", "page down"]),
        (b"\x1b[H\x1b[4~", ["home", "end"]),
        (b"\x1b[A\x1b[A\x1b[B", ["up", "up", "down"]),
        (b"jjj", ["j", "j", "j"]),
        (b"\x0c", ["redraw"]),
        ("提".encode(), ["提"]),
    ],
)
def test_keys_are_read(sent: bytes, keys: list[str]) -> None:
    assert Decoder().feed(sent) == keys


@pytest.mark.parametrize("sent", [b"\x1b[A", b"\x1b[6~", b"\x1bOH", b"\x1b[200~q\x1b[201~\x1b[B"])
def test_a_sequence_is_read_whole_however_it_is_cut(sent: bytes) -> None:
    whole = Decoder().feed(sent)
    assert len(whole) == 1
    decoder, keys = Decoder(), []
    for place in range(len(sent)):
        keys += decoder.feed(sent[place : place + 1])
    assert keys == whole
    assert not decoder.unfinished


def test_escape_alone_is_a_key_when_nothing_follows() -> None:
    decoder = Decoder()
    assert decoder.feed(b"\x1b") == []
    assert decoder.unfinished
    assert decoder.flush() == ["escape"]
    assert not decoder.unfinished


def test_escape_before_an_arrow_is_both() -> None:
    assert Decoder().feed(b"\x1b\x1b[A") == ["escape", "up"]


@pytest.mark.parametrize(
    "sent", [b"\x1b[1;5A", b"\x1b[15~", b"\x1bOP", b"\x1b[[A", b"\x1b[I", b"\x1bx", b"\x00", b"\t"]
)
def test_other_sequences_and_controls_are_no_keys(sent: bytes) -> None:
    decoder = Decoder()
    assert decoder.feed(sent) == []
    assert not decoder.unfinished


def test_a_sequence_that_never_ends_is_dropped() -> None:
    decoder = Decoder()
    decoder.feed(b"\x1b[12")
    assert decoder.flush() == []
    assert decoder.feed(b"q") == ["q"]


def test_bracketed_pasted_text_is_no_key_however_long() -> None:
    decoder = Decoder()
    assert decoder.feed(b"\x1b[200~x") == []
    assert not decoder.unfinished
    assert decoder.feed(b"y" * 5000 + b"\x1b[A") == []
    assert decoder.feed(b"\x1b[20") == []
    assert decoder.feed(b"1~q") == ["q"]


def test_different_characters_in_one_read_are_pasted_text() -> None:
    assert Decoder().feed(b"xy") == []
    assert Decoder().feed(b"xy\r\x1b[A") == ["enter", "up"]


def test_a_character_that_is_cut_is_read_whole_and_what_is_none_stops_nothing() -> None:
    decoder = Decoder()
    sent = "提".encode()
    assert decoder.feed(sent[:2]) == []
    assert decoder.feed(sent[2:]) == ["提"]
    decoder.feed(b"\xff")
    assert decoder.feed(b"q") == ["q"]
