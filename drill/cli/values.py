"""What can stand in an argument or after an option, so that a shell can complete it.

It is declared beside typer's own description: `Annotated[str, typer.Option("--area"), values.AREA]`.
Files and folders are known by their type, `Path`, and are not declared.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import get_args

import msgspec

from drill.text import LANGUAGES, Text

# A value, and what it means where that is not plain.
Known = Iterable[tuple[str, Text | None]]


class Kind(StrEnum):
    """Values of one kind: which ones there are is looked up when somebody asks."""

    PROBLEM = "problem"
    CARD = "card"
    INTERVIEW = "interview"
    PACK = "pack"
    AREA = "area"
    CARD_AREA = "card-area"
    CARD_KIND = "card-kind"
    DIFFICULTY = "difficulty"
    FRAMEWORK = "framework"
    STATUS = "status"
    MODE = "mode"
    DEVICE = "device"
    LANGUAGE = "language"
    FILE = "file"
    FOLDER = "folder"


class Values(msgspec.Struct, frozen=True):
    """What can stand in one place of a command line.

    kinds: values of any of these kinds
    words: and these words
    after: values of these kinds instead, where the argument before it is that word
    many:  several, with commas between them
    """

    kinds: tuple[Kind, ...] = ()
    words: tuple[str, ...] = ()
    after: dict[str, tuple[Kind, ...]] = {}
    many: bool = False


PROBLEM = Values((Kind.PROBLEM,))
CARD = Values((Kind.CARD,))
INTERVIEW = Values((Kind.INTERVIEW,))
AREA = Values((Kind.AREA,))
AREAS = Values((Kind.AREA,), many=True)
CARD_AREA = Values((Kind.CARD_AREA,))
CARD_KIND = Values((Kind.CARD_KIND,))
DIFFICULTY = Values((Kind.DIFFICULTY,))
FRAMEWORK = Values((Kind.FRAMEWORK,))
STATUS = Values((Kind.STATUS,))
MODE = Values((Kind.MODE,))
DEVICE = Values((Kind.DEVICE,))
LANGUAGE = Values((Kind.LANGUAGE,))
FILE = Values((Kind.FILE,))
FOLDER = Values((Kind.FOLDER,))
# A number, a day, a new name: there is nothing to choose from.
FREE = Values()


def known(kind: Kind) -> Known:
    """The values of a kind, in the order of a list. Files and folders are the shell's to know."""
    if kind in (Kind.PROBLEM, Kind.CARD, Kind.INTERVIEW):
        return _ids(kind)
    if kind is Kind.PACK:
        return _packs()
    return [(str(word), None) for word in _words(kind)]


def _ids(kind: Kind) -> Known:
    from drill.content import library

    everything = library.everything()
    if kind is Kind.PROBLEM:
        return [(problem.id, problem.title) for problem in everything.summaries()]
    if kind is Kind.CARD:
        return [(card.id, card.question) for card in everything.card_summaries()]
    return [(script.id, script.title) for script in everything.script_summaries()]


def _packs() -> Known:
    """All that were added: one that is broken can be removed."""
    from drill.content import packs

    usable, _ = packs.added()
    titles = {pack.name: pack.title for pack in usable}
    return [(one.name, titles.get(one.name)) for one in packs.agreed()]


def _words(kind: Kind) -> Iterable[str]:
    # Imported where they are asked for: what a TAB imports, it waits for.
    if kind is Kind.MODE:
        from drill.practice import modes

        return modes.CHOICES
    if kind is Kind.STATUS:
        from drill.practice.progress import Status

        return Status
    from drill.cli import common
    from drill.content import cards, spec

    return {
        Kind.AREA: get_args(spec.Area),
        Kind.CARD_AREA: get_args(cards.CardArea),
        Kind.CARD_KIND: get_args(cards.CardKind),
        Kind.DIFFICULTY: get_args(spec.Difficulty),
        Kind.FRAMEWORK: get_args(spec.Framework),
        Kind.DEVICE: common.DEVICES,
        Kind.LANGUAGE: LANGUAGES,
    }[kind]
