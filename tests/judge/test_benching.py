"""Several texts side by side, through real processes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from drill.content import library as content
from drill.content.library import Library
from drill.errors import JudgeError
from drill.judge import benching, cold
from drill.judge.benched import BenchRequest, BenchResult, Candidate, Entrant, Kind

PROBLEM = """\
format: 1
id: total
title: {en: Total, zh: 求和}
area: data
difficulty: easy
minutes: 5
framework: python
statement: {en: Return the sum of `xs`., zh: 返回 `xs` 的和。}
entry: total
stub: |
  def total(xs):
      ...
dims: {n: [1, 9]}
inputs:
  xs: {integers: [n], low: 1, high: 9}
cases:
  - name: {en: any, zh: 任意}
mistakes: []
hints:
  - {en: How?, zh: 如何？}
  - {en: Add., zh: 相加。}
  - {en: Use `sum`., zh: 用 `sum`。}
asked:
  - {en: nowhere, zh: 没有}
"""
TIME = "time: {dims: {n: 400}, at_most: 4, over: [n]}\n"
GROWTH = "growth: {over: n, what: {en: x, zh: 数}, sizes: [16, 256], dims: {}, at_most: 1}\n"
REFERENCE = (
    "def total(xs):\n    found = 0\n    for x in xs:\n        found += x\n    return found\n"
)
OWN = "def total(xs):\n    return sum(xs)\n"

Benched = Callable[..., BenchResult]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "problems").mkdir(parents=True)
    (folder / "solutions").mkdir()
    (folder / "problems" / "total.yaml").write_text(PROBLEM + TIME, encoding="utf-8")
    (folder / "solutions" / "total.py").write_text(REFERENCE)
    return folder


@pytest.fixture
def benched(root: Path) -> Benched:
    """The result of up to three texts, in the order in which they are given."""

    def run(*texts: str, folder: Path | None = None) -> BenchResult:
        kinds = (Kind.NOW, Kind.BEST, Kind.FIRST)
        candidates = [
            Candidate(kind, text, "total.py", str(folder) if folder else None)
            for kind, text in zip(kinds, texts, strict=False)
        ]
        return cold.bench(BenchRequest("total", "python", str(root), candidates, seed=3))

    return run


def by_kind(result: BenchResult) -> dict[Kind, Entrant]:
    return {each.kind: each for each in result.entrants}


def measured(entrant: Entrant) -> bool:
    """To the end."""
    return entrant.error is None and all(s is not None and s > 0 for s in entrant.seconds)


def test_the_texts_and_the_reference_are_measured_at_all_sizes(benched: Benched) -> None:
    result = benched(OWN, REFERENCE)
    assert (result.problem, result.device, result.over) == ("total", "cpu", ["n"])
    assert result.sizes == [{"n": n} for n in (100, 200, 400, 800, 1600)]
    assert [each.kind for each in result.entrants] == [Kind.NOW, Kind.BEST, Kind.REFERENCE]
    assert all(measured(each) and len(each.seconds) == 5 for each in result.entrants)


def test_without_a_text_the_rest_is_measured(benched: Benched) -> None:
    [reference] = benched().entrants
    assert reference.kind is Kind.REFERENCE
    assert measured(reference)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("def total(xs):\n    ...\n", "nothing is written yet"),
        ("def total(xs)\n", "line 1 is not Python: expected ':'"),
        ("x = 1\n", "`total` is not defined"),
        ("1 / 0\ndef total(xs): return 0\n", "raised ZeroDivisionError: division by zero"),
        ("def total(xs):\n    return xs[9999]\n", "raised IndexError: list index out of range"),
        ("def total(xs):\n    return sum(xs) - 1\n", "`output`: not equal"),
        ("def total(xs):\n    return sum(xs[::2])\n", "`output`: not equal"),
        (
            "import os\ndef total(xs):\n    os._exit(3)\n",
            "its process ended before it answered (exit status 3)",
        ),
        ("def total(xs):\n    while True: pass\n", "stopped after 2 s"),
        ("while True: pass\ndef total(xs): return 0\n", "stopped after 5 s"),
    ],
)
def test_who_fails_is_out_and_the_others_go_on(benched: Benched, text: str, says: str) -> None:
    result = by_kind(benched(text, OWN))
    error = result[Kind.NOW].error
    assert error is not None
    assert error.en == says
    assert result[Kind.NOW].seconds == [None] * 5
    assert measured(result[Kind.BEST])
    assert measured(result[Kind.REFERENCE])


def test_an_answer_from_before_is_wrong(benched: Benched) -> None:
    text = "kept = []\ndef total(xs):\n    kept.append(sum(xs))\n    return kept[0]\n"
    error = by_kind(benched(text))[Kind.NOW].error
    assert error is not None
    assert error.en == "`output`: not equal"


def test_what_was_measured_before_a_failure_is_kept(benched: Benched) -> None:
    text = "def total(xs):\n    assert len(xs) < 400, 'too many'\n    return sum(xs)\n"
    own = by_kind(benched(text))[Kind.NOW]
    assert own.error is not None
    assert own.error.en == "raised AssertionError: too many"
    assert [seconds is None for seconds in own.seconds] == [False, False, True, True, True]


def test_what_was_measured_before_a_call_that_does_not_end_is_kept(benched: Benched) -> None:
    text = (
        "calls = []\n"
        "def total(xs):\n"
        "    calls.append(len(xs))\n"
        "    while calls.count(200) > 2: pass\n"
        "    return sum(xs)\n"
    )
    own = by_kind(benched(text))[Kind.NOW]
    assert own.error is not None
    assert own.error.en == "stopped after 2 s"
    assert [seconds is None for seconds in own.seconds] == [False, False, True, True, True]


def test_a_text_finds_the_helpers_beside_it(benched: Benched, tmp_path: Path) -> None:
    (tmp_path / "adder.py").write_text(OWN)
    result = benched("from adder import total\n", folder=tmp_path)
    assert measured(by_kind(result)[Kind.NOW])


def test_the_operator_of_the_problem_takes_part_and_may_answer_otherwise(
    benched: Benched, root: Path
) -> None:
    (root / "problems" / "total.py").write_text("def operator(xs):\n    return sum(xs), None\n")
    result = benched(OWN)
    assert [each.kind for each in result.entrants] == [Kind.NOW, Kind.REFERENCE, Kind.OPERATOR]
    assert all(map(measured, result.entrants))


def test_a_reference_that_cannot_be_measured_is_an_error(benched: Benched, root: Path) -> None:
    (root / "solutions" / "total.py").write_text("def total(xs):\n    raise ValueError('no')\n")
    with pytest.raises(JudgeError) as raised:
        benched(OWN)
    assert raised.value.message.en.startswith("nothing could be measured: ")
    assert "raised ValueError: no" in raised.value.message.en


def test_growth_alone_is_benched_at_its_own_steps(root: Path) -> None:
    (root / "problems" / "total.yaml").write_text(PROBLEM + GROWTH, encoding="utf-8")
    names, sizes = benching.steps(Library(root).problem("total"))
    assert names == ["n"]
    assert sizes == [{"n": n} for n in (16, 32, 64, 128, 256)]


def test_sizes_that_cannot_be_or_were_there_are_left_out(root: Path) -> None:
    told = PROBLEM + TIME.replace("400", "2") + "where: [n <= 4]\n"
    (root / "problems" / "total.yaml").write_text(told, encoding="utf-8")
    _, sizes = benching.steps(Library(root).problem("total"))
    assert sizes == [{"n": 1}, {"n": 2}, {"n": 4}]


def test_a_problem_without_such_a_limit_has_no_sizes(root: Path) -> None:
    (root / "problems" / "total.yaml").write_text(PROBLEM, encoding="utf-8")
    with pytest.raises(ValueError, match="total limits neither time nor growth"):
        benching.steps(Library(root).problem("total"))


@pytest.mark.parametrize("problem", ["attention", "multi-head-attention", "kv-cache"])
def test_what_is_forbidden_to_answers_is_allowed_to_the_operator(problem: str) -> None:
    library = content.builtin()
    text = library.reference(problem)
    forbidden = (
        text + "\n\ntorch.nn.functional.scaled_dot_product_attention(*[torch.ones(1, 1)] * 3)\n"
    )
    candidates = [Candidate(Kind.NOW, forbidden, f"{problem}.py")]
    result = by_kind(cold.bench(BenchRequest(problem, "torch", str(library.root), candidates)))
    error = result[Kind.NOW].error
    assert error is not None
    assert "which does the job that you are asked to write" in error.en
    assert measured(result[Kind.OPERATOR])
