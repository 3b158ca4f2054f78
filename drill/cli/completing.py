"""What a shell asks at a TAB: `drill _complete WORD...` prints what can stand in place of the last word.

Each line is a word, a tab, and what it means. `:files` and `:folders` ask the shell for its own.
All that can stand there is printed, whatever the word begins with: some shells also find what it has
in the middle. Nothing is ever said on stderr, and nothing fails: the person is in the midst of a line.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from drill import config
from drill.cli import values
from drill.cli.grammar import Grammar, Parameter, grammar
from drill.cli.values import Kind, Values
from drill.errors import DrillError
from drill.text import LANGUAGES, Text, choose_language, language_of_environment

FILES, FOLDERS = ":files", ":folders"
# What every shell takes as one word, as it stands.
_WORD = re.compile(r"[\w./,=+:-]+", re.ASCII)
_IDS = {Kind.PROBLEM, Kind.CARD, Kind.INTERVIEW}

Found = Iterator[tuple[str, Text | None]]


class Line(msgspec.Struct):
    """What the words before the one at the cursor are.

    options:  those that can stand on it
    command:  the name of the command; None where it is still to come
    given:    the arguments of the command
    used:     the options that were given
    awaiting: the option whose value comes next
    ended:    whether `--` was given: no options come any more
    language: of `--lang`
    """

    options: list[Parameter]
    command: str | None = None
    given: list[str] = []
    used: list[Parameter] = []
    awaiting: Parameter | None = None
    ended: bool = False
    language: str | None = None


def run(words: list[str]) -> int:
    """Print what can stand in place of the last word."""
    try:
        lines = list(answer(words))
    except Exception:  # noqa: BLE001 - what is broken is told by commands; here it would be in the way
        return 0
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


def answer(words: list[str]) -> Iterator[str]:
    """The lines for a shell. The words are those after `drill`, the last one as far as the cursor."""
    *before, current = words
    known = grammar()
    line = read(known, before)
    choose_language(_language(line.language))
    for word, meaning in complete(known, line, current):
        if _WORD.fullmatch(word):
            yield f"{word}\t{_one_line(meaning)}"


def read(known: Grammar, words: Iterable[str]) -> Line:
    """What the words before the cursor are."""
    line = Line([*known.common, *known.options])
    for word in words:
        if word == "=":
            # Bash makes three words of `--area=attention`.
            continue
        if line.awaiting is not None:
            _give(line, line.awaiting, word)
            line.awaiting = None
        elif line.ended or not word.startswith("-"):
            _take(known, line, word)
        elif word == "--":
            line.ended = True
        else:
            name, equals, value = word.partition("=")
            if option := _option(line, name):
                line.used.append(option)
                if equals:
                    _give(line, option, value)
                elif option.values is not None:
                    line.awaiting = option
    return line


def complete(known: Grammar, line: Line, current: str) -> Found:
    """What can stand in place of `current`, and what it means."""
    name, equals, value = current.partition("=")
    if line.awaiting is not None:
        yield from _values(line.awaiting.values, current)
    elif not line.ended and current.startswith("-"):
        if not equals:
            yield from _options(line)
        elif option := _option(line, name):
            yield from _values(option.values, value, f"{name}=")
    elif line.command is None:
        yield from ((name, command.summary) for name, command in known.commands.items())
    elif command := known.commands.get(line.command):
        arguments = [p for p in command.parameters if not p.names]
        if len(line.given) < len(arguments):
            before = line.given[-1] if line.given else ""
            yield from _values(arguments[len(line.given)].values, current, before=before)
        elif not current and not line.ended:
            yield from _options(line)


def _take(known: Grammar, line: Line, word: str) -> None:
    """A word that is no option: the command, or one of its arguments."""
    if line.command is not None:
        line.given.append(word)
        return
    line.command = word
    command = known.commands.get(word)
    own = [p for p in command.parameters if p.names] if command else []
    line.options = [*own, *known.common]


def _give(line: Line, option: Parameter, value: str) -> None:
    """An option and its value; only the language changes what is printed."""
    if "--lang" in option.names:
        line.language = value


def _option(line: Line, name: str) -> Parameter | None:
    return next((option for option in line.options if name in option.names), None)


def _options(line: Line) -> Found:
    for option in line.options:
        if option not in line.used:
            yield from ((name, option.meaning) for name in option.names)


def _values(wanted: Values | None, typed: str, prefix: str = "", before: str = "") -> Found:
    """The values that can stand there; `prefix` and what else is typed already stay before them."""
    if wanted is None:
        return
    chosen: set[str] = set()
    if wanted.many:
        done, comma, typed = typed.rpartition(",")
        prefix, chosen = f"{prefix}{done}{comma}", set(done.split(","))
    for word in wanted.words:
        yield prefix + word, None
    for kind in wanted.after.get(before, wanted.kinds):
        if kind is Kind.FILE:
            yield FILES, None
        elif kind is Kind.FOLDER:
            yield FOLDERS, None
        else:
            known = list(values.known(kind))
            found = [*known, *_bare(known, typed)] if kind in _IDS else known
            yield from ((prefix + word, says) for word, says in found if word not in chosen)


def _bare(known: list[tuple[str, Text | None]], typed: str) -> Found:
    """Ids of packs without the pack, where that is enough, and where somebody writes it so."""
    if not typed:
        return
    ends = [word.rpartition("/")[2] for word, _ in known]
    times = Counter(ends)
    for (word, says), end in zip(known, ends, strict=True):
        if word != end and times[end] == 1 and end.startswith(typed):
            yield end, says


def _one_line(meaning: Text | None) -> str:
    """For the shell to show. No text of content holds what a terminal acts on (`strict_yaml`)."""
    return "" if meaning is None else " ".join(str(meaning).split())


def _language(chosen: str | None) -> str:
    """As a command chooses it, but that settings which cannot be read choose nothing."""
    if chosen in LANGUAGES:
        return chosen
    try:
        return config.language(None) or language_of_environment()
    except DrillError:
        return language_of_environment()
