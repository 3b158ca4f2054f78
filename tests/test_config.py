from pathlib import Path

import pytest

from drill import config
from drill.config import Config
from drill.errors import ConfigError


def error(home: Path, text: str) -> tuple[str, str]:
    (home / "config.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        config.load()
    return str(caught.value), str(caught.value.hint)


def test_without_a_file_nothing_is_set() -> None:
    assert config.load() == Config()


def test_all_keys_are_read_and_a_relative_workspace_is_beside_the_file(home: Path) -> None:
    (home / "config.toml").write_text('workspace = "w"\nlanguage = "zh"\neditor = "vim -n"\n')
    assert config.load() == Config(home / "w", "zh", "vim -n")
    (home / "config.toml").write_text('workspace = "~/w"')
    assert config.load().workspace == Path.home() / "w"


def test_an_unknown_key_names_file_and_nearest_key(home: Path) -> None:
    message, hint = error(home, 'langauge = "en"')
    assert message == f"`{home}/config.toml` has a key that drill does not know: `langauge`"
    assert hint == "did you mean `language`?"
    assert error(home, "x = 1")[1] == "the keys are `workspace`, `language`, `editor`"


def test_bad_toml_names_file_and_line(home: Path) -> None:
    message, hint = error(home, "language = \n")
    assert message.startswith(f"`{home}/config.toml` cannot be read: Invalid value (at line 1")
    assert hint == 'it is TOML, with lines such as `language = "en"`'


def test_a_file_that_is_no_text_or_no_file_names_it(home: Path) -> None:
    (home / "config.toml").write_bytes(b"\xff")
    with pytest.raises(
        ConfigError, match=r"config\.toml` cannot be read: 'utf-8' codec can't decode"
    ):
        config.load()
    (home / "config.toml").unlink()
    (home / "config.toml").mkdir()
    with pytest.raises(ConfigError, match=r"config\.toml` cannot be read: .*Is a directory"):
        config.load()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = " + "[" * 9000, "cannot be read: nested too deeply"),
        ("x = " + "9" * 5000, "cannot be read: Exceeds the limit"),
        ("[" + "a." * 9000 + "a]", "cannot be read: larger than 16,384 bytes"),
        ('workspace = "~no-such-person/x"', "is `~no-such-person/x`, a home that is not known"),
        ('editor = "\\u0000"', "`editor` in `{home}/config.toml` has a NUL character in it"),
        ("x" * 9000 + " = 1", "has a key that drill does not know: `" + "x" * 40 + "`"),
        (f'language = "{"x" * 9000}"', "is `" + "x" * 40 + "`, which drill does not speak"),
    ],
    ids=["depth", "digits", "length", "home", "NUL", "key", "value"],
)
def test_a_hostile_file_is_told(home: Path, text: str, said: str) -> None:
    message, hint = error(home, text)
    assert said.format(home=home) in message
    assert f"{home}/config.toml" in message
    assert len(message) < len(str(home)) + 300
    assert hint


def test_a_file_of_an_editor_that_marks_the_byte_order_is_read(home: Path) -> None:
    (home / "config.toml").write_text('language = "zh"', encoding="utf-8-sig")
    assert config.load().language == "zh"


def test_a_value_of_the_wrong_type_is_told(home: Path) -> None:
    message, hint = error(home, "editor = 3")
    assert message == f"`editor` in `{home}/config.toml` is not a string"
    assert hint == 'write it as `editor = "…"`'


def test_a_language_that_drill_does_not_speak_is_told(home: Path) -> None:
    message, hint = error(home, 'language = "fr"')
    assert message.endswith("is `fr`, which drill does not speak")
    assert hint == "it is `en` or `zh`"


def test_the_command_line_goes_before_the_environment_before_the_settings(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "config.toml").write_text('language = "zh"')
    assert config.language("en") == "en"
    assert config.language(None) is None
    monkeypatch.delenv("DRILL_LANG")
    assert config.language(None) == "zh"
    (home / "config.toml").unlink()
    assert config.language(None) is None
