"""YAML read strictly: YAML 1.2 scalars, no duplicate keys, aliases or tags, and the position of everything.

YAML 1.1, which PyYAML reads by default, makes `no` a boolean, `1e-3` a string and `012` a ten. The
parser's events are read, not its nodes: a file that nests a hundred thousand lists overflows the
stack of the C code that composes nodes, which ends the process.
"""

import math
import re
from pathlib import Path
from typing import Any

import yaml

from drill.content.spec import Where
from drill.errors import ContentError
from drill.text import CONTROLS, Text, same

Position = tuple[int, int]  # line and column, from 1

# Three times what a problem nests.
_DEEPEST = 20
# Characters of a message, and of a key or a number: a file may hold a word of a million letters.
_LONGEST_MESSAGE, _LONGEST_WORD = 400, 100
# What the copies of problems, which are JSON, can hold.
_SMALLEST, _LARGEST = -(2**63), 2**63 - 1

_SYNTAX = Text(
    en="indent by spaces, and put a text with `: `, ` #`, or a bracket at its start, in quotes",
    zh="缩进请用空格；含有 `: `、` #` 或以括号开头的文本要加引号",
)
KEYS = Text(
    en="docs/writing-problems.md says what each key is for",
    zh="docs/writing-problems.md 说明了每个键的用途",
)
_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = re.compile(r"~|null|Null|NULL|")
_BOOL = re.compile(r"true|True|TRUE|false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NO_NUMBER = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


class Document:
    """A parsed file: plain values, and the line and column of each of them and of each key.

    keys: where to read on about its keys; the hint of an error without one of its own
    """

    def __init__(self, path: Path, text: str, keys: Text = KEYS) -> None:
        self.path, self.keys = path, keys
        self.positions: dict[Where, Position] = {}
        try:
            self._parser = _PARSER(text)
            self.value = self._only_document()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise self._at(
                _position(mark), same(error.problem or "invalid YAML"), _SYNTAX
            ) from None
        except yaml.reader.ReaderError as error:
            raise self._at(
                after(text.partition(chr(error.character))[0]),
                _not_allowed(chr(error.character)),
            ) from None

    def error(self, where: Where, says: Text, hint: Text | None = None) -> ContentError:
        """An error at `where` in the document, or at the nearest enclosing thing with a position."""
        known = where
        while known not in self.positions and known:
            known = known[:-1]
        return self._at(self.positions.get(known, (1, 1)), says, hint, where)

    def _at(
        self, position: Position, says: Text, hint: Text | None = None, where: Where = ()
    ) -> ContentError:
        line, column = position
        key = f"`{_cut(dotted(where), _LONGEST_WORD)}`: " if where else ""
        prefix = f"{self.path}:{line}:{column}: {key}"
        said = (prefix + _cut(message, _LONGEST_MESSAGE) for message in (says.en, says.zh))
        return ContentError(Text(*said), hint or self.keys)

    def _only_document(self) -> Any:
        """The value of the one document that the file is. Raises ContentError."""
        self._parser.get_event()  # the stream's start
        if self._parser.check_event(yaml.StreamEndEvent):
            raise self._at((1, 1), Text(en="the file is empty", zh="文件是空的"))
        self._parser.get_event()  # the document's start
        value = self._value(())
        self._parser.get_event()  # the document's end
        event = self._parser.get_event()
        if not isinstance(event, yaml.StreamEndEvent):
            raise self._at(
                _position(event.start_mark),
                Text(en="a second document begins here", zh="文件中只能有一个文档，这里是第二个"),
            )
        return value

    def _value(self, where: Where) -> Any:
        event = self._parser.get_event()
        position = _position(event.start_mark)
        # What is the value of a key is where the key is.
        self.positions.setdefault(where, position)
        if isinstance(event, yaml.AliasEvent):
            # A few of them can stand for a billion values.
            raise self._at(
                position, Text(en="an alias is not allowed", zh="不允许使用别名"), where=where
            )
        if event.tag is not None:
            raise self._at(
                position,
                Text(
                    en=f"the tag `{event.tag}` is not allowed", zh=f"不允许使用标签 `{event.tag}`"
                ),
                where=where,
            )
        if isinstance(event, yaml.ScalarEvent):
            found = CONTROLS.search(event.value)
            if found:
                raise self._at(position, _not_allowed(found[0]), where=where)
            return self._scalar(event.value, position, where) if event.implicit[0] else event.value
        if len(where) == _DEEPEST:
            raise self._at(position, Text(en="nested too deeply", zh="嵌套过深"))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(where)
        return self._mapping(where)

    def _sequence(self, where: Where) -> list[Any]:
        result: list[Any] = []
        while not self._parser.check_event(yaml.SequenceEndEvent):
            result.append(self._value((*where, len(result))))
        self._parser.get_event()
        return result

    def _mapping(self, where: Where) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not self._parser.check_event(yaml.MappingEndEvent):
            event = self._parser.get_event()
            position = _position(event.start_mark)
            if not isinstance(event, yaml.ScalarEvent) or event.tag is not None:
                raise self._at(position, Text(en="a key must be a word", zh="键必须是一个词"))
            key = event.value
            if key in result:
                first = self.positions[(*where, key)][0]
                raise self._at(
                    position,
                    Text(
                        en=f"duplicate key, first given on line {first}",
                        zh=f"键重复，第一次出现在第 {first} 行",
                    ),
                    where=(*where, key),
                )
            self.positions[(*where, key)] = position
            result[key] = self._value((*where, key))
        self._parser.get_event()
        return result

    def _scalar(self, word: str, position: Position, where: Where) -> Any:
        """What a word without quotes means in YAML 1.2's core schema."""
        if _NULL.fullmatch(word):
            return None
        if _BOOL.fullmatch(word):
            return word.lower() == "true"
        if _INT.fullmatch(word):
            # Python refuses to read thousands of digits.
            base = 0 if word[:2] in ("0o", "0x") else 10
            number = int(word, base) if len(word) <= _LONGEST_WORD else math.inf
            if _SMALLEST <= number <= _LARGEST:
                return number
        elif _FLOAT.fullmatch(word):
            if math.isfinite(value := float(word)):
                return value
        elif not _NO_NUMBER.fullmatch(word):
            return word
        raise self._at(
            position,
            Text(en=f"the number `{word}` is out of range", zh=f"数字 `{word}` 超出范围"),
            where=where,
        )


def after(text: str) -> Position:
    """Where a file goes on that begins with `text`."""
    lines = text.split("\n")
    return (len(lines), len(lines[-1]) + 1)


def _not_allowed(character: str) -> Text:
    return Text(
        en=f"the character U+{ord(character):04X} is not allowed",
        zh=f"不允许使用字符 U+{ord(character):04X}",
    )


def _position(mark: Any) -> Position:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"


def dotted(where: Where) -> str:
    """`("cases", 0, "name")` as `cases[0].name`."""
    text = ""
    for part in where:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text
