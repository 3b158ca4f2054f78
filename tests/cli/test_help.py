import re
from typing import Any

import pytest

from drill.__main__ import main
from drill.cli import app, help


@pytest.mark.parametrize("language", ["en", "zh"])
def test_help_opens_with_examples_and_lists_every_command(
    capsys: Any, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("DRILL_LANG", language)
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    examples, usage = ("examples:", "usage:") if language == "en" else ("示例：", "用法：")
    assert shown.index(examples) < shown.index(usage)
    for name in app.COMMANDS:
        assert re.search(rf"^  {name} ", shown, re.MULTILINE)


@pytest.mark.parametrize("name", app.COMMANDS)
def test_the_help_of_a_command_names_exactly_its_options(name: str) -> None:
    line = app.command_line()
    taken = {
        opt
        for param in line.get_command(None, name).params
        if param.param_type_name == "option"
        for opt in param.opts
    }
    page = app.COMMANDS[name].HELP
    told = {word for term, _ in page.options for word in re.findall(r"--?[a-z]+(?:-[a-z]+)*", term)}
    assert told == taken


@pytest.mark.parametrize("name", app.COMMANDS)
def test_every_command_has_help_in_both_languages(
    capsys: Any, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main([name, "-h"]) == 0
    english = capsys.readouterr().out
    assert english.startswith(f"drill {name}: ")
    assert "\nexamples:\n  drill " in english
    monkeypatch.setenv("DRILL_LANG", "zh")
    assert main([name, "--help"]) == 0
    chinese = capsys.readouterr().out
    assert chinese.startswith(f"drill {name}：")
    assert "\n选项：\n" in chinese


def test_help_fits_80_columns_and_columns_line_up(
    capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for language in ("en", "zh"):
        monkeypatch.setenv("DRILL_LANG", language)
        for name in ("", *app.COMMANDS):
            main([*name.split(), "-h"])
            shown = capsys.readouterr().out
            assert max(help.cells(line) for line in shown.splitlines()) <= 80
