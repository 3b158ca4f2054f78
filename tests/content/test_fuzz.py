"""Whatever stands in a problem's file, it is a problem, or the person is told where it is wrong."""

import copy
import functools
import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drill.content.load import load, parse
from drill.content.spec import Problem
from drill.content.strict_yaml import Document
from drill.errors import ContentError

FILES = sorted((Path(__file__).parents[2] / "problems").glob("*.yaml"))
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in FILES}
TREES = {name: Document(Path(name), text).value for name, text in TEXTS.items()}
POSITION = re.compile(r"(\d+):(\d+): .")

NAMES = st.sampled_from(sorted(TREES))


def examples(count: int) -> settings:
    """That many documents, whatever each takes."""
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
    return settings(max_examples=count, deadline=None, suppress_health_check=checks)


def fault(name: str, text: str) -> str:
    """What is wrong with how a text is read: it must be a problem that its copy gives back, or the person
    is told where it is none. Nothing where that holds.
    """
    path = Path(f"{name}.yaml")
    try:
        problem = parse(path, text)
    except ContentError as error:
        return misplaced(error, path, text)
    again = msgspec.json.decode(msgspec.json.encode(problem), type=Problem)
    return "" if again == problem else "its copy is another problem"


def misplaced(error: ContentError, path: Path, text: str) -> str:
    """What is wrong with an error that must say in both languages where, in few words."""
    # libyaml ends a line at four more characters than an editor does.
    lines = len(re.split("\r\n|[\r\n\x85\u2028\u2029]", text))
    for message in (error.message.en, error.message.zh):
        found = POSITION.match(message.removeprefix(f"{path}:"))
        if not (message.startswith(f"{path}:") and found):
            return f"no position: {message[:200]}"
        if not 1 <= int(found[1]) <= lines + 1:
            return f"no such line: {message[:200]}"
        if len(message) >= 1000:
            return f"too long: {message[:200]}"
    return ""


# What YAML gives a meaning to, and what few readers of text expect.
SIGNS = ["&a ", "*a", "!!int ", "!x ", "<<: *a", "|", "|2-", ">", "- ", "? ", ": ", "#", '"', "'"]
BRACKETS = ["{", "}", "[", "]", "[" * 30, "[" * 5000, "{a: " * 3000, "- " * 3000]
LINES = ["\n", "\r\n", "\r", "\n" * 3000, "---\n", "...\n", "%YAML 1.1\n", "%TAG ! x\n", "a: b\n"]
CHARACTERS = [
    "\t",
    "\0",
    "\ufeff",
    "\x1b[31m",
    "\x7f",
    "\x85",
    "\u2028",
    "\u202e",
    "\u0301",
    "\ufffe",
]
NUMBERS = ["~", ".nan", "-.inf", "0x", "1e999", "9" * 5000, "0x" + "f" * 5000]
TOKENS = st.sampled_from([*SIGNS, *BRACKETS, *LINES, *CHARACTERS, *NUMBERS, "\\", "x" * 70000])


@examples(1000)
@given(st.binary(max_size=400))
def test_any_bytes(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "demo.yaml"
    path.write_bytes(content)
    try:
        load(path)
    except ContentError as error:
        assert misplaced(error, path, content.decode(errors="replace")) == ""
    else:
        pytest.fail("this is no problem")


@examples(1200)
@given(st.lists(st.one_of(TOKENS, st.text(max_size=8)), max_size=12).map("".join))
def test_any_text(text: str) -> None:
    assert fault("demo", text) == ""


# The words of our files, and values that are like those and not.
WORDS = st.sampled_from(
    sorted({key for tree in TREES.values() for key in re.findall(r'"(\w+)":', json.dumps(tree))})
)
ZERO = ["N // (N - N)", "N % 0", "-1", ""]
ENDLESS = ["(" * 300, "-" * 900 + "N", "+".join("N" * 900), "not " * 9000 + "N", "N" + ".a" * 9000]
STRANGE = ["N <", "1 < N < 3", "f(N)", " N", "N\0", "甲", "9" * 5000]
SIZES = st.sampled_from(["N", "H * D", *ZERO, *ENDLESS, *STRANGE])
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([0, -1, 2**63, 2**64, -(2**63), 10**400]),
    st.floats(),
    st.text(max_size=12),
    WORDS,
    SIZES,
    st.sampled_from(
        [[[]] * 2000, {"normal": ["N"]}, {"en": "a", "zh": "甲"}, {"en": "", "zh": " "}]
    ),
)
JUNK = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(WORDS, st.text(max_size=4)), inner, max_size=5),
    ),
    max_leaves=20,
)


