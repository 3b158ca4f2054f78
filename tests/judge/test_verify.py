"""The proof: what is proved of a good problem, and what is complained of in a weak one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from drill.content.library import Library
from drill.judge.verify import Report, Verification

SPEC = """
framework: python
entry: double
harmless: [half-precision]
inputs: {x: {generate: any_number}}
cases: [{name: {en: usual, zh: 通常}}]
mistakes:
  - {id: same, says: {en: It is the same., zh: 没有变化。}, edit: {replace: " * 2", by: ""}}
  - {id: half, says: {en: It is halved., zh: 减半了。}, edit: {replace: "* 2", by: "// 2"}}
"""
REFERENCE = "def double(x):\n    return x * 2\n"
STUB = "def double(x):\n    ..."
SUPPORT = "def any_number(rng, sizes, made):\n    return rng.randint(3, 99)\n"

# What a problem so small cannot have.
EXPECTED = {
    "2 mistakes; at least 5 are expected",
    "0 hints; 3 are expected",
    "no follow-ups",
}


@pytest.fixture
def prove(made: Callable[..., Path], tmp_path: Path) -> Callable[..., tuple[Report, set[str]]]:

    def run(
        spec: str = SPEC,
        reference: str = REFERENCE,
        stub: str = STUB,
        support: str = SUPPORT,
        **submissions: str,
    ) -> tuple[Report, set[str]]:
        root = made(spec, reference, stub, support)
        for name, text in submissions.items():
            folder = root / "submissions" / "demo" / name.partition("_")[0]
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{name}.py").write_text(text)
        verification = Verification(Library(root), ["demo"], seeds=9)
        for _ in verification.run():
            pass
        assert verification.done == verification.total
        report = verification.reports["demo"]
        said = {complaint.says.en for complaint in report.complaints}
        found = {one for one in said if not one.startswith("statement.")}
        return report, found - EXPECTED

    return run


def test_a_good_problem_is_proved(prove: Callable[..., tuple[Report, set[str]]]) -> None:
    report, found = prove(
        right_sum="def double(x):\n    return x + x\n",
        wrong_large="def double(x):\n    return x * 2 if x < 50 else 100\n",
    )
    assert found == set()
    assert (report.wrong.good, report.wrong.total) == (1, 1)
    assert (report.reference.good, report.reference.total) == (9, 9)
    assert (report.mistakes.good, report.mistakes.total) == (2, 2)
    assert report.mutants.good == report.mutants.total > 3
    assert (report.right.good, report.right.total) == (1, 1)
    assert (report.stub.good, report.stub.total) == (5, 5)


def test_inputs_that_hide_a_mistake_are_complained_of(
    prove: Callable[..., tuple[Report, set[str]]],
) -> None:
    _, found = prove(support="def any_number(rng, sizes, made):\n    return 0\n")
    assert "the mistake `same` passes (seed 0)" in found
    assert "who always answers zeros passes (seed 0)" in found
    assert "the reference may be changed so, and passes (seed 0): `double: x * 2 -> x`" in found


def test_two_mistakes_that_answer_alike_are_complained_of(
    prove: Callable[..., tuple[Report, set[str]]],
) -> None:
    twin = '  - {id: twin, says: {en: T., zh: 同。}, edit: {replace: " * 2", by: " + 0"}}\n'
    _, found = prove(spec=SPEC + twin)
    assert "the mistake `twin` is diagnosed as `same` (seed 0)" in found


def test_an_edit_that_fits_nowhere_is_complained_of(
    prove: Callable[..., tuple[Report, set[str]]],
) -> None:
    _, found = prove(spec=SPEC.replace('" * 2", by: ""', '" * 3", by: ""'))
    assert "the mistake `same`: ` * 3` occurs 0 times in the reference, not once" in found


def test_an_equivalent_mutant_must_exist(prove: Callable[..., tuple[Report, set[str]]]) -> None:
    listed = "equivalents: [{mutant: 'double: x -> y', why: none}]\n"
    _, found = prove(spec=SPEC + listed)
    assert "no mutant of the reference is called `double: x -> y`" in found


def test_a_right_style_that_is_rejected_is_complained_of(
    prove: Callable[..., tuple[Report, set[str]]],
) -> None:
    report, found = prove(right_float="def double(x):\n    return x * 2.0\n")
    assert report.right.good == 0
    assert any(said.startswith("`right_float.py` is rejected (seed 0)") for said in found)
