"""Strict YAML: the scalars of YAML 1.2, and an error with a position for everything else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.content.strict_yaml import Document, dotted
from drill.errors import ContentError

PATH = Path("x.yaml")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("012", 12),
        ("0o17", 15),
        ("0x1f", 31),
        ("-3", -3),
        ("1e-3", 1e-3),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1:30", "1:30"),
        ("2026-11-21", "2026-11-21"),
        ("1_000", "1_000"),
        ("'1'", "1"),
        ('"true"', "true"),
        ("=", "="),
        ("<<", "<<"),
    ],
)
def test_a_scalar_is_what_yaml_1_2_says(text: str, value: object) -> None:
    found = Document(PATH, f"a: {text}").value["a"]
    assert found == value
    assert type(found) is type(value)


def test_an_empty_value_is_null() -> None:
    assert Document(PATH, "a:\nb: 1").value == {"a": None, "b": 1}


def message(text: str) -> str:
    with pytest.raises(ContentError) as caught:
        Document(PATH, text)
    return str(caught.value)


def test_a_duplicate_key_is_refused_with_both_lines() -> None:
    assert message("a: 1\nb: 2\na: 3") == ("x.yaml:3:1: `a`: duplicate key, first given on line 1")


def test_a_duplicate_key_deep_inside_is_refused() -> None:
    assert message("a:\n  - {b: 1, b: 2}").startswith("x.yaml:2:12: `a[0].b`: duplicate key")


def test_an_alias_is_refused() -> None:
    assert message("a: &x [1]\nb: *x").endswith("`b`: an alias is not allowed")


def test_a_tag_is_refused() -> None:
    said = "the tag `tag:yaml.org,2002:python/name:os.system` is not allowed"
    assert message("a: !!python/name:os.system x") == f"x.yaml:1:4: `a`: {said}"


@pytest.mark.parametrize("text", ["a: !!int x", "a: ! x", "a: !x [1]", "a: !!map {}", "- !!str x"])
def test_a_tag_is_refused_on_anything(text: str) -> None:
    assert "is not allowed" in message(text)


def test_a_key_with_a_tag_is_refused() -> None:
    assert message("{!!int a: 1}") == "x.yaml:1:2: a key must be a word"


def test_an_alias_of_a_key_is_refused() -> None:
    assert message("{a: &x b, *x : c}") == "x.yaml:1:11: a key must be a word"


@pytest.mark.parametrize(
    "number",
    [
        ".inf",
        "-.inf",
        ".NaN",
        "1e999",
        str(2**63),
        str(-(2**63) - 1),
        "9" * 5000,
        "0x" + "f" * 5000,
    ],
)
def test_a_number_that_a_copy_could_not_hold_is_refused(number: str) -> None:
    said = message(f"a: {number}")
    assert said.startswith(f"x.yaml:1:4: `a`: the number `{number[:90]}")
    assert len(said) < 500


@pytest.mark.parametrize("number", [2**63 - 1, -(2**63)])
def test_the_largest_numbers_are_read(number: int) -> None:
    assert Document(PATH, f"a: {number}").value == {"a": number}


def test_a_character_that_is_not_allowed_has_its_position() -> None:
    assert message("a: 甲\nb: x\0") == "x.yaml:2:5: the character U+0000 is not allowed"


@pytest.mark.parametrize("character", ["\x1b", "\x07", "\u202e", "\u2066"])
def test_what_a_terminal_would_act_on_is_not_allowed_in_any_spelling(character: str) -> None:
    said = f"the character U+{ord(character):04X} is not allowed"
    assert message(f'a:\n  - "x\\u{ord(character):04x}"') == f"x.yaml:2:5: `a[0]`: {said}"


def test_a_second_document_is_refused() -> None:
    assert message("a: 1\n---\nb: 2") == "x.yaml:2:1: a second document begins here"


def test_a_byte_order_mark_and_other_line_ends_are_read() -> None:
    assert Document(PATH, "\ufeffa: 1\r\nb: 2\r\n").value == {"a": 1, "b": 2}


def test_a_message_about_a_long_word_is_short() -> None:
    assert len(message("x" * 1000 + ": 1\n" + "x" * 1000 + ": 2")) < 300


def test_a_key_that_is_no_word_is_refused() -> None:
    assert message("? [1]\n: 2") == "x.yaml:1:3: a key must be a word"


def test_broken_syntax_has_a_position() -> None:
    assert message("a: [1, 2\nb: 3").startswith("x.yaml:2:")


def test_an_empty_file_is_refused() -> None:
    assert message("# nothing\n") == "x.yaml:1:1: the file is empty"


def test_depth_is_refused_not_crashed_on() -> None:
    assert message("[" * 5000).startswith("x.yaml:")


def test_every_key_and_item_has_its_position() -> None:
    document = Document(PATH, "a:\n  b:\n    - 1\n    - {c: 2}\n")
    assert document.positions[("a", "b")] == (2, 3)
    assert document.positions[("a", "b", 1, "c")] == (4, 8)


def test_a_place_is_written_with_dots_and_brackets() -> None:
    assert dotted(("cases", 0, "name", "en")) == "cases[0].name.en"


@given(st.text(max_size=60))
def test_any_text_gives_a_value_or_an_error_with_a_position(text: str) -> None:
    try:
        Document(PATH, text)
    except ContentError as error:
        assert str(error).startswith("x.yaml:")
