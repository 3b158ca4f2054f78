"""A file of answers becomes an interview that is given, or an error that says where it is none."""

from pathlib import Path

import pytest

from drill.content import answers
from drill.content.answers import GivenAnswer, GivenInterview, GivenSection
from drill.errors import ContentError
from drill.text import Text

GIVEN = """\
format: 1
sections:
  - answers:
      - {text: I am here., seconds: 12.5, points: [1, 3]}
      - {}
  - file: tree.py
    seconds: 60
    checks: 2
    hints: 1
  - code: |
      def f(): ...
"""
CODE = "# 树\ndef build_tree(paths):\n    return {}\n"


def load(tmp_path: Path, text: str = GIVEN) -> GivenInterview:
    (tmp_path / "tree.py").write_text(CODE, "utf-8")
    path = tmp_path / "given.yaml"
    path.write_text(text, "utf-8")
    return answers.load(path)


def complaint(tmp_path: Path, before: str, after: str) -> Text:
    """What is wrong after one edit, without the folder."""
    assert GIVEN.count(before) == 1, before
    with pytest.raises(ContentError) as caught:
        load(tmp_path, GIVEN.replace(before, after))
    en, zh = caught.value.message.en, caught.value.message.zh
    return Text(en=en.removeprefix(f"{tmp_path}/"), zh=zh.removeprefix(f"{tmp_path}/"))


def test_answers_are_typed_and_the_code_of_a_file_is_in_its_place(tmp_path: Path) -> None:
    found = load(tmp_path)
    assert found.format == 1
    assert found.sections == [
        GivenSection(answers=[GivenAnswer("I am here.", 12.5, [1, 3]), GivenAnswer("", 0.0, [])]),
        GivenSection(code=CODE, file=None, seconds=60.0, checks=2, hints=1),
        GivenSection(code="def f(): ...\n"),
    ]


def test_the_file_of_a_section_is_beside_the_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "tree.py").write_text("# another\n")
    monkeypatch.chdir(other)
    assert load(tmp_path).sections[1].code == CODE
    elsewhere = GIVEN.replace("tree.py", f"{other}/tree.py")
    assert load(tmp_path, elsewhere).sections[1].code == "# another\n"


def test_what_is_nothing_is_an_empty_page(tmp_path: Path) -> None:
    found = load(tmp_path, "format: 1\nsections: [{}]")
    assert found.sections == [GivenSection()]
    assert load(tmp_path, "format: 1\nsections: []").sections == []
    # An empty file is code; none is given where neither key is.
    assert found.sections[0].code is None
    assert load(tmp_path, "format: 1\nsections: [{code: ''}]").sections[0].code == ""


FORMAT = Text(en="expected format 1, found 2", zh="应为格式 1，实际为 2")
NO_FORMAT = Text(en="the key `format` is missing", zh="缺少键 `format`")
UNKNOWN = Text(en="unknown key", zh="未知的键")
NUMBER = Text(en="expected a number, found the text `long`", zh="应为数字，实际为文本 `long`")
NO_LIST = Text(en="expected a list, found an integer", zh="应为列表，实际为整数")
NEGATIVE = Text(en="a number is negative", zh="数字不能为负")
ALREADY = Text(en="there is `code` already", zh="已经给出了 `code`")


@pytest.mark.parametrize(
    ("before", "after", "at", "said"),
    [
        ("format: 1", "format: 2", "1:1: `format`", FORMAT),
        ("format: 1", "", "2:1", NO_FORMAT),
        ("checks: 2", "check: 2", "8:5: `sections[1].check`", UNKNOWN),
        ("12.5", "long", "4:28: `sections[0].answers[0].seconds`", NUMBER),
        ("[1, 3]", "1", "4:43: `sections[0].answers[0].points`", NO_LIST),
        ("12.5", "-0.5", "3:5: `sections[0]`", NEGATIVE),
        ("seconds: 60", "seconds: -1", "6:5: `sections[1]`", NEGATIVE),
        ("checks: 2", "checks: -1", "6:5: `sections[1]`", NEGATIVE),
        ("hints: 1", "hints: -1", "6:5: `sections[1]`", NEGATIVE),
        ("hints: 1", "code: x = 1", "6:5: `sections[1].file`", ALREADY),
        ("hints: 1", "code: ''", "6:5: `sections[1].file`", ALREADY),
    ],
)
def test_an_error_says_where_and_what_was_expected(
    tmp_path: Path, before: str, after: str, at: str, said: Text
) -> None:
    assert complaint(tmp_path, before, after) == Text(
        en=f"given.yaml:{at}: {said.en}", zh=f"given.yaml:{at}: {said.zh}"
    )


def test_a_point_is_counted_from_one_and_hit_once(tmp_path: Path) -> None:
    for points in ("[0]", "[-1]", "[2, 2]"):
        found = complaint(tmp_path, "[1, 3]", points)
        for message in (found.en, found.zh):
            assert message.startswith("given.yaml:4:")
            assert "`sections[0].answers[0].points" in message
        assert found.en != found.zh


@pytest.mark.parametrize(
    ("name", "en", "zh"),
    [
        ("nowhere.py", "`nowhere.py` cannot be read: No", "无法读取 `nowhere.py`：No"),
        (".", "`.` cannot be read: Is a directory", "无法读取 `.`：Is a directory"),
        ("latin.py", "`latin.py` cannot be read: ", "无法读取 `latin.py`："),
    ],
    ids=["none", "folder", "not UTF-8"],
)
def test_a_file_that_cannot_be_read_is_said_where_it_is_named(
    tmp_path: Path, name: str, en: str, zh: str
) -> None:
    (tmp_path / "latin.py").write_bytes(b"# \xe9\n")
    found = complaint(tmp_path, "tree.py", name)
    at = "given.yaml:6:5: `sections[1].file`: "
    assert found.en.startswith(at + en)
    assert found.zh.startswith(at + zh)


def test_answers_that_cannot_be_read_are_said_by_name(tmp_path: Path) -> None:
    path = tmp_path / "given.yaml"
    with pytest.raises(ContentError) as caught:
        answers.load(path)
    assert caught.value.message == Text(
        en=f"{path}: cannot be read: No such file or directory",
        zh=f"{path}：无法读取：No such file or directory",
    )
