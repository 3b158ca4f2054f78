"""Whatever stands in a card's, an interview's or an answers' file, it is one, or the person is told where not."""

import ast
import copy
import functools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.content import answers, load_card, load_interview
from drill.content.answers import GivenInterview
from drill.content.cards import ApiCard, Card, as_problem, filled
from drill.content.interviews import Script
from drill.content.strict_yaml import Document
from drill.errors import ContentError
from tests.content.test_fuzz import (
    JUNK,
    LEAVES,
    TOKENS,
    as_yaml,
    examples,
    inside,
    misplaced,
    places,
)

PROBLEMS = Path(__file__).parents[2] / "problems"
GIVEN = """\
format: 1
sections:
  - answers:
      - {text: I am here., seconds: 12.5, points: [1, 3]}
      - {text: "", seconds: 40}
  - answers: [{points: [2]}]
    code: |
      def f():
          ...
    seconds: 60
    checks: 2
  - {file: tree.py, hints: 1}
"""


class Sort(NamedTuple):
    """A sort of file: what reads it, its type, and some that are right."""

    load: Callable[[Path], Any]
    type: Any
    texts: list[str]


def texts(folder: str, having: str = "") -> list[str]:
    found = [path.read_text("utf-8") for path in sorted((PROBLEMS / folder).glob("*.yaml"))]
    return [text for text in found if having in text]


SORTS = {
    "oral card": Sort(load_card.load, Card, texts("cards", "kind: oral")),
    "API card": Sort(load_card.load, Card, texts("cards", "kind: api")),
    "interview": Sort(load_interview.load, Script, texts("interviews")),
    "answers": Sort(answers.load, GivenInterview, [GIVEN]),
}
NAMES = st.sampled_from(sorted(SORTS))


@functools.cache
def tree_of(text: str) -> Any:
    return Document(Path("demo.yaml"), text).value


def fault(folder: Path, name: str, content: str | bytes) -> str:
    """What is wrong with how a file is read: it must be what its copy gives back, or an error with a
    position comes out. Nothing where that holds.
    """
    sort = SORTS[name]
    text = content if isinstance(content, str) else content.decode(errors="replace")
    # Where an id is right, it is the file's name; the other checks come after that one.
    named = re.search(r'\bid"?: "?([a-z0-9-]{1,60})\b', text)
    stem = named[1] if named else "demo"
    path = folder / f"{stem}.yaml"
    (folder / "tree.py").write_text("def f(): ...\n")
    path.write_bytes(content if isinstance(content, bytes) else content.encode(errors="replace"))
    try:
        found = sort.load(path)
    except ContentError as error:
        return misplaced(error, path, text)
    if msgspec.json.decode(msgspec.json.encode(found), type=sort.type) != found:
        return "its copy is another one"
    if isinstance(found, ApiCard):
        # What the judge is given of it parses, and defines what is called.
        module = ast.parse(filled(found, found.call))
        defined = {node.name for node in module.body if isinstance(node, ast.FunctionDef)}
        if not defined.issuperset(as_problem(found).entries):
            return "it has no function"
    return ""


@pytest.mark.parametrize("name", SORTS)
def test_those_that_are_right_are_read(tmp_path: Path, name: str) -> None:
    for text in SORTS[name].texts:
        assert fault(tmp_path, name, text) == ""
        assert fault(tmp_path, name, as_yaml(tree_of(text))) == ""


@examples(300)
@given(NAMES, st.binary(max_size=300))
def test_any_bytes(tmp_path: Path, name: str, content: bytes) -> None:
    assert fault(tmp_path, name, content) == ""


@examples(500)
@given(NAMES, st.lists(st.one_of(TOKENS, st.text(max_size=8)), max_size=12).map("".join))
def test_any_text(tmp_path: Path, name: str, text: str) -> None:
    assert fault(tmp_path, name, text) == ""


@examples(500)
@given(NAMES, JUNK)
def test_any_tree(tmp_path: Path, name: str, tree: Any) -> None:
    assert fault(tmp_path, name, as_yaml(tree)) == ""


