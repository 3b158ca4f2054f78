"""A card's YAML becomes a card, or an error that says where and what was expected."""

from pathlib import Path
from typing import get_args

import pytest

from drill.content import load_card
from drill.content.cards import ApiCard, CardArea, OralCard
from drill.content.spec import Framework, Input
from drill.errors import ContentError
from drill.text import Text

ORAL = """\
format: 1
id: demo
kind: oral
area: losses
seconds: 60
question: {en: Why?, zh: 为什么？}
points:
  - {says: {en: one, zh: 一}, weight: 3}
  - {says: {en: two, zh: 二}}
answer: {en: So., zh: 因为。}
sources: [A book]
"""
API = """\
format: 1
id: demo
kind: api
area: tensors
framework: numpy
question: {en: Double it., zh: 乘以二。}
stub: |
  def double(x):
      return ...
dims: {N: [1, 4]}
where: [N > 0]
inputs:
  x: {normal: [N]}
call: x * 2
also: [x + x]
wrong:
  - {call: x / 2, says: {en: It halves., zh: 减半了。}}
signature: x * 2
remember: {en: Both sides., zh: 两边都行。}
sources: [A book]
"""
POINT = "  - {says: {en: one, zh: 一}, weight: 3}\n"

FORMAT = Text(en="expected format 1, found 2", zh="应为格式 1，实际为 2")
KIND = Text(en="expected the kind `oral` or `api`", zh="kind 应为 `oral` 或 `api`")
UNKNOWN = Text(en="unknown key", zh="未知的键")
MISSING = Text(en="the key `{key}` is missing", zh="缺少键 `{key}`")
SOON = Text(en="expected an integer, found the text `soon`", zh="应为整数，实际为文本 `soon`")
ONE_OF = Text(en="expected one of {all}, found `{it}`", zh="应为 {all} 之一，实际为 `{it}`")
NO_ID = Text(
    en="`Demo` is not of lower-case words joined by hyphens", zh="`Demo` 应由小写单词加连字符组成"
)
NAME = Text(
    en="expected `demo`, the file's name, found `other`",
    zh="应与文件名一致，即 `demo`，实际为 `other`",
)
EMPTY = Text(en="the text is empty", zh="文本不能为空")
SOURCES = Text(en="a card names its sources", zh="卡片必须注明出处")
POINTS = Text(en="expected 2 to 8 points, found {n}", zh="应有 2 到 8 个要点，实际为 {n} 个")
WEIGHT = Text(en="expected a weight of 1 to 3, found {n}", zh="权重应为 1 到 3，实际为 {n}")
SECONDS = Text(en="expected 1 to 300 seconds, found {n}", zh="应为 1 到 300 秒，实际为 {n}")
GAPS = Text(en="expected one gap `...`, found {n}", zh="应恰好有一个空 `...`，实际有 {n} 个")
NO_PYTHON = Text(en="not Python: ", zh="不是合法的 Python：")
NO_FILE = Text(en="a card has no Python file", zh="卡片没有配套的 Python 文件")
NO_DIM = Text(en="no dim is called `M`", zh="没有名为 `M` 的维度")
RANGE = Text(en="expected [smallest, largest], found [4, 1]", zh="应为 [最小, 最大]，实际为 [4, 1]")
AREAS = ", ".join(f"`{area}`" for area in get_args(CardArea))
FRAMEWORKS = ", ".join(f"`{name}`" for name in get_args(Framework))


def edited(text: str, before: str, after: str) -> str:
    assert text.count(before) == 1, before
    return text.replace(before, after)


def complaint(text: str) -> ContentError:
    with pytest.raises(ContentError) as caught:
        load_card.parse(Path("demo.yaml"), text)
    return caught.value


def oral(text: str = ORAL) -> OralCard:
    card = load_card.parse(Path("demo.yaml"), text)
    assert isinstance(card, OralCard)
    return card


def api(text: str = API) -> ApiCard:
    card = load_card.parse(Path("demo.yaml"), text)
    assert isinstance(card, ApiCard)
    return card


