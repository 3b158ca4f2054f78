"""What a command line can hold, as data: the commands, and the arguments and options of each.

The commands say it themselves, to typer. A shell that completes a word asks at every TAB, and would
wait for typer and for all commands to be imported; so what they say is kept until one of them changes.
"""

import inspect
import os
import re
import zlib
from pathlib import Path
from typing import Any

import msgspec

from drill import __version__, paths
from drill.cli.values import FILE, FREE, LANGUAGE, Values
from drill.content import kept
from drill.text import Text


class Parameter(msgspec.Struct, frozen=True):
    """An argument or an option.

    names:   `--file` and `-f`; an argument has none
    meaning: what the help says of an option
    values:  what can stand there; None for an option that stands alone
    """

    names: list[str]
    meaning: Text | None
    values: Values | None


class Command(msgspec.Struct, frozen=True):
    """A command, its arguments in their order, and its options."""

    summary: Text
    parameters: list[Parameter]


class Grammar(msgspec.Struct, frozen=True):
    """Everything that can follow `drill`.

    made_by: the code that it was made from
    options: those of `drill` alone; `common` are those of every command as well
    """

    made_by: str
    commands: dict[str, Command]
    options: list[Parameter]
    common: list[Parameter]


def grammar() -> Grammar:
    """The kept one, made anew where the commands are no longer the same."""
    path = paths.cache() / "commands.json"
    made_by = _made_by()
    stored: Grammar | None = kept.read(path, Grammar)
    if stored is None or stored.made_by != made_by:
        stored = _made(made_by)
        kept.write(path, stored)
    return stored


def _made(made_by: str) -> Grammar:
    # Imported here: it is what is not to be waited for.
    from drill.cli import app, help, here

    line = app.command_line()
    commands = {}
    for name, command in app.COMMANDS.items():
        meanings = _meanings(command.HELP.options)
        signature = inspect.signature(command.run)
        commands[name] = Command(
            command.HELP.summary,
            [
                _parameter(param, signature.parameters[param.name].annotation, meanings)
                for param in line.get_command(None, name).params
            ],
        )
    common = [
        Parameter(_names(term), meaning, LANGUAGE if "LANG" in term else None)
        for term, meaning in help.COMMON
    ]
    options = [Parameter(_names(term), meaning, None) for term, meaning in here.HELP.options]
    return Grammar(made_by, commands, options, common)


def _parameter(param: Any, annotation: Any, meanings: dict[str, Text]) -> Parameter:
    """`param` is typer's; `annotation` is what the command says of it."""
    if param.param_type_name == "argument":
        return Parameter([], None, values_of(param, annotation))
    names = [*param.opts, *param.secondary_opts]
    meaning = next((meanings[name] for name in names if name in meanings), None)
    return Parameter(names, meaning, None if param.is_flag else values_of(param, annotation))


def values_of(param: Any, annotation: Any) -> Values:
    """What can stand there: what was declared, and a file where nothing was but the type `Path`."""
    declared = getattr(annotation, "__metadata__", ())
    found = next((value for value in declared if isinstance(value, Values)), None)
    return found or (FILE if param.type.name == "path" else FREE)


def _meanings(rows: tuple[tuple[str, Text], ...]) -> dict[str, Text]:
    """What the help says, by the name of an option."""
    return {name: meaning for term, meaning in rows for name in _names(term)}


def _names(term: str) -> list[str]:
    return re.findall(r"(?<!\S)--?[a-z][a-z-]*", term)


def _made_by() -> str:
    """Our version, and when the commands' files were changed."""
    with os.scandir(Path(__file__).parent) as entries:
        files = sorted((e.name, e.stat().st_mtime_ns) for e in entries if e.name.endswith(".py"))
    return f"{__version__} {zlib.crc32(repr(files).encode()):08x}"
