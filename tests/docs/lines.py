"""Whether a command line of a document is one that drill takes; it is not run."""

import re
import shlex

from typer._click.exceptions import UsageError as ClickUsageError

from drill.cli import app, completing, usage
from drill.cli.grammar import grammar
from drill.errors import UsageError

# `ID`, `[ID]`, `<id>`, `PATH|NAME`, `…`: something that the reader puts there.
_STANDS_FOR = re.compile(r"\[?<?[A-Z]+>?\]?|<\w+>|…|[A-Z]+(?:\|[A-Z]+)+")
_END = {"|", "||", "&&", ";", ">", ">>", "2>"}
# What stands there where there is nothing to choose from.
_SAMPLES = {"--date": "2027-01-15", "--since": "30d"}


def wrong(line: str) -> str | None:
    """What is wrong with a line that begins with `drill`, as drill says it; None where nothing is."""
    known = grammar()
    if line.split()[1:] in ([name] for name in known.commands):
        return None  # it is spoken of, not given
    said: list[str] = []
    unknown: list[str] = []
    for word in _drill(shlex.split(line)):
        found = [w for w, _ in completing.complete(known, completing.read(known, said), "")]
        values = [w for w in found if not w.startswith("-")]
        # Among files and folders anything can be meant.
        closed = bool(values) and not any(value.startswith(":") for value in values)
        if _STANDS_FOR.fullmatch(word):
            said.append(values[0] if closed else _SAMPLES.get(said[-1], "1"))
            continue
        parts = re.split("[|,]", word)
        if closed and not word.startswith("-"):
            unknown += [part for part in parts if part not in values]
        said.append(parts[0])
    return _parsed(said) or (f"there is no `{unknown[0]}`" if unknown else None)


def _drill(words: list[str]) -> list[str]:
    """The arguments of `drill`, up to what is the shell's."""
    ends = [i for i, word in enumerate(words) if word in _END]
    return words[1 : ends[0]] if ends else words[1:]


def _parsed(arguments: list[str]) -> str | None:
    line = app.command_line()
    try:
        rest, _ = usage.take_language(arguments)
        with line.make_context("drill", [*rest]) as context:
            if context.invoked_subcommand or rest:
                name, command, own = line.resolve_command(context, rest)
                command.make_context(name, own, parent=context)
    except UsageError as error:
        return str(error.message)
    except ClickUsageError as error:
        return str(usage.explained(error).message)
    return None


def options(command: str | None = None) -> set[str]:
    """The options of a command, or of all."""
    known = grammar()
    commands = [known.commands[command]] if command else [*known.commands.values()]
    found = [p for c in commands for p in c.parameters] + known.common + known.options
    return {name for parameter in found for name in parameter.names}