# What is read as Python, as a size, as a file's name, and what is out of range.
DEEP = ["(" * 300, "not " * 9000, f"x{'.a' * 9000} + ", "0" * 5000]
PYTHON = ["", "...", "x +", "x\n  y", "x\0", "\\", "'", *(f"{deep}x" for deep in DEEP)]
STUBS = ["def f(x): ...", "def f(x): ... + ...", "class F:\n  ...", "...", "f = lambda: ..."]
BAD_STUBS = ["def f(x: ...", "def f(x):\n\treturn\0 ...", *(f"{deep}..." for deep in DEEP)]
NUMBERS = [-1, 0, 0.5, 301, 2**63, 2**64, -(10**400), True]
FILES = ["", "..", "/", "nowhere", "a\0b", "x" * 70000, "\u202e", "tree.py/"]
AIMED: dict[str | int, list[Any]] = {
    "stub": [*STUBS, *BAD_STUBS],
    "call": PYTHON,
    "also": [[typed] for typed in PYTHON],
    "where": [["N //"], ["N" * 200], [0]],
    "inputs": [{}, {"x": {}}, {"x": {"generate": "f"}}, {"x": {"normal": ["M"]}}],
    "file": FILES,
    "problem": ["", "..", None],
    "sections": [[], [{}]],
    "points": [[], [0], [-1], [1, 1], [{}]],
    **dict.fromkeys(["seconds", "minutes", "weight", "costs", "hints", "speed"], NUMBERS),
}
KEYS = st.one_of(st.sampled_from(["en", "id", "kind", "file"]), st.text(max_size=8))
CHANGES = ["delete", "rename", "move", "transplant", "multiply", "junk", *["aimed"] * 6]


@st.composite
def changed_trees(draw: st.DrawFn) -> tuple[str, str]:
    """A file that is right with a part or two deleted, renamed, moved, replaced or multiplied."""
    name = draw(NAMES)
    trees = st.sampled_from(SORTS[name].texts).map(tree_of)
    tree = copy.deepcopy(draw(trees))
    for _ in range(draw(st.integers(1, 2))):
        if not (found := places(tree)):
            break
        change = draw(st.sampled_from(CHANGES))
        ends = {place[-1] for place in found}
        if change == "aimed" and (aims := [key for key in AIMED if key in ends]):
            aim = draw(st.sampled_from(aims))
            found = [place for place in found if place[-1] == aim]
        place = draw(st.sampled_from(found))
        around, key = inside(tree, place[:-1]), place[-1]
        match change:
            case "delete":
                del around[key]
            case "rename" if isinstance(around, dict):
                around[
                    draw(st.one_of(st.sampled_from(["en", "id", "by"]), st.text(max_size=8)))
                ] = around.pop(key)
            case "move" if isinstance(around, dict):
                tree[str(key)] = around.pop(key)
            case "transplant":
                other = draw(trees)
                part = inside(other, draw(st.sampled_from(places(other))))
                around[key] = copy.deepcopy(part)
            case "multiply":
                around[key] = [copy.deepcopy(around[key]) for _ in range(draw(st.integers(0, 30)))]
            case "aimed" if key in AIMED:
                around[key] = copy.deepcopy(draw(st.sampled_from(AIMED[key])))
            case _:
                around[key] = copy.deepcopy(draw(JUNK))
    return name, as_yaml(tree)


@examples(1500)
@given(changed_trees())
def test_a_file_whose_tree_is_changed(tmp_path: Path, made: tuple[str, str]) -> None:
    assert fault(tmp_path, *made) == ""


@st.composite
def changed_texts(draw: st.DrawFn) -> tuple[str, str]:
    """A file that is right with lines and characters that are out of place."""
    name = draw(NAMES)
    text = draw(st.sampled_from(SORTS[name].texts))
    for _ in range(draw(st.integers(1, 3))):
        lines = text.split("\n")
        line = draw(st.integers(0, len(lines) - 1))
        offset = draw(st.integers(0, len(text)))
        match draw(st.integers(0, 6)):
            case 0:
                del lines[line]
            case 1:
                lines.insert(draw(st.integers(0, len(lines))), lines[line])
            case 2:
                lines[line] = " " * draw(st.integers(1, 5)) + lines[line]
            case 3:
                lines[line] = lines[line][draw(st.integers(1, 5)) :]
            case 4:
                lines = [text[:offset]]
            case 5:
                key, colon, _ = lines[line].partition(": ")
                lines[line] = key + colon + draw(st.one_of(TOKENS, LEAVES.map(as_yaml)))
            case _:
                lines = [text[:offset] + draw(TOKENS) + text[offset:]]
        text = "\n".join(lines)
    return name, text


@examples(800)
@given(changed_texts())
def test_a_file_whose_text_is_changed(tmp_path: Path, made: tuple[str, str]) -> None:
    assert fault(tmp_path, *made) == ""
