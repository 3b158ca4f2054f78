"""What a card is: a question to be answered aloud, or a call to be typed by heart."""

import ast
from pathlib import Path
from typing import Literal, get_args

import msgspec

from drill.content import layout, nearest
from drill.content.kept import status_of
from drill.content.shelf import Kind, Shelf
from drill.content.spec import (
    FORMAT,
    Area,
    Case,
    Edit,
    Framework,
    Input,
    Mistake,
    Problem,
    Strict,
)
from drill.errors import UnknownCardError
from drill.text import Text

CardKind = Literal["oral", "api"]
# Those of the problems; what a framework has; and what is about the candidate.
CardArea = Literal[Area, "tensors", "interview"]
GAP = "..."
# What a typed call may use without importing it.
IMPORTS: dict[str, str] = {
    "torch": "import math\n\nimport torch\nimport torch.nn.functional as F\nfrom torch import nn\n",
    "numpy": "import math\n\nimport numpy as np\n",
    "python": "import math\n",
}


class Point(Strict, frozen=True):
    """One fact that an answer has or has not.

    says:   the fact
    weight: 1 to 3; 3 is one that an answer needs
    """

    says: Text
    weight: int = 1


class FollowUp(Strict, frozen=True):
    """What the interviewer asks next, and what to say then.

    asks:   the question
    answer: what to say, aloud
    """

    asks: Text
    answer: Text


class OralCard(Strict, frozen=True, tag_field="kind", tag="oral"):
    """A question as an interviewer asks it.

    format:  1
    id:      the file's name
    kind:    oral
    area:    what it is listed under
    question: what is asked
    points:  the facts that an answer is marked by
    answer:  a model answer, as it is said aloud
    follow_ups: what is asked then
    seconds: what the model answer takes when it is said aloud
    sources: where its facts can be looked up
    """

    format: int
    id: str
    area: CardArea
    seconds: int
    question: Text
    points: list[Point]
    answer: Text
    sources: list[str]
    follow_ups: list[FollowUp] = msgspec.field(default_factory=list)


class WrongCall(Strict, frozen=True):
    """What candidates type instead.

    call: what they type
    says: what that does
    """

    call: str
    says: Text


class ApiCard(Strict, frozen=True, tag_field="kind", tag="api"):
    """A call to be typed.

    format:    1
    id:        the file's name
    kind:      api
    area:      what it is listed under
    framework: what the call is of
    question:  what is to be done
    stub:      one function with one gap, `...`, which the call fills
    dims, where, inputs: of the function's arguments, as in a problem
    call:      what fills the gap
    also:      other ways to write it
    wrong:     what candidates type instead
    signature: what to learn by heart
    remember:  what is easily forgotten of it
    sources:   where its facts can be looked up
    """

    format: int
    id: str
    area: CardArea
    framework: Framework
    question: Text
    stub: str
    inputs: dict[str, Input]
    call: str
    wrong: list[WrongCall]
    signature: str
    remember: Text
    sources: list[str]
    dims: dict[str, tuple[int, int]] = msgspec.field(default_factory=dict)
    where: list[str] = msgspec.field(default_factory=list)
    also: list[str] = msgspec.field(default_factory=list)


Card = OralCard | ApiCard


class CardSummary(msgspec.Struct, frozen=True):
    """What a list shows of a card."""

    id: str
    kind: CardKind
    area: CardArea
    question: Text


class Cards(Shelf[Card, CardSummary]):
    """The cards below one folder: `cards/<id>.yaml`. They are listed by area, the oral ones first.

    API cards are judged as problems are: `problem`, `reference`, `support` and `stamp` are those of
    `drill.content.problems.Problems`.
    """

    def __init__(self, root: Path) -> None:
        super().__init__(layout.cards(root), CARDS)
        self.root = root

    def card(self, card_id: str) -> Card:
        """The card with this id. Raises UnknownCardError, or ContentError where its file is wrong."""
        card = self.item(card_id)
        if card is None:
            raise unknown(card_id, self.ids())
        return card

    def problem(self, card_id: str) -> Problem:
        """An API card as the judge knows it."""
        return as_problem(self._api(card_id))

    def reference(self, card_id: str) -> str:
        """The card's function with its call."""
        card = self._api(card_id)
        return filled(card, card.call)

    def support(self, _card_id: str) -> None:
        """No card has Python of its own."""

    def stamp(self, card_id: str) -> tuple[tuple[int, int], ...]:
        """Time and size of the card's file."""
        status = status_of(self.folder / f"{card_id}.yaml")
        return ((status.st_mtime_ns, status.st_size),) if status else ()

    def _api(self, card_id: str) -> ApiCard:
        card = self.card(card_id)
        if not isinstance(card, ApiCard):
            raise UnknownCardError(
                Text(en=f"`{card_id}` is no API card", zh=f"`{card_id}` 不是 API 卡片")
            )
        return card


def unknown(card_id: str, ids: list[str]) -> UnknownCardError:
    """For an id that none of these is."""
    return UnknownCardError(
        Text(en=f"no card is called `{card_id}`", zh=f"没有名为 `{card_id}` 的卡片"),
        nearest.nearest(card_id, ids)
        or Text(en="`drill cards --list` shows all ids", zh="`drill cards --list` 列出所有卡片"),
    )


def filled(card: ApiCard, typed: str) -> str:
    """A submission: the imports, and the card's function with what was typed in its gap.

    Lines after the first get the indent of the gap's line: what was typed may be several statements.
    """
    before, _, after = card.stub.partition(GAP)
    line = before.rpartition("\n")[2]
    indent = line[: len(line) - len(line.lstrip())]
    first, *rest = typed.strip().split("\n")
    inserted = "\n".join([first, *(f"{indent}{line}" if line.strip() else "" for line in rest)])
    return f"{IMPORTS[card.framework]}\n\n{before}{inserted}{after}"


def as_problem(card: ApiCard) -> Problem:
    """What is tried of a card's call: random sizes and values, in the framework's two usual types."""
    defined = [node.name for node in ast.parse(card.stub).body if isinstance(node, ast.FunctionDef)]
    says = Text(en="the call", zh="调用")
    return Problem(
        format=FORMAT,
        id=card.id,
        title=card.question,
        area="data",
        difficulty="easy",
        minutes=1,
        framework=card.framework,
        statement=card.question,
        entry=defined[0] if defined else "",
        stub=filled(card, GAP),
        inputs=card.inputs,
        cases=[Case(name=says)],
        mistakes=[
            # The whole text is replaced: a call may well occur twice in it.
            Mistake(
                f"wrong-{n}", wrong.says, Edit(filled(card, card.call), filled(card, wrong.call))
            )
            for n, wrong in enumerate(card.wrong, start=1)
        ],
        hints=[],
        asked=[],
        dims=card.dims,
        where=card.where,
        scales=[],
    )


def _summary(card: Card) -> CardSummary:
    kind: CardKind = "oral" if isinstance(card, OralCard) else "api"
    return CardSummary(card.id, kind, card.area, card.question)


def place(summary: CardSummary) -> tuple[int, int, str]:
    """What a list is sorted by."""
    kinds, areas = get_args(CardKind), get_args(CardArea)
    return (areas.index(summary.area), kinds.index(summary.kind), summary.id)


def _load(path: Path) -> Card:
    from drill.content import load_card

    return load_card.load(path)


CARDS: Kind[Card, CardSummary] = Kind(
    name="cards",
    item=Card,
    summary=CardSummary,
    load=_load,
    summarise=_summary,
    place=place,
    modules=("cards.py", "spec.py", "load_card.py", "load.py", "reading.py"),
)
