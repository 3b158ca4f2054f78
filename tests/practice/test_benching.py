"""Who takes part in a bench."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from drill.content.library import Library
from drill.errors import SubmissionFileError, UsageError
from drill.judge.benched import BenchRequest, BenchResult, Entrant, Kind
from drill.practice import benching
from drill.store.history import Attempt, History

NOW = "def add(a, b):\n    return a + b\n"
BEST = "def add(a, b):\n    return b + a\n"
FIRST = "def add(a, b):\n    return sum((a, b))\n"
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _limited(library: Library) -> None:
    """The time of `first-sum` is limited."""
    with (library.root / "problems" / "first-sum.yaml").open("a", encoding="utf-8") as file:
        file.write("dims: {n: [1, 9]}\ntime: {dims: {n: 8}, at_most: 4, over: [n]}\n")


@pytest.fixture
def path(desk: Path) -> Path:
    found = desk / "first-sum.py"
    found.write_text(NOW)
    return found


class Measure:
    """Measures nothing, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: BenchRequest

    def __call__(self, request: BenchRequest) -> BenchResult:
        self.asked = request
        kinds = [*(candidate.kind for candidate in request.candidates), Kind.REFERENCE]
        entrants = [Entrant(kind, [1.0, 2.0]) for kind in kinds]
        return BenchResult(request.problem, "cpu", ["n"], [{"n": 1}, {"n": 2}], entrants)

    @property
    def texts(self) -> dict[Kind, str]:
        return {candidate.kind: candidate.text for candidate in self.asked.candidates}


def record(
    history: History, text: str, ratio: float | None = None, verdict: str = "passed"
) -> None:
    history.record_attempt(
        Attempt(
            problem="first-sum",
            checked_at=NOON,
            verdict=verdict,
            passed=1,
            total=1,
            mistake=None,
            seed=1,
            seconds=0.1,
            device="cpu",
            path=Path("/earlier/first-sum.py"),
            text=text,
            replay=None,
            ratio=ratio,
        )
    )


def bench(
    library: Library, history: History, path: Path, named: bool = False
) -> tuple[benching.Bench, Measure]:
    measure = Measure()
    return benching.bench(library, "first-sum", path, history, named, measure), measure


def test_the_file_the_best_and_the_first_right_text_take_part(
    library: Library, history: History, path: Path
) -> None:
    record(history, "wrong", 0.1, verdict="failed")
    record(history, FIRST, 3.0)
    record(history, BEST, 1.5)
    record(history, NOW, 2.0)
    found, measure = bench(library, history, path)
    assert measure.texts == {Kind.NOW: NOW, Kind.BEST: BEST, Kind.FIRST: FIRST}
    own, best, _ = measure.asked.candidates
    assert (own.filename, own.folder) == ("first-sum.py", str(path.parent))
    assert (best.filename, best.folder) == ("first-sum.py", "/earlier")
    assert measure.asked.root == str(library.root)
    assert {kind: own.ratio for kind, own in found.attempts.items()} == {
        Kind.BEST: 1.5,
        Kind.FIRST: 3.0,
    }
    assert not found.absent


@pytest.mark.parametrize(
    ("earlier", "kinds"),
    [
        ([], [Kind.NOW]),
        ([(NOW, 1.0)], [Kind.NOW]),
        ([(FIRST, 1.0), (BEST, 2.0)], [Kind.NOW, Kind.BEST]),
        ([(FIRST, 2.0), (NOW, 1.0)], [Kind.NOW, Kind.FIRST]),
        ([(FIRST, None)], [Kind.NOW, Kind.FIRST]),
    ],
)
def test_no_text_takes_part_twice(
    library: Library,
    history: History,
    path: Path,
    earlier: list[tuple[str, float | None]],
    kinds: list[Kind],
) -> None:
    for text, ratio in earlier:
        record(history, text, ratio)
    _, measure = bench(library, history, path)
    assert list(measure.texts) == kinds


def test_without_a_file_the_rest_is_measured(
    library: Library, history: History, path: Path
) -> None:
    record(history, BEST, 1.5)
    path.unlink()
    found, measure = bench(library, history, path)
    assert measure.texts == {Kind.BEST: BEST}
    own, *others = found.result.entrants
    assert (own.kind, own.seconds, str(own.error)) == (
        Kind.NOW,
        [None, None],
        f"there is no file `{path}`",
    )
    assert [each.kind for each in others] == [Kind.BEST, Kind.REFERENCE]
    assert found.absent


def test_a_file_that_was_named_has_to_be_there(
    library: Library, history: History, path: Path
) -> None:
    path.unlink()
    with pytest.raises(SubmissionFileError):
        bench(library, history, path, named=True)


def test_a_history_that_cannot_be_read_only_leaves_the_earlier_texts_out(
    library: Library, history: History, path: Path
) -> None:
    history.path.parent.mkdir()
    history.path.write_bytes(b"no database" * 100)
    found, measure = bench(library, history, path)
    assert list(measure.texts) == [Kind.NOW]
    assert found.unread is not None


def test_a_problem_without_limits_has_nothing_to_compare(
    library: Library, history: History, path: Path
) -> None:
    with pytest.raises(UsageError) as raised:
        benching.bench(library, "other-sum", path, history, measure=Measure())
    assert str(raised.value) == (
        "`other-sum` limits neither time nor growth: there is nothing to compare"
    )
    assert str(raised.value.hint) == "`drill check other-sum` says whether your answer is right"
