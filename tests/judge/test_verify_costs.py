"""The proof of a problem whose cost is limited: what is fast passes, what is slow is only too slow."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from drill.content.library import Library
from drill.judge import jobs, pool
from drill.judge.papers import Paper
from drill.judge.verify import Report, Tally, Verification

SPEC = """
framework: python
entry: total
dims: {n: [2, 6]}
harmless: [half-precision]
inputs: {numbers: {generate: some}}
cases: [{name: {en: usual, zh: 通常}}]
"""
# Far more than the machine's noise: nothing here is about a few times the reference's.
LIMITS = """
time: {dims: {n: 2000}, at_most: 30, over: [n]}
growth: {over: n, what: {en: numbers, zh: 个数}, sizes: [256, 4096], dims: {}, at_most: 1}
"""
WRONG = """
  - {id: differs, says: {en: It subtracts., zh: 相减了。}, edit: {replace: "+=", by: "-="}}
"""
# Counted, and therefore the same at every run.
SLOW = """
  - id: again-for-every-number
    says: {en: All are looked at again for every number., zh: 每个数都把全部再看一遍。}
    edit: {replace: "range(100 + number)", by: "range(100 + number * all(True for _ in numbers))"}
    kind: cost
"""
COSTLY = SPEC + LIMITS + "mistakes:" + WRONG + SLOW
REFERENCE = """
def total(numbers):
    found = 0
    for number in numbers:
        found += sum(range(100 + number))
    return found
"""
STUB = "def total(numbers):\n    ..."
SUPPORT = "def some(rng, sizes, made):\n    return [rng.randint(1, 9) for _ in range(sizes['n'])]\n"
RIGHT = """
def total(numbers):
    found = 0
    for i in range(len(numbers)):
        found = found + sum(range(100 + numbers[i]))
    return found
"""
QUADRATIC = """
def total(numbers):
    found = 0
    for i, number in enumerate(numbers):
        found += sum(range(100 + number)) if all(j >= 0 for j in range(i)) else 0
    return found
