"""Which checks of a proof one judge makes: those that have their inputs in common."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from drill.content.library import Library
from drill.judge import jobs, pool, timetable
from drill.judge.jobs import Job
from drill.judge.papers import By, Paper
from drill.judge.result import CheckResult, Verdict
from drill.judge.timetable import AT_A_SITTING
from drill.judge.verify import Verification
from drill.text import same

MANY = "def f(x):\n    return " + " + ".join(f"x * {n} - {n}" for n in range(1, 40)) + "\n"
RIGHT = "def f(x):\n    return 2 + x\n"
WRONG, WRONGER = "def f(x):\n    return 0\n", "def f(x):\n    return 7\n"
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
            # Of its calls the last with any, which is the proof.
            seen[:] = list(papers) or seen
            return iter(())

        monkeypatch.setattr(pool, "run", run)
        root = made(SPEC, reference, STUB)
        for kind, texts in (("wrong", (WRONG, WRONGER)), ("right", (RIGHT,))):
            folder = root / "submissions" / "demo" / kind
            folder.mkdir(parents=True, exist_ok=True)
            for number, text in enumerate(texts):
                (folder / f"other_{number}.py").write_text(text)
        proof = Verification(Library(root), ["demo"], seeds=120)
        assert list(proof.run()) == []
        assert sum(map(len, seen)) == proof.total
        return seen

    return planned


def test_all_checks_at_the_first_seed_share_a_judge_those_with_workers_first(
    sittings: Callable[[str], list[list[Paper]]],
) -> None:
    first, *others = sittings("def f(x):\n    return x * 1 + 2\n")
    assert {paper.request.seed for paper in first} == {0}
    assert all(paper.request.seed for papers in others for paper in papers)
    by = [paper.by for paper in first]
    assert set(by) == {By.WORKER, By.JUDGE}
    assert by == sorted(by)


def test_many_checks_are_shared_by_several_judges(
    sittings: Callable[[str], list[list[Paper]]],
) -> None:
    told = sittings(MANY)
    assert len([papers for papers in told if papers[0].request.seed == 0]) > 1
    assert max(map(len, told)) == AT_A_SITTING


def test_the_reference_shares_the_seeds_of_styles_and_is_judged_before_any(
    sittings: Callable[[str], list[list[Paper]]],
) -> None:
    reference = "def f(x):\n    return x * 1 + 2\n"
    right = [papers for papers in sittings(reference)[1:] if papers[0].request.text == reference]
    assert all(paper.by is By.JUDGE for papers in right for paper in papers)
    # At 9 seeds with the style, then by itself at the other 110 of 120.
    assert [len(papers) for papers in right] == [18, 49, 49, 12]
    assert [paper.request.text for paper in right[0]] == [reference] * 9 + [RIGHT] * 9
    assert [paper.request.seed for paper in right[0]] == [*range(1, 10)] * 2
    assert {paper.request.text for papers in right[1:] for paper in papers} == {reference}


def test_a_wrong_submission_is_judged_in_copies_at_all_seeds_but_the_first(
    sittings: Callable[[str], list[list[Paper]]],
) -> None:
    last = sittings("def f(x):\n    return x * 1 + 2\n")[-1]
    copied = [paper for paper in last if paper.by is By.COPY]
    assert last[: len(copied)] == copied
    texts = [paper.request.text for paper in copied]
    assert texts == [WRONG] * 4 + [WRONGER] * 4
    assert [paper.request.seed for paper in copied] == [1, 2, 3, 4] * 2
    # The edits and generic outputs after them, seed by seed.
    seeds = [paper.request.seed or 0 for paper in last[len(copied) :]]
    assert seeds == sorted(seeds)
    assert set(seeds) == {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("kind", "first", "later", "on_a_gpu"),
    [
        ("reference", By.WORKER, By.JUDGE, By.JUDGE),
        ("right", By.WORKER, By.JUDGE, By.JUDGE),
        ("mistakes", By.WORKER, By.JUDGE, By.JUDGE),
        ("wrong", By.WORKER, By.COPY, By.WORKER),
        ("outputs", By.JUDGE, By.JUDGE, By.JUDGE),
        ("mutants", By.JUDGE, By.JUDGE, By.JUDGE),
        ("stub", By.WORKER, By.WORKER, By.WORKER),
        ("slow_right", By.WORKER, By.WORKER, By.WORKER),
        ("slow", By.WORKER, By.WORKER, By.WORKER),
    ],
)
def test_what_runs_a_text_depends_on_whose_it_is_and_the_seed(
    kind: str, first: By, later: By, on_a_gpu: By
) -> None:
    job = Job("demo", kind, "label", "text", 5, "file")
    assert jobs.by(job, 0, "cpu") is first
    assert {jobs.by(job, seed, "cpu") for seed in range(1, 5)} == {later}
    assert {jobs.by(job, seed, "cuda") for seed in range(1, 5)} == {on_a_gpu}


@pytest.mark.parametrize("verdict", list(Verdict))
def test_without_a_worker_only_what_an_answer_shows_is_settled(verdict: Verdict) -> None:
    wrong, right, mistake = (Job("d", k, "l", "t", 5, "f") for k in ("wrong", "right", "mistakes"))
    result = CheckResult("d", verdict, same(""), 1)
    shown = verdict in (Verdict.FAILED, Verdict.SLOW)
    assert timetable.settled(wrong, By.COPY, result) == shown
    assert timetable.settled(right, By.JUDGE, result) == (verdict is Verdict.PASSED)
    assert timetable.settled(mistake, By.JUDGE, result)
    assert timetable.settled(wrong, By.WORKER, result)
    assert timetable.settled(right, By.WORKER, result)
