"""A problem's YAML becomes a Problem, or an error that says where and what was expected."""

import copy
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drill.content.load import load, parse
from drill.content.spec import Edit, Problem
from drill.errors import ContentError
from drill.text import Text

# What is said where no better hint is known.
KEYS = "docs/writing-problems.md says what each key is for"
PROBLEM = """\
format: 1
id: demo
title: {en: A demo, zh: 演示}
area: attention
difficulty: easy
minutes: 5
framework: numpy
statement: {en: Do it., zh: 做吧。}
entry: double
stub: |
  def double(x):
      ...
dims: {N: [1, 4], D: [1, 3]}
where: [N >= D]
inputs:
  x: {normal: [N, "2 * D"]}
cases:
  - name: {en: usual, zh: 通常}
  - name: {en: large, zh: 较大}
    inputs: {x: {normal: [N], scale: 10}}
    dims: {N: [4, 9]}
mistakes:
  - id: halves
    says: {en: It halves., zh: 减半了。}
    edit: {replace: "* 2", by: "/ 2"}
hints: [{en: a, zh: 甲}]
asked: [{en: b, zh: 乙}]
"""


def loaded(text: str) -> Problem:
    return parse(Path("demo.yaml"), text)


def complaint(before: str, after: str) -> str:
    """The message, and the hint, for the problem with one edit."""
    assert PROBLEM.count(before) == 1, before
    with pytest.raises(ContentError) as caught:
        loaded(PROBLEM.replace(before, after))
    assert len(str(caught.value)) < 500
    return f"{caught.value} | {caught.value.hint}"


def test_a_problem_is_typed_and_frozen() -> None:
    problem = loaded(PROBLEM)
    assert problem.dims == {"N": (1, 4), "D": (1, 3)}
    assert problem.inputs["x"].normal == ["N", "2 * D"]
    assert problem.mistakes[0].edits == [Edit("* 2", "/ 2")]
    with pytest.raises(AttributeError):
        problem.minutes = 3  # type: ignore[misc]


def test_the_built_in_problems_load() -> None:
    folder = Path(__file__).parents[2] / "problems"
    assert {load(path).id for path in folder.glob("*.yaml")} >= {"attention"}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("minutes:", "minuets:", "demo.yaml:6:1: `minuets`: unknown key | did you mean `minutes`?"),
        (
            "minutes: 5",
            "",
            f"demo.yaml:1:1: the key `minutes` is missing | {KEYS}",
        ),
        (
            "minutes: 5",
            "minutes: five",
            f"demo.yaml:6:1: `minutes`: expected an integer, found the text `five` | {KEYS}",
        ),
        (
            "minutes: 5",
            "minutes: true",
            f"demo.yaml:6:1: `minutes`: expected an integer, found true or false | {KEYS}",
        ),
        (
            "area: attention",
            "area: atention",
            "did you mean `attention`?",
        ),
        (
            "zh: 演示",
            'zh: ""',
            f"demo.yaml:3:21: `title.zh`: the text is empty | {KEYS}",
        ),
        (
            "{en: A demo, zh: 演示}",
            "{en: A demo}",
            "`title`: the key `zh` is missing | every text is in both languages, `en` and `zh`",
        ),
        ("id: demo", "id: Demo", "`Demo` is not of lower-case words joined by hyphens"),
        ("id: demo", "id: other", "`id`: expected `demo`, the file's name, found `other`"),
        ("format: 1", "format: 2", "expected format 1, found 2 | a newer drill may read it"),
        ("N: [1, 4]", "N: [4, 1]", "`dims.N`: expected [smallest, largest], found [4, 1]"),
        ("N: [1, 4]", "N: [1]", "`dims.N`: expected a list of 2, found a list"),
        ("dims: {N: [4, 9]}", "dims: {M: [4, 9]}", "`cases[1].dims.M`: no dim is called `M`"),
        ("[N >= D]", "[N >= DD]", "`where[0]`: no dim is called `DD`"),
        ('"2 * D"', '"2 * d"', "`inputs.x.normal[1]`"),
        ('"2 * D"', '"__import__(1)"', "`inputs.x.normal[1]`"),
        ("{normal: [N], scale: 10}", "{scale: 10}", "expected exactly one of `normal`"),
        ("{normal: [N], scale: 10}", "{integers: [N]}", "the key `high` is missing"),
        (
            "entry: double",
            "entry: dubble",
            "`dubble` is not defined in it | did you mean `double`?",
        ),
        ("def double(x):", "def double(x:", "`stub`: not Python:"),
        ("asked:", "gradients: [y]\nasked:", "no input is called `y`"),
        ("[N >= D]", f"[{'-' * 900}N]", "demo.yaml:14:9: `where[0]`: `---"),
        ("scale: 10}", "low: N}", "`cases[1].inputs.x.low`: `normal` has no bounds"),
        ("      ...", f"      {'not ' * 9000}0", "`stub`: nested too deeply for Python"),
        ("      ...", f"      x{'.a' * 9000}", "`stub`: nested too deeply for Python"),
        ("minutes: 5", f"minutes: {'x' * 9000}", "found the text `xxx"),
        ("numpy", "x" * 900, "`framework`: expected one of `torch`, `numpy`, `python`, found `xxx"),
    ],
)
def test_an_error_says_where_and_what_was_expected(before: str, after: str, said: str) -> None:
    assert said in complaint(before, after)


