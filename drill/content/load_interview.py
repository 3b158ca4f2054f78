"""One interview's YAML: typed, and consistent in itself."""

from pathlib import Path

from drill.content import reading
from drill.content.convert import convert
from drill.content.interviews import Script, Section
from drill.content.spec import Where
from drill.content.strict_yaml import Document
from drill.text import Text

LONGEST = 120  # minutes of a section
WHOLE = 100


def load(path: Path) -> Script:
    """Read and check one script. Raises ContentError with file, line, key and what was expected."""
    return parse(path, reading.text_of(path))


def parse(path: Path, text: str) -> Script:
    """`load` for a text that is at hand; `path` is what errors call it."""
    document = reading.document(path, text)
    script: Script = convert(document, Script, document.value)
    reading.check_id(document, script.id)
    reading.check_texts(document, document.value)
    if not script.sections:
        raise document.error(("sections",), Text(en="there is no section", zh="没有任何环节"))
    for i, section in enumerate(script.sections):
        _check_section(document, section, ("sections", i))
    _check_scorecard(document, script)
    return script


def _check_section(document: Document, section: Section, where: Where) -> None:
    _check_range(document, (*where, "minutes"), section.minutes, 1, LONGEST)
    if section.kind == "code":
        if not section.problem:
            raise document.error(
                where, Text(en="a code section has a problem", zh="编码环节缺少 problem")
            )
    else:
        for key in ("problem", "hints", "follow_ups"):
            if getattr(section, key) not in (None, []):
                raise document.error(
                    (*where, key),
                    Text(
                        en=f"only a code section has `{key}`",
                        zh=f"只有编码环节才有 `{key}`",
                    ),
                )
        if not section.cards:
            raise document.error(
                where, Text(en="there is nothing to be asked", zh="这个环节没有任何问题")
            )
    asked = [*section.cards, *section.follow_ups]
    for card in asked:
        if asked.count(card) > 1:
            raise document.error(
                where, Text(en=f"`{card}` is asked twice", zh=f"`{card}` 问了两次")
            )
    for i, hint in enumerate(section.hints):
        _check_range(document, (*where, "hints", i, "costs"), hint.costs, 0, WHOLE)


def _check_scorecard(document: Document, script: Script) -> None:
    card = script.scorecard
    weights = {
        "correctness": card.correctness,
        "speed": card.speed,
        "independence": card.independence,
        "theory": card.theory,
    }
    for name, weight in weights.items():
        _check_range(document, ("scorecard", name), weight, 0, WHOLE)
    if sum(weights.values()) != WHOLE:
        raise document.error(
            ("scorecard",),
            Text(
                en=f"the weights add up to {sum(weights.values())}, not {WHOLE}",
                zh=f"权重之和为 {sum(weights.values())}，应为 {WHOLE}",
            ),
        )
    _check_range(document, ("scorecard", "passes_at"), card.passes_at, 1, WHOLE)


def _check_range(document: Document, where: Where, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise document.error(
            where,
            Text(
                en=f"expected {low} to {high}, found {value}",
                zh=f"应在 {low} 到 {high} 之间，实际为 {value}",
            ),
        )
