"""One card's YAML: typed, and consistent in itself."""

import ast
from pathlib import Path
from typing import get_args

from drill.content import load as problems
from drill.content import reading
from drill.content.cards import GAP, ApiCard, Card, CardKind, OralCard, as_problem, filled
from drill.content.convert import convert
from drill.content.spec import Where
from drill.content.strict_yaml import Document
from drill.text import Text

# A rubric that one can keep in mind.
FEWEST_POINTS, MOST_POINTS = 2, 8
HEAVIEST = 3
# Seconds that one may speak without being interrupted.
LONGEST = 300


def load(path: Path) -> Card:
    """Read and check one card. Raises ContentError with file, line, key and what was expected."""
    return parse(path, reading.text_of(path))


def parse(path: Path, text: str) -> Card:
    """`load` for a text that is at hand; `path` is what errors call it."""
    document = reading.document(path, text)
    value = document.value
    kind = value.get("kind") if isinstance(value, dict) else None
    if kind not in get_args(CardKind):
        raise document.error(
            ("kind",), Text(en="expected the kind `oral` or `api`", zh="kind 应为 `oral` 或 `api`")
        )
    rest = {key: child for key, child in value.items() if key != "kind"}
    card: Card = convert(document, OralCard if kind == "oral" else ApiCard, rest)
    reading.check_id(document, card.id)
    reading.check_texts(document, value)
    _check_sources(document, card)
    if isinstance(card, OralCard):
        _check_oral(document, card)
    else:
        _check_api(document, card)
    return card


def _check_sources(document: Document, card: Card) -> None:
    if not any(source.strip() for source in card.sources):
        raise document.error(
            ("sources",), Text(en="a card names its sources", zh="卡片必须注明出处")
        )


def _check_oral(document: Document, card: OralCard) -> None:
    if not FEWEST_POINTS <= len(card.points) <= MOST_POINTS:
        raise document.error(
            ("points",),
            Text(
                en=f"expected {FEWEST_POINTS} to {MOST_POINTS} points, found {len(card.points)}",
                zh=f"应有 {FEWEST_POINTS} 到 {MOST_POINTS} 个要点，实际为 {len(card.points)} 个",
            ),
        )
    for i, point in enumerate(card.points):
        if not 1 <= point.weight <= HEAVIEST:
            raise document.error(
                ("points", i, "weight"),
                Text(
                    en=f"expected a weight of 1 to {HEAVIEST}, found {point.weight}",
                    zh=f"权重应为 1 到 {HEAVIEST}，实际为 {point.weight}",
                ),
            )
    if not 0 < card.seconds <= LONGEST:
        raise document.error(
            ("seconds",),
            Text(
                en=f"expected 1 to {LONGEST} seconds, found {card.seconds}",
                zh=f"应为 1 到 {LONGEST} 秒，实际为 {card.seconds}",
            ),
        )


def _check_api(document: Document, card: ApiCard) -> None:
    if card.stub.count(GAP) != 1:
        raise document.error(
            ("stub",),
            Text(
                en=f"expected one gap `{GAP}`, found {card.stub.count(GAP)}",
                zh=f"应恰好有一个空 `{GAP}`，实际有 {card.stub.count(GAP)} 个",
            ),
        )
    calls: list[tuple[Where, str]] = [(("call",), card.call)]
    calls += [(("also", i), call) for i, call in enumerate(card.also)]
    calls += [(("wrong", i, "call"), wrong.call) for i, wrong in enumerate(card.wrong)]
    _check_python(document, ("stub",), card.stub)
    if not as_problem(card).entry:
        raise document.error(("stub",), Text(en="expected a function", zh="应为一个函数"))
    for where, call in calls:
        _check_python(document, where, filled(card, call))
    problems.check_call(document, as_problem(card))
    for name, made in card.inputs.items():
        if made.generate is not None or made.callable is not None:
            raise document.error(
                ("inputs", name),
                Text(en="a card has no Python file", zh="卡片没有配套的 Python 文件"),
            )


def _check_python(document: Document, where: Where, text: str) -> None:
    try:
        ast.parse(text)
    except (MemoryError, RecursionError):
        raise document.error(
            where, Text(en="nested too deeply for Python", zh="嵌套过深，Python 无法解析")
        ) from None
    except (SyntaxError, ValueError) as error:
        raise document.error(
            where, Text(en=f"not Python: {error}", zh=f"不是合法的 Python：{error}")
        ) from None
