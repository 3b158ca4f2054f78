"""The JSON Schemas by which an editor completes and checks the YAML of problems, cards and interviews.

They are made from the types that the YAML is read into, from what their docstrings say of each key, and
from the bounds that the loader keeps. What only the loader can know (whether a dim exists) is left to it.

python docs/schemas.py            writes them
python docs/schemas.py --check    fails where one is not what the types give
"""

import inspect
import json
import re
import sys
from pathlib import Path
from typing import Any

import msgspec

from drill.content import layout, load_card, load_interview, load_limits, reading
from drill.content.cards import ApiCard, OralCard
from drill.content.interviews import Script
from drill.content.spec import FORMAT, INPUT_KINDS, Problem

Schema = dict[str, Any]

ROOT = Path(__file__).parents[1]
# The draft that all editors know; nothing here needs a later one.
DRAFT = "http://json-schema.org/draft-07/schema#"
_ID: Schema = {"pattern": f"^{reading.ID}$"}
_FORMAT: Schema = {"const": FORMAT}
_RATIO: Schema = {"minimum": load_limits.LEAST_RATIO}
_SHARE: Schema = {"minimum": 0, "maximum": load_interview.WHOLE}
# What the loader demands of a key beside its type.
_BOUNDS: dict[str, dict[str, Schema]] = {
    "Text": {
        "en": {"pattern": r"\S", "description": "in English"},
        "zh": {"pattern": r"\S", "description": "in Chinese"},
    },
    "Problem": {"format": _FORMAT, "id": _ID},
    "TimeLimit": {"at_most": _RATIO},
    "MemoryLimit": {"at_most": _RATIO},
    "GrowthLimit": {"at_most": {"minimum": 0}},
    "OralCard": {
        "format": _FORMAT,
        "id": _ID,
        "seconds": {"minimum": 1, "maximum": load_card.LONGEST},
        "points": {"minItems": load_card.FEWEST_POINTS, "maxItems": load_card.MOST_POINTS},
        "sources": {"minItems": 1},
    },
    "Point": {"weight": {"minimum": 1, "maximum": load_card.HEAVIEST}},
    "ApiCard": {"format": _FORMAT, "id": _ID, "sources": {"minItems": 1}},
    "Script": {"format": _FORMAT, "id": _ID, "sections": {"minItems": 1}},
    "Section": {"minutes": {"minimum": 1, "maximum": load_interview.LONGEST}},
    "InterviewerHint": {"costs": _SHARE},
    "Scorecard": dict.fromkeys(("correctness", "speed", "independence", "theory"), _SHARE)
    | {"passes_at": {"minimum": 1, "maximum": load_interview.WHOLE}},
}


def schemas() -> dict[Path, Schema]:
    """Every schema, by the file that it belongs in: beside the YAML that it is for."""
    return {
        layout.problems(ROOT) / layout.PROBLEM_SCHEMA: _schema(Problem),
        layout.cards(ROOT) / layout.CARD_SCHEMA: _schema(OralCard | ApiCard),
        layout.interviews(ROOT) / layout.INTERVIEW_SCHEMA: _schema(Script),
    }


def _schema(kind: Any) -> Schema:
    [made], definitions = msgspec.json.schema_components([kind])
    for struct in _structs(kind):
        _complete(definitions[struct.__name__], struct)
    return {"$schema": DRAFT, **_plain(made), "$defs": _plain(definitions)}


def _structs(kind: Any) -> list[type[msgspec.Struct]]:
    """The types that make up another one."""
    found: list[type[msgspec.Struct]] = []
    waiting = [kind]
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and issubclass(one, msgspec.Struct) and one not in found:
            found.append(one)
            waiting += [field.type for field in msgspec.structs.fields(one)]
        waiting += getattr(one, "__args__", ())
    return found


def _complete(definition: Schema, struct: type[msgspec.Struct]) -> None:
    """Have the definition of a type say what each key means, and refuse what the loader refuses."""
    summary, keys = _documented(struct)
    definition["description"] = summary
    definition["additionalProperties"] = False
    properties = definition["properties"]
    for name, meaning in keys.items():
        properties[name]["description"] = meaning
    for name, bounds in _BOUNDS.get(struct.__name__, {}).items():
        properties[name] |= bounds
    if "dims" in properties and "minItems" in properties["dims"]["additionalProperties"]:
        properties["dims"]["additionalProperties"]["items"] = {"type": "integer", "minimum": 0}
    if struct.__name__ == "Input":
        _one_kind(definition)


def _one_kind(definition: Schema) -> None:
    """An input is made in exactly one way; bounds belong to two of them."""
    properties = definition["properties"]
    for kind in INPUT_KINDS:
        made = properties[kind]
        made["anyOf"] = [choice for choice in made["anyOf"] if choice != {"type": "null"}]
        del made["default"]
    bounded = ("uniform", "integers")
    definition["oneOf"] = [
        {"required": [kind, "high"]}
        if kind in bounded
        else {"required": [kind], "properties": {"low": False, "high": False}}
        for kind in INPUT_KINDS
    ]


def _documented(struct: type) -> tuple[str, dict[str, str]]:
    """The first paragraph of a docstring, and what its lines `name, name: meaning` say of each key."""
    summary, _, rest = inspect.cleandoc(struct.__doc__ or "").partition("\n\n")
    keys: dict[str, str] = {}
    named: list[str] = []
    for line in rest.splitlines():
        if found := re.fullmatch(r"(\w+(?:, \w+)*): +(.+)", line):
            named = found[1].split(", ")
            keys |= dict.fromkeys(named, found[2])
        elif line.startswith("  "):
            keys |= {name: f"{keys[name]} {line.strip()}" for name in named}
    return " ".join(summary.split()), keys


def _plain(value: Any) -> Any:
    """The same in words that all drafts know: a list of so many of one kind, instead of a tuple."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "prefixItems" in value:
        first, *others = value["prefixItems"]
        assert all(other == first for other in others)
        value = {**value, "items": value["items"] or first}
        del value["prefixItems"]
    return {key: _plain(item) for key, item in value.items()}


def main(arguments: list[str]) -> int:
    """0 where every file is what the types give now."""
    stale = []
    for path, schema in schemas().items():
        wanted = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        if path.exists() and path.read_text(encoding="utf-8") == wanted:
            continue
        stale.append(path.relative_to(ROOT))
        if not arguments:
            path.write_text(wanted, encoding="utf-8")
    if arguments and stale:
        said = ", ".join(map(str, stale))
        print(f"not what the types give: {said}; `make schemas` writes them", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
