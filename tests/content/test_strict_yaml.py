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
        ("-.inf", float("-inf")),
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
    assert "unknown YAML tag" in message("a: !!python/name:os.system x")


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
