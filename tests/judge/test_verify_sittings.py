"""Which checks of a proof one judge makes: those that have their inputs in common."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from drill.content.library import Library
from drill.judge import pool
from drill.judge.jobs import RIGHT_STYLE_SEEDS, RIGHT_WORKER_SEEDS
from drill.judge.sitting import Paper
from drill.judge.verify import AT_A_SITTING, WITHOUT_WORKERS_AT_A_SITTING, Verification

MANY = "def f(x):\n    return " + " + ".join(f"x * {n} - {n}" for n in range(1, 40)) + "\n"
RIGHT = "def f(x):\n    return 2 + x\n"
STUB = "def f(x):\n    ..."
SPEC = """
framework: python
entry: f
inputs: {x: {integers: [], low: 3, high: 99}}
cases: [{name: {en: usual, zh: 通常}}]
mistakes: [{id: same, says: {en: a, zh: 一}, edit: {replace: "x * 1 ", by: "x "}}]
"""


@pytest.fixture
def sittings(
    made: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], list[list[Paper]]]:
    """The sittings that prove a problem with this reference, none of which is held."""

    def planned(reference: str) -> list[list[Paper]]:
        seen: list[list[Paper]] = []

        def run(papers: Iterable[list[Paper]], _jobs: int) -> Iterator[Any]:
            seen[:] = papers  # of its calls the last, which is the proof
            return iter(())

        monkeypatch.setattr(pool, "run", run)
        root = made(SPEC, reference, STUB)
        for kind, text in (("wrong", "def f(x):\n    return 0\n"), ("right", RIGHT)):
            folder = root / "submissions" / "demo" / kind
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "other.py").write_text(text)
        proof = Verification(Library(root), ["demo"], seeds=120)
        assert list(proof.run()) == []
        assert sum(map(len, seen)) == proof.total
        return seen

    return planned


def test_all_checks_at_one_seed_share_a_judge(
    sittings: Callable[[str], list[list[Paper]]],
) -> None:
    told = sittings("def f(x):\n    return x * 1 + 2\n")
    seeds = [{paper.request.seed for paper in papers} for papers in told]
    assert seeds[:5] == [{0}, {1}, {2}, {3}, {4}]


def test_what_is_ours_is_judged_when_the_workers_of_a_sitting_have_ended(
    sittings: Callable[[str], list[list[Paper]]],
) -> None:
    told = sittings("def f(x):\n    return x * 1 + 2\n")
    for papers in told[:5]:
        ours = [paper.ours for paper in papers]
        assert set(ours) == {True, False}
        assert ours == sorted(ours)


def test_many_checks_are_shared_by_several_judges(
    sittings: Callable[[str], list[list[Paper]]],
) -> None:
    told = sittings(MANY)
    assert len([papers for papers in told if papers[0].request.seed == 0]) > 1
    assert max(map(len, told)) == AT_A_SITTING


def test_seeds_without_workers_are_judged_many_by_one_judge(
    sittings: Callable[[str], list[list[Paper]]],
) -> None:
    told = sittings("def f(x):\n    return x * 1 + 2\n")
    many = [papers for papers in told if len({paper.request.seed for paper in papers}) > 1]
    assert all(paper.ours for papers in many for paper in papers)
    # The reference at 115 of its 120 seeds, then the right style at 5 of its 10.
    assert [len(papers) for papers in many] == [WITHOUT_WORKERS_AT_A_SITTING] * 2 + [17, 5]
    assert [len({paper.request.text for paper in papers}) for papers in many] == [1] * 4


def test_a_right_style_has_a_worker_at_the_first_seeds(
    sittings: Callable[[str], list[list[Paper]]],
) -> None:
    told = sittings("def f(x):\n    return x * 1 + 2\n")
    found = {
        paper.request.seed: paper.ours
        for papers in told
        for paper in papers
        if paper.request.text == RIGHT
    }
    assert found == {seed: seed >= RIGHT_WORKER_SEEDS for seed in range(RIGHT_STYLE_SEEDS)}
