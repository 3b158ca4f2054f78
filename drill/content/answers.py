"""The answers to an interview that nobody sits in front of: `drill mock --answers FILE`."""

from pathlib import Path

import msgspec

from drill.content import reading
from drill.content.convert import convert
from drill.content.spec import Strict
from drill.content.strict_yaml import Document
from drill.text import Text

_KEYS = Text(
    en="docs/interview.md says what each key is for",
    zh="docs/interview.md 说明了每个键的用途",
)


class GivenAnswer(Strict, frozen=True):
    """What is said to a question: how long that took, and which points (from 1) it hit."""

    text: str = ""
    seconds: float = 0.0
    points: list[int] = msgspec.field(default_factory=list)


class GivenSection(Strict, frozen=True):
    """What is done in a section, in the order in which its questions are asked.

    code, file: what is written: here, or in a file beside this one; neither for an empty page
    seconds:    what the code takes
    checks:     how often the visible examples are tried; hints: how many are asked for
    """

    answers: list[GivenAnswer] = msgspec.field(default_factory=list)
    code: str | None = None
    file: str | None = None
    seconds: float = 0.0
    checks: int = 0
    hints: int = 0


class GivenInterview(Strict, frozen=True):
    """The sections in order; those beyond the last one are left at once."""

    format: int
    sections: list[GivenSection]


def load(path: Path) -> GivenInterview:
    """Read a file of answers, with the code of its files in place. Raises ContentError."""
    document = reading.document(path, reading.text_of(path), _KEYS)
    given: GivenInterview = convert(document, GivenInterview, document.value)
    for i, section in enumerate(given.sections):
        seconds = [section.seconds, *(answer.seconds for answer in section.answers)]
        if min(seconds) < 0 or min(section.checks, section.hints) < 0:
            raise document.error(
                ("sections", i), Text(en="a number is negative", zh="数字不能为负")
            )
        for j, answer in enumerate(section.answers):
            points = answer.points
            if min(points, default=1) < 1 or len(set(points)) < len(points):
                raise document.error(
                    ("sections", i, "answers", j, "points"),
                    Text(
                        en="expected the numbers of points, from 1, each once",
                        zh="应为要点的序号，从 1 开始，每个只写一次",
                    ),
                )
        if section.code is not None and section.file is not None:
            raise document.error(
                ("sections", i, "file"),
                Text(en="there is `code` already", zh="已经给出了 `code`"),
            )
    sections = [_with_code(document, i, section) for i, section in enumerate(given.sections)]
    return GivenInterview(given.format, sections)


def _with_code(document: Document, index: int, section: GivenSection) -> GivenSection:
    if section.file is None:
        return section
    try:
        text = (document.path.parent / section.file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else error.reason
        raise document.error(
            ("sections", index, "file"),
            Text(
                en=f"`{section.file:.100}` cannot be read: {why}",
                zh=f"无法读取 `{section.file:.100}`：{why}",
            ),
        ) from None
    return GivenSection(section.answers, text, None, section.seconds, section.checks, section.hints)
