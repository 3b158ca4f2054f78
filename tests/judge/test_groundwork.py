"""What keeps a problem from being judged at all: files that are no Python, names that nothing has."""

from collections.abc import Callable
from pathlib import Path

import pytest

from drill.content.library import Library, builtin
from drill.judge.complaints import Complaint, files
from drill.judge.groundwork import complaints

SPEC = """
framework: torch
entry: scaled
dims: {N: [1, 3]}
inputs: {x: {normal: [N]}, by: {generate: factor}}
cases:
  - name: {en: usual, zh: 通常}
  - name: {en: shifted, zh: 平移}
    inputs: {shift: {uniform: [N], high: 1}}
mistakes: []
"""
STUB = "def scaled(x, by, shift=0):\n    ..."
REFERENCE = "def scaled(x, by, shift=0):\n    return x * by + shift\n"
SUPPORT = "def factor(rng, sizes, made):\n    return 2.0\n"

Complain = Callable[..., list[Complaint]]


@pytest.fixture
def complain(made: Callable[..., Path]) -> Complain:
    def run(
        change: tuple[str, str] = ("", ""),
        reference: str = REFERENCE,
        support: str | None = SUPPORT,
        spec: str = SPEC,
    ) -> list[Complaint]:
        library = Library(made(spec.replace(*change), reference, STUB))
        problem = library.problem("demo")
        return complaints(problem, library.reference("demo"), support, files("demo"))

    return run


def said(found: list[Complaint]) -> list[str]:
    return [complaint.says.en for complaint in found]


def test_a_problem_that_has_all_is_not_complained_of(complain: Complain) -> None:
    assert complain() == []


def test_no_built_in_problem_is_complained_of() -> None:
    library = builtin()
    for summary in library.summaries():
        those = files(summary.id)
        support = library.root / those.support
        text = support.read_text(encoding="utf-8") if support.exists() else None
        problem, reference = library.problem(summary.id), library.reference(summary.id)
        assert said(complaints(problem, reference, text, those)) == [], summary.id


def test_a_reference_that_is_no_python_has_its_line(complain: Complain) -> None:
    [found] = complain(reference="\ndef scaled(x, by, shift=0):\n    return x x\n")
    assert found.says.en == "not Python: invalid syntax"
    assert found.says.zh == "不是合法的 Python：invalid syntax"
    assert (found.file, found.line) == ("solutions/demo.py", 3)


def test_a_reference_that_defines_another_name_is_told_the_nearest(complain: Complain) -> None:
    [found] = complain(reference=REFERENCE.replace("scaled", "scale"))
    assert found.says.en == "`scaled` is not defined"
    assert found.says.zh == "没有定义 `scaled`"
    assert found.file == "solutions/demo.py"
    assert found.hint
    assert found.hint.en == "did you mean `scale`?"


def test_a_python_file_that_is_none_has_its_line(complain: Complain) -> None:
    [found] = complain(support="def factor(rng, sizes, made:\n    return 2\n")
    assert found.says.en == "not Python: '(' was never closed"
    assert (found.file, found.line) == ("problems/demo.py", 1)


def test_a_generator_that_is_not_defined_has_its_key_and_the_nearest_name(
    complain: Complain,
) -> None:
    [found] = complain(support=SUPPORT.replace("factor", "factors"))
    assert found.says.en == "`factor` is not defined in problems/demo.py"
    assert found.says.zh == "problems/demo.py 中没有定义 `factor`"
    assert (found.file, found.key) == ("problems/demo.yaml", ("inputs", "by", "generate"))
    assert found.hint
    assert found.hint.en == "did you mean `factors`?"


def test_a_generator_without_a_python_file_is_told_how_to_begin_one(complain: Complain) -> None:
    [found] = complain(support=None)
    assert found.says.en == "`factor` would be a function of problems/demo.py, which is not there"
    assert found.hint
    assert found.hint.en == "define it there: `def factor(rng, sizes, made):`"
    assert found.hint.zh == "请在其中定义：`def factor(rng, sizes, made):`"


@pytest.mark.parametrize("support", ["from other import factor\n", "factor = other = len\n"])
def test_a_generator_may_be_imported_or_assigned(complain: Complain, support: str) -> None:
    assert complain(support=support) == []


def test_an_input_that_is_no_parameter_has_its_key_and_the_nearest_name(complain: Complain) -> None:
    [found] = complain(("{shift: {uniform", "{shfit: {uniform"))
    assert found.says.en == "`shfit` is no parameter of `scaled` in the stub"
    assert found.says.zh == "模板中的 `scaled` 没有参数 `shfit`"
    assert found.key == ("cases", 1, "inputs", "shfit")
    assert found.hint
    assert found.hint.en == "did you mean `shift`?"


def test_a_parameter_that_nothing_is_given_for_is_named_with_its_case(complain: Complain) -> None:
    found = complain(("by: {generate: factor}", "any: {generate: factor}"))
    assert said(found) == [
        "`any` is no parameter of `scaled` in the stub",
        "nothing is given for the parameter `by` of `scaled`",
        "nothing is given for the parameter `by` of `scaled`",
    ]
    assert [complaint.key for complaint in found[1:]] == [("cases", 0), ("cases", 1)]
    assert found[0].hint
    assert found[0].hint.en == "it has `x`, `by`, `shift`"


def test_an_exercise_of_its_own_may_use_inputs_of_any_name(complain: Complain) -> None:
    support = SUPPORT + "def exercise(entry, inputs):\n    return entry(1, 2)\n"
    assert complain(("{shift: {uniform", "{shfit: {uniform"), support=support) == []


def test_conditions_that_no_sizes_keep_are_named_with_the_case(complain: Complain) -> None:
    found = complain(("mistakes:", "where: [N > 3]\nmistakes:"))
    assert said(found) == [
        "hardly any sizes keep `where` in the case `usual`",
        "hardly any sizes keep `where` in the case `shifted`",
    ]
    assert found[0].says.zh == "在 case `通常` 中，几乎没有尺寸满足 `where`"
    assert found[0].key == ("where",)