def test_a_file_that_cannot_be_read_is_said_by_name(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"demo\.yaml: cannot be read: No such file"):
        load(tmp_path / "demo.yaml")


def test_a_file_that_is_no_text_is_refused_where_it_is_none(tmp_path: Path) -> None:
    path = tmp_path / "demo.yaml"
    path.write_bytes("a: 甲\nb: 甲".encode()[:-1])
    with pytest.raises(ContentError, match=r"demo\.yaml:2:4: not UTF-8: unexpected end of data"):
        load(path)


def test_a_mistake_id_is_used_once() -> None:
    twice = PROBLEM.replace(
        "hints:",
        "  - {id: halves, says: {en: a, zh: 甲}, edit: {replace: x, by: y}}\nhints:",
    )
    with pytest.raises(ContentError, match=r"`mistakes\[1\]\.id`: `halves` is taken"):
        loaded(twice)


@pytest.mark.parametrize(
    ("body", "lacks"),
    [
        ("def forward(self, x):\n          ...", "__init__"),
        ("def __init__(self):\n          ...", "forward"),
    ],
)
def test_a_class_in_the_stub_shows_how_it_is_built_and_called(body: str, lacks: str) -> None:
    stub = f"  class demo:\n      {body}\n"
    with pytest.raises(ContentError) as caught:
        loaded(PROBLEM.replace("  def double(x):\n      ...\n", stub).replace("double", "demo"))
    assert caught.value.message.en.endswith(f"`stub`: the class `demo` shows no `{lacks}`")
    assert caught.value.message.zh.endswith(f"`stub`: 类 `demo` 没有写出 `{lacks}`")
    assert caught.value.hint
    assert caught.value.hint.en.startswith("a stub shows `__init__`, and `forward` of a module")


def test_a_mistake_in_the_yaml_itself_is_told_what_it_often_is() -> None:
    with pytest.raises(ContentError) as caught:
        loaded(PROBLEM.replace("hints:", "hints:\n\t"))
    assert caught.value.hint == Text(
        en="indent by spaces, and put a text with `: `, ` #`, or a bracket at its start, in quotes",
        zh="缩进请用空格；含有 `: `、` #` 或以括号开头的文本要加引号",
    )


def test_an_error_reads_in_chinese_too() -> None:
    with pytest.raises(ContentError) as caught:
        loaded(PROBLEM.replace("minutes:", "minuets:"))
    assert caught.value.message.zh == "demo.yaml:6:1: `minuets`: 未知的键"


def test_a_problem_survives_the_index() -> None:
    problem = loaded(PROBLEM)
    assert msgspec.json.decode(msgspec.json.encode(problem), type=Problem) == problem


def _paths(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [at]
    if isinstance(value, dict):
        for key in value:
            found += _paths(value[key], (*at, key))
    elif isinstance(value, list):
        for i, item in enumerate(value):
            found += _paths(item, (*at, i))
    return found


PLAIN = yaml.safe_load(PROBLEM)
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=10),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=2),
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(where=st.sampled_from(_paths(PLAIN)[1:]), junk=JUNK)
def test_junk_anywhere_gives_a_problem_or_an_error_with_a_position(
    where: tuple[Any, ...], junk: Any
) -> None:
    document = copy.deepcopy(PLAIN)
    inner = document
    for key in where[:-1]:
        inner = inner[key]
    inner[where[-1]] = junk
    try:
        loaded(yaml.safe_dump(document, allow_unicode=True))
    except ContentError as error:
        assert str(error).startswith("demo.yaml:")
