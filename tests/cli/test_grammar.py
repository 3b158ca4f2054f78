"""What is kept of the commands, for those who complete them."""

import os
import re
from pathlib import Path

import pytest

from drill import paths
from drill.cli import app, grammar, values
from drill.cli.values import Kind, Values
from tests.cli.conftest import Run

IDS = {Kind.PROBLEM, Kind.CARD, Kind.INTERVIEW, Kind.PACK}
# What a command wants besides, to come to the value that is no value.
BESIDES = {"start": "first-sum", "new": "some-sum", "mock": "--weak"}


def choices() -> list[tuple[str, str, Values]]:
    """Every place with a fixed choice of words: a command, the option (or nothing), the words."""
    return [
        (name, option.names[0] if option.names else "", option.values)
        for name, command in grammar.grammar().commands.items()
        for option in command.parameters
        if option.values and (option.values.words or option.values.kinds)
        if not {*option.values.kinds} & {*IDS, Kind.FILE, Kind.FOLDER}
    ]


@pytest.mark.usefixtures("library", "desk")
@pytest.mark.parametrize(("command", "option", "offered"), choices())
def test_what_is_offered_is_exactly_what_the_command_accepts(
    run: Run, command: str, option: str, offered: Values
) -> None:
    words = [*offered.words, *(word for kind in offered.kinds for word, _ in values.known(kind))]
    besides = BESIDES.get(command, "") if option else ""
    assert run(f"{command} {besides} {option} ???") == 2
    accepted = run.err.partition("it is one of ")[2]
    assert re.findall("`([^`]+)`", accepted) == words


def test_options_are_explained_as_in_the_help() -> None:
    made = grammar.grammar()
    for name, command in made.commands.items():
        rows = dict(app.COMMANDS[name].HELP.options)
        for option in command.parameters:
            if option.names:
                term = next(term for term in rows if option.names[0] in re.split(r"[ ,]+", term))
                assert option.meaning == rows[term]
    assert [option.names for option in made.common] == [["--lang"], ["-h", "--help"]]


def test_it_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = grammar.grammar()
    monkeypatch.setattr(grammar, "_made", None)
    assert grammar.grammar() == first


def test_it_is_made_anew_when_a_command_was_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = tmp_path / "some_command.py"
    command.write_text("", encoding="utf-8")
    monkeypatch.setattr(grammar, "__file__", str(tmp_path / "grammar.py"))
    before = grammar.grammar().made_by
    assert grammar.grammar().made_by == before
    os.utime(command, ns=(0, 0))
    assert grammar.grammar().made_by != before


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b'{"made_by": 3}', b'{"made_by": "\xff"}', b'{"x": ' + b"[" * 100_000],
)
def test_a_damaged_copy_is_made_anew(damage: bytes) -> None:
    first = grammar.grammar()
    kept = paths.cache() / "commands.json"
    whole = kept.read_bytes()
    kept.write_bytes(damage)
    assert grammar.grammar() == first
    assert kept.read_bytes() == whole


def test_where_nothing_can_be_kept_it_is_made_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("DRILL_HOME", str(tmp_path / "file"))
    assert "check" in grammar.grammar().commands


def test_what_is_no_file_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = paths.cache() / "commands.json"
    kept.parent.mkdir(parents=True)
    os.mkfifo(kept)
    monkeypatch.setattr(Path, "read_bytes", None)
    assert "check" in grammar.grammar().commands


def test_every_option_of_a_command_is_known() -> None:
    line = app.command_line()
    for name, command in grammar.grammar().commands.items():
        params = line.get_command(None, name).params
        assert [p.names for p in command.parameters if p.names] == [
            [*p.opts, *p.secondary_opts] for p in params if p.param_type_name == "option"
        ]
        # Of what may be given several times, only the first would complete.
        assert all(p.nargs == 1 for p in params)
