"""The proof: what is proved of a good problem, and what is complained of in a weak one."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from drill.content.library import Library
from drill.judge import jobs
from drill.judge.complaints import AuthorError
from drill.judge.exam import Exam
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


def test_what_only_a_worker_shows_is_seen_in_one_at_every_seed(
    prove: Callable[..., tuple[Report, set[str]]],
) -> None:
    # Without a worker both raise: no module has their name.
    named = "import sys\n\nown = sys.modules[__name__]\n\n\n"
    # And this one answers rightly.
    there = "import sys\n\nown = 'submission' in sys.modules\n\n\n"
    report, found = prove(
        right_named=named + REFERENCE,
        wrong_named=named + "def double(x):\n    return 1\n",
        wrong_there=there + "def double(x):\n    return x * 2 + own\n",
    )
    assert found == set()
    assert (report.right.good, report.right.total) == (1, 1)
    assert (report.wrong.good, report.wrong.total) == (2, 2)


def tried(root: Path, seed: int) -> set[int]:
    """The numbers that a check tries."""
    calls = [prepared.call for prepared in Exam(str(root), "demo", seed=seed).prepared(None)]
    inputs = [made for call in calls for made in (call.inputs, call.rewritten, call.other) if made]
    return {made["x"] for made in inputs}


def test_a_wrong_submission_that_passes_at_a_later_seed_is_complained_of(
    prove: Callable[..., tuple[Report, set[str]]], made: Callable[..., Path]
) -> None:
    root = made(SPEC, REFERENCE, STUB, SUPPORT)
    first, *later = [tried(root, seed) for seed in range(jobs.SEEDS)]
    number = min(first.difference(*later))
    report, found = prove(wrong_once=f"def double(x):\n    return x * 2 + (x == {number})\n")
    assert (report.wrong.good, report.wrong.total) == (0, 1)
    assert found == {"`wrong_once.py` is wrong, and passes (seed 1)"}


def test_a_reference_that_raises_is_complained_of_once_and_nothing_else_is_judged(
    prove: Callable[..., tuple[Report, set[str]]],
) -> None:
    reference = REFERENCE.replace("return", "assert x < 0\n    return")
    report, found = prove(reference=reference)
    assert found == {"`double` raises `AssertionError`"}
    assert report.reference.total == report.mistakes.total == 0


def raises(root: Path, seed: int) -> bool:
    """Whether the reference raises at a seed."""
    exam = Exam(str(root), "demo", seed=seed)
    try:
        while exam.prepare_one():
            pass
    except AuthorError:
        return True
    return False


def test_a_reference_that_seldom_raises_is_complained_of_once(
    prove: Callable[..., tuple[Report, set[str]]], made: Callable[..., Path]
) -> None:
    for value in range(3, 99):
        reference = REFERENCE.replace("return", f"assert x != {value}\n    return")
        root = made(SPEC, reference, STUB, SUPPORT)
        if not raises(root, 0) and any(raises(root, seed) for seed in range(1, 5)):
            break
    report, found = prove(reference=reference)
    raised = [c.says.en for c in report.complaints if "raises" in c.says.en]
    assert raised == ["`double` raises `AssertionError`"]
    assert found != set(raised)
    assert 0 < report.reference.good < report.reference.total == 9


def test_a_reference_that_does_not_end_is_complained_of_and_not_waited_for_again(
    prove: Callable[..., tuple[Report, set[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "RIGHT_DEADLINE", 0.5)
    reference = REFERENCE.replace("return", "while x:\n        pass\n    return")
    report, found = prove(reference=reference)
    [said] = found
    assert said.startswith("the reference is rejected (seed 0): no answer within 0.5 s")
    assert report.mistakes.total == 0


def test_a_reference_that_is_no_python_leaves_nothing_to_be_judged(
    prove: Callable[..., tuple[Report, set[str]]],
) -> None:
    report, found = prove(reference="def double(x)\n    return x * 2\n")
    assert found == {"not Python: expected ':'"}
    [complaint] = report.complaints
    path, line = report.place(complaint)
    assert (path.name, line) == ("demo.py", 1)


def test_one_problem_that_cannot_be_judged_hides_no_other(library: Library) -> None:
    broken = library.root / "solutions" / "first-sum.py"
    broken.write_text("def add(a, b):\n    raise ValueError\n")
    verification = Verification(library, ["first-sum", "other-sum"], seeds=2)
    for _ in verification.run():
        pass
    first, other = verification.reports.values()
    assert first.complaints[-1].says.en == "`add` raises `ValueError`"
    assert (first.reference.total, other.reference.good) == (0, 2)
    assert verification.done == verification.total


def test_follow_ups_and_requirements_that_are_nothing_are_complained_of(
    prove: Callable[..., tuple[Report, set[str]]],
) -> None:
    report, found = prove(SPEC + "follow_ups: [nothing]\nrequires: [demos]\n")
    assert {"no card is called `nothing`", "no problem is called `demos`"} <= found
    keys = {complaint.key for complaint in report.complaints}
    assert {("follow_ups", 0), ("requires", 0)} <= keys


def test_what_is_complained_of_has_its_place_in_the_file(
    prove: Callable[..., tuple[Report, set[str]]],
) -> None:
    report, _ = prove(
        spec=SPEC.replace('" * 2", by: ""', '" * 2", by: "[0]"').replace("* 2", "*2", 1),
        wrong_none=REFERENCE,
    )
    places = {complaint.says.en: report.place(complaint) for complaint in report.complaints}
    spec = report.root / "problems" / "demo.yaml"
    lines = spec.read_text(encoding="utf-8").splitlines()
    path, line = places["the mistake `same`: ` *2` occurs 0 times in the reference, not once"]
    assert path == spec
    assert "id: same" in lines[line - 1]
    wrong = report.root / "submissions" / "demo" / "wrong" / "wrong_none.py"
    assert places["`wrong_none.py` is wrong, and passes (seed 0)"] == (wrong, 0)


def test_a_mutant_that_passes_has_the_line_of_the_reference(
    prove: Callable[..., tuple[Report, set[str]]],
) -> None:
    report, _ = prove(reference="\n\ndef double(x):\n    y = 1\n    return x * 2 + 0 * y\n")
    [line] = {
        report.place(complaint)[1]
        for complaint in report.complaints
        if "`double: 1 -> 2`" in complaint.says.en
    }
    assert line == 4


def test_complaints_come_in_the_order_of_the_checks(
    prove: Callable[..., tuple[Report, set[str]]],
) -> None:
    report, _ = prove(support="def any_number(rng, sizes, made):\n    return 0\n")
    said = [complaint.says.en for complaint in report.complaints]
    mistakes, mutants = said.index("the mistake `same` passes (seed 0)"), len(said) - 1
    outputs = said.index("who always answers zeros passes (seed 0)")
    assert mistakes < outputs < mutants
    assert said[mutants].startswith("the reference may be changed so")


def test_the_report_for_programs_has_each_complaint_with_file_line_and_hint(
    prove: Callable[..., tuple[Report, set[str]]],
) -> None:
    report, _ = prove(spec=SPEC.replace('" * 2", by: ""', '" * 3", by: ""'))
    plain = report.as_json()
    assert (plain["proved"], plain["reference"]) == (False, {"good": 9, "total": 9})
    found = plain["complaints"]
    assert isinstance(found, list)
    [unmade] = [one for one in found if one["says"].startswith("the mistake `same`")]
    assert unmade["file"] == str(report.root / "problems" / "demo.yaml")
    assert unmade["line"] == report.place(report.complaints[-1])[1]
    assert unmade["hint"].startswith("`replace` is a part of the reference, letter by letter")
    json.dumps(plain)
