"""What reading a problem shows: its parts contradict one another, or one language is missing."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from drill.content.library import Library, builtin
from drill.judge.complaints import files
from drill.judge.consistency import complaints
from drill.text import Text

STATEMENT = "statement: {en: Do it., zh: 做吧。}"
FUNCTION = """
framework: python
entry: double
inputs: {x: {generate: any_number}}
cases: [{name: {en: usual, zh: 通常}}]
mistakes: []
"""
CLASS = """
framework: torch
entry: Double
dims: {N: [1, 2]}
init: {times: {size: N}}
inputs: {x: {normal: [N]}}
cases: [{name: {en: usual, zh: 通常}}]
mistakes: []
"""
MODULE = """
from torch import nn


class Double(nn.Module):
    def __init__(self, times=2):
        super().__init__()

    def forward(self, x):
        ...
"""

Complain = Callable[..., set[str]]


@pytest.fixture
def complain(made: Callable[..., Path]) -> Complain:
    """What is complained of in a problem with this statement."""

    def run(
        en: str, zh: str, spec: str = FUNCTION, stub: str = "def double(x):\n    ...", **own: str
    ) -> set[str]:
        root = made(spec, own.get("reference", stub), stub)
        path = root / "problems" / "demo.yaml"
        said = f"statement:\n  en: {json.dumps(en)}\n  zh: {json.dumps(zh, ensure_ascii=False)}"
        text = path.read_text(encoding="utf-8").replace(STATEMENT, said)
        path.write_text(text.replace("A demo", own.get("title", "A demo")), encoding="utf-8")
        library = Library(root)
        found = complaints(library.problem("demo"), library.reference("demo"), files("demo"))
        all_of_them = (complaint.says.en for complaint in found)
        return {one for one in all_of_them if "expected" not in one or "statement" in one}

    return run


def test_a_statement_that_gives_the_signature_in_both_languages_is_well(complain: Complain) -> None:
    assert complain("Write `double(x)`.", "写 `double(x)`。") == {"no follow-ups"}


def test_a_statement_may_show_calls_beside_the_signature(complain: Complain) -> None:
    found = complain(
        "Write `double(x)`; `double(2 * 3)` is 12.", "写 `double(x)`，`double(3)` 为 6。"
    )
    assert found == {"no follow-ups"}


@pytest.mark.parametrize("said", ["`double(y)`", "`double(x, y=1)`", "double(x)", "`double`"])
def test_a_statement_with_another_signature_than_the_stub_is_complained_of(
    complain: Complain, said: str
) -> None:
    [complaint] = complain("Write `double(x)`.", f"写 {said}。") - {"no follow-ups"}
    assert complaint.startswith("statement.zh: `double(x)` is expected, found ")
    [complaint] = complain(f"Write {said}.", "写 `double(x)`。") - {"no follow-ups"}
    assert complaint.startswith("statement.en: `double(x)` is expected, found ")


def test_a_statement_that_gives_two_signatures_is_complained_of(complain: Complain) -> None:
    found = complain("Write `double(x)`, `double(x, by=2)`.", "写 `double(x)`。")
    assert "statement.en: `double(x)` is expected, found `double(x)`, `double(x, by=2)`" in found


def test_a_class_is_stated_by_its_construction_and_its_call(complain: Complain) -> None:
    right = "`Double(times=2)` 与 `forward(x)`"
    assert complain("`Double(times=2)` with `forward(x)`.", right, spec=CLASS, stub=MODULE) == {
        "no follow-ups"
    }
    found = complain("`Double(times=3)` with `forward(y)`.", right, spec=CLASS, stub=MODULE)
    assert found == {
        "no follow-ups",
        "statement.en: `Double(times=2)` is expected, found `Double(times=3)`",
        "statement.en: `forward(x)` is expected, found `forward(y)`",
    }


def test_a_stub_and_a_reference_must_have_the_same_signatures(complain: Complain) -> None:
    reference = "def double(x, y=2):\n    return x * y\n"
    found = complain("Write `double(x)`.", "写 `double(x)`。", reference=reference)
    assert found == {
        "no follow-ups",
        "`double`: the stub has `double(x)`, and the reference `double(x, y=2)`",
    }


def test_a_text_in_one_language_only_is_complained_of(complain: Complain) -> None:
    found = complain("Write `double(x)`.", "Write `double(x)` now.", title="演示")
    assert found == {
        "no follow-ups",
        "statement: `zh` is not Chinese",
        "title: `en` is not English",
    }


@pytest.mark.parametrize("formula", ["\\frac{a}{b}", "$x_1$", "x / \\sqrt{2}"])
def test_a_formula_in_latex_is_complained_of(complain: Complain, formula: str) -> None:
    found = complain(f"Write `double(x)`: {formula}.", "写 `double(x)`。")
    [complaint] = found - {"no follow-ups"}
    assert complaint.startswith("statement.en: `")
    assert complaint.endswith("is LaTeX, which a terminal cannot show")


def test_every_built_in_problem_is_consistent() -> None:
    library = builtin()
    assert library.broken == []
    for summary in library.summaries():
        problem, reference = library.problem(summary.id), library.reference(summary.id)
        found = complaints(problem, reference, files(summary.id))
        assert [complaint.says.en for complaint in found] == [], summary.id


def test_a_stub_that_has_the_answer_already_is_complained_of(complain: Complain) -> None:
    found = complain(
        "Write `double(x)`.", "写 `double(x)`。", stub="def double(x):\n    return x * 2\n"
    )
    assert found == {"no follow-ups", "the stub leaves nothing of `double` to be written"}


def test_two_mistakes_that_are_the_same_edit_are_complained_of(complain: Complain) -> None:
    edit = "edit: {replace: '* 2', by: ''}"
    twins = f"""[
      {{id: one, says: {{en: One., zh: 一。}}, {edit}}},
      {{id: other, says: {{en: Other., zh: 二。}}, {edit}}},
      {{id: third, says: {{en: Third., zh: 三。}}, edit: {{replace: '* 4', by: ''}}}}]"""
    found = complain(
        "Write `double(x)`.",
        "写 `double(x)`。",
        spec=FUNCTION.replace("mistakes: []", f"mistakes: {twins}"),
        reference="def double(x):\n    return x * 2\n",
    )
    assert found == {"no follow-ups", "the mistakes `one` and `other` are the same edit"}


def test_each_complaint_has_its_key_and_says_what_to_do(made: Callable[..., Path]) -> None:
    library = Library(
        made(FUNCTION, "def double(x):\n    return x * 2\n", "def double(x):\n    ...")
    )
    found = complaints(library.problem("demo"), library.reference("demo"), files("demo"))
    assert {complaint.key for complaint in found} == {
        ("mistakes",),
        ("hints",),
        ("follow_ups",),
        ("statement", "en"),
        ("statement", "zh"),
    }
    assert all(complaint.file == "problems/demo.yaml" for complaint in found)
    hints = {complaint.key[0]: complaint.hint for complaint in found}
    assert hints["statement"] == Text(
        en="write `double(x)` there, in backticks and as the stub has it",
        zh="请在题面中写出 `double(x)`，用反引号括起，并与模板一致",
    )
    assert hints["follow_ups"] == Text(
        en="`follow_ups: [ID]` names oral cards; `drill cards --list` shows them",
        zh="用 `follow_ups: [ID]` 给出口述卡片；`drill cards --list` 列出全部卡片",
    )