def as_yaml(tree: Any) -> str:
    """JSON, which is YAML, and quick."""
    return json.dumps(tree, ensure_ascii=False)


@examples(2000)
@given(JUNK)
def test_any_tree(tree: Any) -> None:
    assert fault("demo", as_yaml(tree)) == ""


Place = tuple[str | int, ...]


def places(value: Any, at: Place = ()) -> list[Place]:
    """Where there is anything in a tree, but for the whole of it."""
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    found: list[Place] = []
    for key, child in entries:
        found.append((*at, key))
        if isinstance(child, dict | list):
            found += places(child, (*at, key))
    return found


PLACES = {name: places(tree) for name, tree in TREES.items()}


def inside(tree: Any, place: Place) -> Any:
    for key in place:
        tree = tree[key]
    return tree


CHANGES = ["delete", "rename", "replace", "move", "transplant", "multiply", "bury"]


@st.composite
def changed_trees(draw: st.DrawFn) -> tuple[str, str]:
    """One of our problems with a part deleted, renamed, replaced, moved, multiplied or buried."""
    name = draw(NAMES)
    # What is put into a tree is never changed again: two trees may share it.
    tree = copy.deepcopy(TREES[name])
    place = draw(st.sampled_from(PLACES[name]))
    around, key = inside(tree, place[:-1]), place[-1]
    part = around[key]
    match draw(st.sampled_from(CHANGES)):
        case "delete":
            del around[key]
        case "rename" if isinstance(around, dict):
            around[draw(st.one_of(WORDS, st.text(max_size=8)))] = around.pop(key)
        case "move":
            del around[key]
            to = inside(tree, draw(st.sampled_from([(), *places(tree)])))
            if isinstance(to, dict):
                to[str(key)] = part
            elif isinstance(to, list):
                to.append(part)
        case "transplant":
            other = draw(NAMES)
            around[key] = inside(TREES[other], draw(st.sampled_from(PLACES[other])))
        case "multiply":
            around[key] = [part] * draw(st.integers(0, 300))
        case "bury":
            deep = draw(st.sampled_from([1, 10, 25, 200]))
            around[key] = functools.reduce(lambda inner, _: [inner], range(deep), part)
        case _:
            around[key] = draw(JUNK)
    return name, as_yaml(tree)


@examples(2500)
@given(changed_trees())
def test_a_problem_whose_tree_is_changed(made: tuple[str, str]) -> None:
    assert fault(*made) == ""


@st.composite
def changed_texts(draw: st.DrawFn) -> tuple[str, str]:
    """One of our problems with lines and characters that are out of place."""
    name = draw(NAMES)
    text = TEXTS[name]
    for _ in range(draw(st.integers(1, 3))):
        lines = text.split("\n")
        line = draw(st.integers(0, len(lines) - 1))
        offset = draw(st.integers(0, len(text)))
        match draw(st.integers(0, 9)):
            case 0:
                del lines[line]
            case 1:
                lines.insert(draw(st.integers(0, len(lines))), lines[line])
            case 2:
                lines[line] = " " * draw(st.integers(1, 5)) + lines[line]
            case 3:
                lines[line] = lines[line][draw(st.integers(1, 5)) :]
            case 4:
                lines[line] = re.sub("^ +", "\t", lines[line])
            case 5:
                lines = [draw(st.sampled_from(["\r\n", "\r", "\u2028"])).join(lines)]
            case 6:
                lines = [text[:offset]]
            case 7:
                key, colon, _ = lines[line].partition(": ")
                lines[line] = key + colon + draw(st.one_of(TOKENS, LEAVES.map(as_yaml)))
            case _:
                lines = [text[:offset] + draw(TOKENS) + text[offset:]]
        text = "\n".join(lines)
    return name, text


@examples(2500)
@given(changed_texts())
def test_a_problem_whose_text_is_changed(made: tuple[str, str]) -> None:
    assert fault(*made) == ""