def test_an_oral_card_is_typed_and_frozen() -> None:
    card = oral()
    assert (card.id, card.area, card.seconds) == ("demo", "losses", 60)
    assert [(point.says.zh, point.weight) for point in card.points] == [("一", 3), ("二", 1)]
    assert card.follow_ups == []
    with pytest.raises(AttributeError):
        card.seconds = 3  # type: ignore[misc]


def test_an_api_card_is_typed() -> None:
    card = api()
    assert (card.framework, card.dims, card.where) == ("numpy", {"N": (1, 4)}, ["N > 0"])
    assert card.inputs == {"x": Input(normal=["N"])}
    assert (card.call, card.also, card.wrong[0].call) == ("x * 2", ["x + x"], "x / 2")


@pytest.mark.parametrize(
    ("before", "after", "at", "said"),
    [
        ("format: 1", "format: 2", "1:1: `format`", FORMAT),
        ("oral", "aural", "3:1: `kind`", KIND),
        ("kind: oral\n", "", "1:1: `kind`", KIND),
        (ORAL, "- kind: oral", "1:1: `kind`", KIND),
        ("answer", "call", "10:1: `call`", UNKNOWN),
        ("sources: [A book]\n", "", "1:1", MISSING.format(key="sources")),
        ("60", "soon", "5:1: `seconds`", SOON),
        ("losses", "loses", "4:1: `area`", ONE_OF.format(all=AREAS, it="loses")),
        ("demo", "Demo", "2:1: `id`", NO_ID),
        ("demo", "other", "2:1: `id`", NAME),
        ("zh: 二", "zh: ' '", "9:22: `points[1].says.zh`", EMPTY),
        ("[A book]", "[' ']", "11:1: `sources`", SOURCES),
        ("[A book]", "[]", "11:1: `sources`", SOURCES),
        (POINT, "", "7:1: `points`", POINTS.format(n=1)),
        (POINT, POINT * 8, "7:1: `points`", POINTS.format(n=9)),
        ("weight: 3", "weight: 4", "8:30: `points[0].weight`", WEIGHT.format(n=4)),
        ("weight: 3", "weight: 0", "8:30: `points[0].weight`", WEIGHT.format(n=0)),
        ("60", "0", "5:1: `seconds`", SECONDS.format(n=0)),
        ("60", "301", "5:1: `seconds`", SECONDS.format(n=301)),
    ],
)
def test_an_error_of_an_oral_card_says_where_and_what_was_expected(
    before: str, after: str, at: str, said: Text
) -> None:
    message = complaint(edited(ORAL, before, after)).message
    assert message == Text(en=f"demo.yaml:{at}: {said.en}", zh=f"demo.yaml:{at}: {said.zh}")


@pytest.mark.parametrize(
    ("before", "after", "at", "said"),
    [
        ("format: 1", "format: 2", "1:1: `format`", FORMAT),
        ("call: x * 2", "calls: x * 2", "14:1: `calls`", UNKNOWN),
        ("signature: x * 2\n", "", "1:1", MISSING.format(key="signature")),
        ("numpy", "scipy", "5:1: `framework`", ONE_OF.format(all=FRAMEWORKS, it="scipy")),
        ("id: demo", "id: other", "2:1: `id`", NAME),
        ("zh: 减半了。", 'zh: ""', "17:42: `wrong[0].says.zh`", EMPTY),
        ("[A book]", "['']", "20:1: `sources`", SOURCES),
        ("return ...", "return x", "7:1: `stub`", GAPS.format(n=0)),
        ("return ...", "return ... + ...", "7:1: `stub`", GAPS.format(n=2)),
        ("double(x):", "double(x:", "7:1: `stub`", NO_PYTHON),
        ("call: x * 2", "call: x *", "14:1: `call`", NO_PYTHON),
        ("[x + x]", "[x + x, x +]", "15:15: `also[1]`", NO_PYTHON),
        ("x / 2", "x /", "17:6: `wrong[0].call`", NO_PYTHON),
        ("{normal: [N]}", "{generate: made}", "13:3: `inputs.x`", NO_FILE),
        ("{normal: [N]}", "{callable: made}", "13:3: `inputs.x`", NO_FILE),
        ("{normal: [N]}", "{normal: [M]}", "13:16: `inputs.x.normal[0]`", NO_DIM),
        ("[N > 0]", "[M]", "11:9: `where[0]`", NO_DIM),
        ("[1, 4]", "[4, 1]", "10:8: `dims.N`", RANGE),
    ],
)
def test_an_error_of_an_api_card_says_where_and_what_was_expected(
    before: str, after: str, at: str, said: Text
) -> None:
    message = complaint(edited(API, before, after)).message
    assert message.en.startswith(f"demo.yaml:{at}: {said.en}")
    assert message.zh.startswith(f"demo.yaml:{at}: {said.zh}")
    # Python's own words follow where there are any, and nothing else does.
    more = len(message.en) - len(f"demo.yaml:{at}: {said.en}")
    assert more == len(message.zh) - len(f"demo.yaml:{at}: {said.zh}")
    assert (more > 0) == (said is NO_PYTHON)


