"""Several answers to one problem judged by one process, which finds what is right at a seed but once."""

import contextlib
import os
import signal
import time
import warnings
from collections.abc import Callable, Iterator
from types import FrameType

import msgspec

from drill.judge import diagnose, judge, messages, worker
from drill.judge.exam import Exam
from drill.judge.exercise import StateMismatchError, deep_recursion
from drill.judge.outcome import Trial, compared
from drill.judge.process import WorkerEndedError, WorkerProcess
from drill.judge.reference import Prepared
from drill.judge.result import CheckRequest, CheckResult, MistakeFound, Verdict


class Paper(msgspec.Struct, frozen=True):
    """A check that is to be made, and by what number its result is known.

    ours: the text comes with the problem, and needs no worker
    """

    number: int
    request: CheckRequest
    ours: bool = False


def judged(papers: list[Paper], deliver: Callable[[int, CheckResult], None]) -> None:
    """Judge papers on one problem in this process, which must not have judged before."""
    # All workers before anything of the problem is loaded: each has nothing of it but what it is sent.
    processes = [None if paper.ours else WorkerProcess(worker.serve) for paper in papers]
    exam: Exam | None = None
    for paper, process in zip(papers, processes, strict=True):
        request = paper.request
        exam = exam.fitting(request) if exam else Exam.of(request)
        if process is None:
            deliver(paper.number, _ours(request, exam))
            continue

        def tell(result: CheckResult, number: int = paper.number) -> None:
            deliver(number, result)

        judge.check(request, process, tell, exam)


def _ours(request: CheckRequest, exam: Exam) -> CheckResult:
    """The verdict on a text of ours by what it answers in this process."""
    trials: list[Trial] = []
    suspects = diagnose.Suspects(exam.variants, request.text) if request.diagnose else None
    mistake: MistakeFound | None = None
    try:
        with _quiet(), _ended(request.deadline):
            known = request.text == exam.reference.source
            for prepared in _telling(exam) if known else exam.prepared(None):
                trials.append(_trial(request.text, exam, prepared))
                if suspects and prepared.random:
                    suspects = None  # by chance, any trial may contradict any mistake
                if suspects:
                    mistake = suspects.after(trials[-1])
                if mistake or not (trials[-1].right or request.keep_going):
                    break
    except _LateError:
        said = messages.ended(WorkerEndedError("timeout"), request.deadline)
        return CheckResult(exam.problem.id, *said, exam.seed)
    failing = [trial for trial in trials if not trial.right]
    if not failing:
        return CheckResult(exam.problem.id, Verdict.PASSED, judge.RIGHT, exam.seed)
    if request.diagnose and mistake is None:
        until = time.monotonic() + request.explaining
        with _quiet():
            mistake = diagnose.name(exam.variants, trials, until)
    worst = failing[0]
    return CheckResult(exam.problem.id, worst.verdict, worst.message, exam.seed, mistake=mistake)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Within it, what a text of ours prints is not shown, nor what it warns of."""
    with (
        open(os.devnull, "w", encoding="utf-8") as nothing,
        contextlib.redirect_stdout(nothing),
        contextlib.redirect_stderr(nothing),
        deep_recursion(),
        warnings.catch_warnings(action="ignore"),
    ):
        yield


class _LateError(BaseException):
    """Time is up; no `except Exception` of a text of ours stops it."""


@contextlib.contextmanager
def _ended(seconds: float) -> Iterator[None]:
    """Within it, whatever runs for so long is broken off: an edit may have made a loop endless."""

    def late(_number: int, _frame: FrameType | None) -> None:
        raise _LateError

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _telling(exam: Exam) -> Iterator[Prepared]:
    """What the reference itself can fail at: in the oracle's type it is the oracle.

    Where there is no other type, all of it: the second answer has to be the first one again.
    """
    narrow = [instance for instance in exam.instances if instance.dtype != "float64"]
    return (exam.reference.prepare(instance) for instance in narrow or exam.instances)


def _trial(text: str, exam: Exam, prepared: Prepared) -> Trial:
    answer = exam.variants.answer(text, prepared)
    if not isinstance(answer, BaseException):
        return compared(exam.problem, prepared, answer)
    if isinstance(answer, StateMismatchError):
        says = messages.state(answer.fields)
        return Trial(prepared.instance, Verdict.FAILED, says, prepared, mismatch=answer.fields)
    said = {"type": type(answer).__name__, "message": str(answer)}
    verdict, says, raised = messages.raised(said)
    return Trial(prepared.instance, verdict, says, prepared, raised=raised)
