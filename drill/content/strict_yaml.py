"""YAML read strictly: YAML 1.2 scalars, no duplicate keys, no aliases, and the position of everything.

YAML 1.1, which PyYAML reads by default, makes `no` a boolean, `1e-3` a string and `012` a ten.
"""

import re
from pathlib import Path
from typing import Any

import yaml

from drill.errors import ContentError
from drill.text import Text, same

# Where in a document something is: keys and list indices from the root.
Where = tuple[str | int, ...]
Position = tuple[int, int]  # line and column, from 1

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[misc]
    """The C parser with the scalars of YAML 1.2's core schema."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("float", r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", "-+."),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), list(_first)
    )
# PyYAML files the empty scalar under the empty string.
_Loader.yaml_implicit_resolvers.setdefault("", []).append(
    ("tag:yaml.org,2002:null", re.compile(r"^$"))
)


class Document:
    """A parsed file: plain values, and the line and column of each of them and of each key."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.positions: dict[Where, Position] = {}
        self._seen: set[int] = set()
        try:
            node = yaml.compose(text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            position = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            raise self._at(position, same(error.problem or "invalid YAML")) from None
        except yaml.YAMLError as error:
            # A byte that YAML does not allow; it carries no line.
            raise self._at((1, 1), same(str(error).split("\n")[0])) from None
        except RecursionError:
            raise self._at((1, 1), Text(en="nested too deeply", zh="嵌套过深")) from None
        if node is None:
            raise self._at((1, 1), Text(en="the file is empty", zh="文件是空的"))
        try:
            self.value = self._plain(node, ())
        except RecursionError:
            raise self._at((1, 1), Text(en="nested too deeply", zh="嵌套过深")) from None

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
        key = f"`{dotted(where)}`: " if where else ""
        prefix = f"{self.path}:{line}:{column}: {key}"
        return ContentError(Text(en=prefix + says.en, zh=prefix + says.zh), hint)

    def _plain(self, node: yaml.Node, where: Where) -> Any:
        position = (node.start_mark.line + 1, node.start_mark.column + 1)
        if where in self.positions and not isinstance(node, yaml.ScalarNode):
            position = self.positions[where]
        self.positions[where] = position
        if id(node) in self._seen:
            # An alias is the same node once more; a few of them can stand for a billion values.
            raise self.error(where, Text(en="an alias is not allowed", zh="不允许使用别名"))
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where)
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(child, (*where, i)) for i, child in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        return self._scalar(node, where)

    def _mapping(self, node: yaml.MappingNode, where: Where) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            position = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._at(position, Text(en="a key must be a word", zh="键必须是一个词"))
            key = key_node.value
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
            result[key] = self._plain(value_node, (*where, key))
            self.positions[(*where, key)] = position
        return result

    def _scalar(self, node: yaml.ScalarNode, where: Where) -> Any:
        value: str = node.value
        match node.tag.rpartition(":")[2]:
            case "str":
                return value
            case "null":
                return None
            case "bool":
                return value.lower() == "true"
            case "int":
                return int(value, 0) if value[:2] in ("0o", "0x") else int(value)
            case "float":
                return float(value.lower().replace(".inf", "inf").replace(".nan", "nan"))
        raise self.error(
            where, Text(en=f"unknown YAML tag `{node.tag}`", zh=f"未知的 YAML 标签 `{node.tag}`")
        )


def dotted(where: Where) -> str:
    """`("cases", 0, "name")` as `cases[0].name`."""
    text = ""
    for part in where:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text