def test_what_is_nested_too_deeply_for_python_is_said_so() -> None:
    said = Text(en="nested too deeply for Python", zh="嵌套过深，Python 无法解析")
    for deep in (f"x{'.a' * 9000}", f"{'not ' * 9000}x"):
        message = complaint(edited(API, "call: x * 2", f"call: {deep}")).message
        assert message.en == f"demo.yaml:14:1: `call`: {said.en}"
        assert message.zh == f"demo.yaml:14:1: `call`: {said.zh}"


def test_a_stub_without_a_function_is_refused_in_words() -> None:
    for stub in ("y = ...", "class A:\n      y = ..."):
        error = complaint(edited(API, "def double(x):\n      return ...", stub))
        assert str(error).startswith("demo.yaml:7:1: `stub`: ")
        assert "``" not in str(error)


def test_what_a_card_may_just_be_is_not_refused() -> None:
    for seconds in (1, 300):
        assert oral(edited(ORAL, "seconds: 60", f"seconds: {seconds}")).seconds == seconds
    assert len(oral(edited(ORAL, POINT, POINT * 7)).points) == 8
    assert api(edited(API, "[A book]", "['', A book]")).sources == ["", "A book"]


def test_a_hint_names_what_was_probably_meant() -> None:
    assert complaint(edited(ORAL, "losses", "loses")).hint == Text(
        en="did you mean `losses`?", zh="是不是想写 `losses`？"
    )
    assert complaint(edited(ORAL, "format: 1", "format: 2")).hint == Text(
        en="a newer drill may read it", zh="新版 drill 也许可以读取"
    )
    assert complaint(edited(API, "[1, 4]", "[4, 1]")).hint == Text(
        en="docs/writing-problems.md says what each key is for",
        zh="docs/writing-problems.md 说明了每个键的用途",
    )
    assert complaint(edited(API, "{normal: [N]}", "{normal: [M]}")).hint == Text(
        en="the `dims` are `N`; a new one is given its range there",
        zh="`dims` 中有：`N`；新的维度要在那里给出范围",
    )


def test_a_file_that_cannot_be_read_is_said_by_name(tmp_path: Path) -> None:
    path = tmp_path / "demo.yaml"
    for content, en, zh in (
        (
            None,
            ": cannot be read: No such file or directory",
            "：无法读取：No such file or directory",
        ),
        (b"a: \xff", ":1:4: not UTF-8: invalid start byte", ":1:4: 不是 UTF-8：invalid start byte"),
        (
            b"x" * (1 << 20 | 1),
            ": larger than 1,048,576 bytes, which none is",
            "：超过 1,048,576 字节，不可能是题目、卡片或面试脚本",
        ),
    ):
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(ContentError) as caught:
            load_card.load(path)
        assert caught.value.message == Text(en=f"{path}{en}", zh=f"{path}{zh}")
