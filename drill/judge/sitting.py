"""Several answers to one problem judged by one process, which finds what is right at a seed but once."""

import contextlib
import os
import signal
import time
import warnings
from collections import Counter, deque
from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from types import FrameType

from drill.judge import copies, diagnose, judge, messages, worker
from drill.judge.copies import Task
from drill.judge.exam import Exam
from drill.judge.exercise import StateMismatchError, deep_recursion
from drill.judge.outcome import Trial, compared
from drill.judge.papers import By, Paper
from drill.judge.process import WorkerEndedError, WorkerProcess
from drill.judge.reference import Prepared
from drill.judge.result import CheckRequest, CheckResult, MistakeFound, Verdict


def judged(papers: list[Paper], deliver: Callable[[int, CheckResult], None]) -> None:
    """Judge papers on one problem in this process, which must not have judged before.

    Those with a worker come first, then copies of this process, then what it runs itself.
    """
    # All workers before anything of the problem is loaded: each has nothing of it but what it is sent.
    processes = [WorkerProcess(worker.serve) if p.by is By.WORKER else None for p in papers]
    exams = _Exams(papers)
    for paper, process in zip(papers, processes, strict=True):
        if process is not None:

            def tell(result: CheckResult, number: int = paper.number) -> None:
                deliver(number, result)

            judge.check(paper.request, process, tell, exams.of(paper.request))
    copied = (paper for paper in papers if paper.by is By.COPY)
    for _, those in groupby(copied, lambda paper: paper.request.text):
        _copied(list(those), exams, deliver)
    for paper in papers:
        if paper.by is By.JUDGE:
            deliver(paper.number, _ours(paper.request, exams.of(paper.request)))


class _Exams:
    """What is right at the seeds of a sitting: each is kept until the last paper at that seed."""

    def __init__(self, papers: list[Paper]) -> None:
        self.left = Counter(paper.request.seed for paper in papers)
        self.kept: dict[int | None, Exam] = {}
        self.last: Exam | None = None

    def of(self, request: CheckRequest) -> Exam:
        """That of a paper's request, which is asked for once."""
        before = self.kept.pop(request.seed, self.last)
        self.last = exam = before.fitting(request) if before else Exam.of(request)
        self.left[request.seed] -= 1
        if self.left[request.seed]:
            self.kept[request.seed] = exam
        return exam


def _copied(
    papers: list[Paper], exams: _Exams, deliver: Callable[[int, CheckResult], None]
) -> None:
    """Judge one text in a copy of this process, which has all that is right at hand."""
    those = [exams.of(paper.request) for paper in papers]
    with _quiet():
        for exam in those:
            deque(exam.prepared(None), maxlen=0)
    tasks = [
        Task(paper.request.deadline, partial(_ours, paper.request, exam))
        for paper, exam in zip(papers, those, strict=True)
    ]
    found = copies.results(tasks, those[0].jail())
    for paper, exam in zip(papers[len(found) :], those[len(found) :], strict=True):
        said = messages.ended(WorkerEndedError("ended", "in a copy"), paper.request.deadline)
        found.append(CheckResult(exam.problem.id, *said, exam.seed))
    for paper, result in zip(papers, found, strict=True):
        deliver(paper.number, result)


def _ours(request: CheckRequest, exam: Exam) -> CheckResult:
    """The verdict on a text of ours by what it answers in this process."""
    trials: list[Trial] = []
    suspects = diagnose.Suspects(exam.variants, request.text) if request.diagnose else None
    mistake: MistakeFound | None = None
    try:
        with _quiet(), _ended(request.deadline):
            # In the oracle's type the reference is the oracle. Where there is no other, all of it is tried:
            # the second answer has to be the first one again.
            known = request.text == exam.reference.source
            for prepared in exam.narrow() if known else exam.prepared(None):
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
