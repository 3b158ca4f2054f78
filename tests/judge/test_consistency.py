"""What reading a problem shows: its parts contradict one another, or one language is missing."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from drill.content.library import Library, builtin
from drill.judge.consistency import complaints

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
        found = complaints(library.problem("demo"), library.reference("demo"))
        return {c.en for c in found if "expected" not in c.en or "statement" in c.en}

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
    assert complaint.startswith("statement.zh: `double(x)` is expected once, not [")
    [complaint] = complain(f"Write {said}.", "写 `double(x)`。") - {"no follow-ups"}
    assert complaint.startswith("statement.en: `double(x)` is expected once, not [")


def test_a_statement_that_gives_two_signatures_is_complained_of(complain: Complain) -> None:
    found = complain("Write `double(x)`, `double(x, by=2)`.", "写 `double(x)`。")
    assert "statement.en: `double(x)` is expected once, not ['x', 'x, by=2']" in found


def test_a_class_is_stated_by_its_construction_and_its_call(complain: Complain) -> None:
    right = "`Double(times=2)` 与 `forward(x)`"
    assert complain("`Double(times=2)` with `forward(x)`.", right, spec=CLASS, stub=MODULE) == {
        "no follow-ups"
    }
    found = complain("`Double(times=3)` with `forward(y)`.", right, spec=CLASS, stub=MODULE)
    assert found == {
        "no follow-ups",
        "statement.en: `Double(times=2)` is expected once, not ['times=3']",
        "statement.en: `forward(x)` is expected once, not ['y']",
    }


def test_a_stub_and_a_reference_must_have_the_same_signatures(complain: Complain) -> None:
    reference = "def double(x, y=2):\n    return x * y\n"
    found = complain("Write `double(x)`.", "写 `double(x)`。", reference=reference)
    assert found == {
        "no follow-ups",
        "`double`: the stub's signatures {'double': 'x'} differ from the reference's"
        " {'double': 'x, y=2'}",
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
    assert complaint.endswith("is LaTeX; write it in Unicode")


def test_every_built_in_problem_is_consistent() -> None:
    library = builtin()
    assert library.broken == []
    for summary in library.summaries():
        found = complaints(library.problem(summary.id), library.reference(summary.id))
        assert [c.en for c in found] == [], summary.id