"""
# What a problem so small cannot have.
EXPECTED = {
    "1 mistakes; at least 5 are expected",
    "0 hints; 3 are expected",
    "no follow-ups",
}

Prove = Callable[..., tuple[Report, set[str]]]


@pytest.fixture
def prove(made: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Prove:
    """The report on a problem, and the complaints that not every problem so small has."""
    monkeypatch.setattr(jobs, "RIGHT_STYLE_SEEDS", 1)

    def run(spec: str = COSTLY, runs: int = 1, **submissions: str) -> tuple[Report, set[str]]:
        root = made(spec, REFERENCE, STUB, SUPPORT)
        for name, text in submissions.items():
            folder = root / "submissions" / "demo" / name.partition("_")[0]
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{name}.py").write_text(text)
        library = Library(root)
        # One check at a time: two that are measured at once would be in each other's way.
        verification = Verification(library, ["demo"], at_once=1, cost_runs=runs, seeds=1)
        for _ in verification.run():
            pass
        assert verification.done == verification.total
        report = verification.reports["demo"]
        said = {complaint.says.en for complaint in report.complaints}
        found = {one for one in said if not one.startswith("statement.")}
        return report, found - EXPECTED

    return run


def test_right_answers_within_the_limits_and_slow_ones_beyond_are_proved(prove: Prove) -> None:
    report, found = prove(runs=2, right_index=RIGHT, slow_again=QUADRATIC)
    assert found == set()
    # The reference and one style; the listed mistake and one file.
    assert report.fast == Tally(2, 2)
    assert report.slow == Tally(2, 2)
    # A slow answer is no wrong one: these are counted apart.
    assert report.mistakes == Tally(1, 1)
    assert (report.right, report.wrong) == (Tally(1, 1), Tally(0, 0))


def test_a_slow_file_that_is_fast_is_complained_of(prove: Prove) -> None:
    report, found = prove(slow_not=RIGHT)
    assert found == {
        "`slow_not.py` is to exceed a limit of the cost, and is `passed` (seed 0): right"
    }
    assert report.slow == Tally(1, 2)


def test_a_cost_mistake_that_is_fast_is_complained_of(prove: Prove) -> None:
    report, found = prove(COSTLY.replace("all(True for _ in numbers)", "1"))
    assert found == {
        "`again-for-every-number` is to exceed a limit of the cost, and is `passed` (seed 0): right"
    }
    assert report.slow == Tally(0, 1)


def test_a_right_style_that_is_slow_is_complained_of(prove: Prove) -> None:
    report, found = prove(right_again=QUADRATIC)
    [said] = found
    assert said.startswith("`right_again.py` is rejected (seed 0): 8x the numbers cost ")
    assert said.endswith("; O(n) is asked")
    assert report.fast == Tally(1, 2)
    # Its answers are right all the same.
    assert report.right == Tally(1, 1)


def test_a_slow_submission_whose_answers_are_wrong_is_complained_of(prove: Prove) -> None:
    report, found = prove(slow_wrong=QUADRATIC.replace("found = 0", "found = 1"))
    assert "`slow_wrong.py` is rejected (seed 0): `output`: not equal" in found
    # What is wrong where the cost is measured is not too slow either.
    assert any("exceed a limit of the cost, and is `failed` (seed 0): " in said for said in found)
    assert len(found) == 2
    assert report.slow == Tally(1, 2)


def test_a_cost_mistake_whose_answers_are_wrong_is_complained_of(prove: Prove) -> None:
    _, found = prove(COSTLY.replace("number * all(", "2 * number * all("))
    assert "`again-for-every-number` is rejected (seed 0): `output`: not equal" in found


def test_a_limit_without_a_cost_mistake_is_complained_of(prove: Prove) -> None:
    report, found = prove(SPEC + LIMITS + "mistakes:" + WRONG)
    assert found == {"no mistake shows that what costs too much is found"}
    assert (report.fast, report.slow) == (Tally(1, 1), Tally(0, 0))


def test_a_cost_mistake_without_a_limit_is_complained_of(prove: Prove) -> None:
    report, found = prove(SPEC + "mistakes:" + WRONG + SLOW, slow_again=QUADRATIC)
    assert found == {"a mistake of `kind: cost`, and no limit of the cost"}
    assert (report.fast, report.slow) == (Tally(0, 0), Tally(0, 0))


def test_a_limit_that_cannot_be_told_at_its_sizes_is_complained_of(
    prove: Prove, monkeypatch: pytest.MonkeyPatch
) -> None:
    from drill.judge import cost

    monkeypatch.setattr(cost, "LEAST_SPREAD", 10.0)
    report, found = prove(right_index=RIGHT)
    for label in ("the reference", "`right_index.py`"):
        [said] = [each for each in found if each.startswith(f"{label}, growth (seed 0): ")]
        assert said.endswith(": inconclusive, not counted")
    assert report.fast == Tally(0, 2)


def test_a_measurement_from_which_nothing_follows_is_made_once_more_by_itself(
    prove: Prove, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, doubted, again = pool.run, set[int](), list[int]()

    def run(sittings: Iterable[list[Paper]], at_once: int) -> Iterator[Any]:
        for number, result in really(sittings, at_once):
            costs = getattr(result, "costs", [])
            if costs and number in doubted:
                again.append(at_once)
            elif costs:
                doubted.add(number)
                unclear = [msgspec.structs.replace(cost, verdict=None) for cost in costs]
                yield number, msgspec.structs.replace(result, costs=unclear)
                continue
            yield number, result

    monkeypatch.setattr(pool, "run", run)
    report, found = prove(right_index=RIGHT)
    assert found == set()
    assert report.fast == Tally(2, 2)
    assert again == [1] * 3


def test_sizes_at_which_the_reference_does_not_grow_are_complained_of(prove: Prove) -> None:
    report, found = prove(COSTLY.replace("dims: {}, at_most: 1}", "dims: {}, at_most: 2}"))
    growth = [said for said in found if said.startswith("growth: at these sizes the reference")]
    assert len(growth) == 1
    assert report.fast == Tally(0, 1)
