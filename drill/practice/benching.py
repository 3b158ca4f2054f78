"""One bench: the candidate's own texts, beside the reference and the framework's operator."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from drill.content.library import Library
from drill.content.spec import Problem
from drill.errors import DrillError, StoreError, SubmissionFileError, UsageError
from drill.judge.benched import BenchRequest, BenchResult, Candidate, Entrant, Kind
from drill.practice import devices, files
from drill.store.history import Attempt, History
from drill.text import Text

Measure = Callable[[BenchRequest], BenchResult]


class Bench(msgspec.Struct, frozen=True):
    """What was measured, and what the person wants to know beside it.

    attempts: where the texts of the history come from
    absent:   whether the problem's own file is not there
    unread:   why nothing of the history takes part
    """

    problem: Problem
    result: BenchResult
    attempts: dict[Kind, Attempt]
    absent: bool = False
    unread: StoreError | None = None


def ask_judge(request: BenchRequest) -> BenchResult:
    """What the judge measures, in a process of its own."""
    # Imported here: starting any command must stay quick.
    from drill.judge import cold

    return cold.bench(request)


def refuse_unlimited(problem: Problem) -> None:
    """Raises UsageError where the time of an answer is no question."""
    if problem.time is None and problem.growth is None:
        raise UsageError(
            Text(
                en="`{id}` limits neither time nor growth: there is nothing to compare",
                zh="`{id}` 对时间和增长都没有限制，没有可比较的内容",
            ).format(id=problem.id),
            Text(
                en="`drill check {id}` says whether your answer is right",
                zh="用 `drill check {id}` 检查答案是否正确",
            ).format(id=problem.id),
        )


def bench(
    library: Library,
    problem_id: str,
    path: Path,
    history: History,
    named: bool = False,
    measure: Measure | None = None,
    device: str = "cpu",
) -> Bench:
    """Measure the file at `path` and the texts of the history.

    named:  whether the person asked for that file; one that is not there is then an error
    device: `cpu`, `cuda`, or `auto` for whichever is there
    """
    problem = library.problem(problem_id)
    refuse_unlimited(problem)
    where = devices.chosen(device, problem.framework)
    candidates: list[Candidate] = []
    missing: SubmissionFileError | None = None
    try:
        candidates.append(_candidate(Kind.NOW, files.read(path), path))
    except SubmissionFileError as error:
        if named:
            raise
        missing = error
    attempts, unread = _earlier(history, problem_id, [candidate.text for candidate in candidates])
    candidates += [_candidate(kind, own.text, own.path) for kind, own in attempts.items()]
    source = library.source(problem_id)
    result = (measure or ask_judge)(
        BenchRequest(source.id, problem.framework, str(source.root), candidates, device=where)
    )
    if missing is not None:
        result = _with_missing(result, missing)
    return Bench(problem, result, attempts, absent=not path.exists(), unread=unread)


def _candidate(kind: Kind, text: str, path: Path) -> Candidate:
    return Candidate(kind, text, path.name, str(path.absolute().parent))


def _earlier(
    history: History, problem_id: str, texts: list[str]
) -> tuple[dict[Kind, Attempt], StoreError | None]:
    """The best and the first right text, as far as they differ from `texts` and from each other."""
    found: dict[Kind, Attempt] = {}
    try:
        for kind, attempt in (
            (Kind.BEST, history.best_attempt(problem_id)),
            (Kind.FIRST, history.first_passed(problem_id)),
        ):
            if attempt is not None and attempt.text not in texts:
                found[kind] = attempt
                texts.append(attempt.text)
    except StoreError as error:
        return {}, error
    return found, None


def _with_missing(result: BenchResult, error: DrillError) -> BenchResult:
    """The same with a file that could not be read in the place of the one that is."""
    own = Entrant(Kind.NOW, [None] * len(result.sizes), error.message)
    return msgspec.structs.replace(result, entrants=[own, *result.entrants])
