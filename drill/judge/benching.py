"""The candidate's texts, the reference and the framework's operator side by side, over sizes.

python -P -m drill.judge.benching FRAMEWORK: a request on stdin, a result on stdout

Each is measured in a worker of its own, which is forked before the problem is loaded, and they are called
in turn with the same fresh inputs. Nothing is judged: whoever fails is out, and the others go on. What a
worker takes for a call that does nothing is taken off: at small sizes it would hide how the time grows.
"""

import sys
import time
import warnings
from collections.abc import Callable
from statistics import median
from typing import TypeVar

from drill.content import sizes
from drill.content.spec import Problem
from drill.judge import clock, cost, local, measured, messages, rules, worker
from drill.judge.benched import BenchRequest, BenchResult, Entrant, Kind
from drill.judge.contest import SLACK, RivalError, pair
from drill.judge.contestant import ComplaintError, Contestant, Reading
from drill.judge.exam import Exam
from drill.judge.exercise import deep_recursion
from drill.judge.process import WorkerEndedError, WorkerProcess
from drill.judge.worker import Load
from drill.text import Text

# What the sizes of a time limit are divided by.
SHARES = (8, 4, 2, 1)
# Calls at one size after the one that warms up; fewer of what is slow.
ROUNDS = 5
SIZE_SECONDS = 1.0
# Processor seconds that a call, or loading a text, may take; and how long anything is waited for.
CALL_SECONDS = 2.0
LOAD_SECONDS = 5.0
WAIT_SECONDS = 10.0
# Less than this share of what was measured cannot be told from what a call that does nothing takes.
LEAST_SHARE = 0.1
# What is done with the entry for a call that does nothing.
NOTHING = "def exercise(entry, inputs): return None"

_Done = TypeVar("_Done")


def steps(problem: Problem) -> tuple[list[str], list[dict[str, int]]]:
    """The names of the sizes that grow, and the sizes at which is measured, from small to large."""
    if (limit := problem.time) is not None:
        names = limit.over
        grown = [
            limit.dims | {name: max(1, limit.dims[name] // share) for name in names}
            for share in SHARES
        ]
    elif (growth := problem.growth) is not None:
        names = growth.names
        grown = [growth.dims | dict.fromkeys(names, n) for n in cost.steps(*growth.sizes)]
    else:
        raise ValueError(f"{problem.id} limits neither time nor growth")
    found: list[dict[str, int]] = []
    for dims in grown:
        # What is made smaller may be too small.
        if dims not in found and all(sizes.evaluate(kept, dims) for kept in problem.where):
            found.append(dims)
    return names, found


def bench(request: BenchRequest, deliver: Callable[[BenchResult], None]) -> None:
    """Measure in this process, which must not have computed anything before."""
    # One each, and three for the reference, the operator, and for nothing.
    processes = [WorkerProcess(worker.serve) for _ in range(len(request.candidates) + 3)]
    try:
        with deep_recursion(), warnings.catch_warnings(action="ignore"):
            deliver(_Bench(request, processes).run())
    finally:
        for process in processes:
            process.kill()
        for process in processes:
            process.close()


class _Measured:
    """A text and its worker.

    error: why it is out; None as long as it goes on
    """

    def __init__(self, kind: Kind, process: WorkerProcess, device: str) -> None:
        self.kind = kind
        self.process = process
        self.contestant = Contestant(process, device)
        self.seconds: list[float | None] = []
        self.error: Text | None = None

    def load(self, load: Load) -> None:
        """Have the worker load the text."""
        self.process.budget = clock.seconds(self.process.pid) + LOAD_SECONDS
        self._tried(lambda: self.contestant.load(load), LOAD_SECONDS)

    def call(self, packed: bytes) -> Reading | None:
        """One call; None where it fails."""
        return self._tried(lambda: self.contestant.call(packed, "time", CALL_SECONDS), CALL_SECONDS)

    def out(self, error: Text) -> None:
        """It is not called any more."""
        self.error = error
        self.process.kill()

    def _tried(self, act: Callable[[], _Done], seconds: float) -> _Done | None:
        self.process.deadline = time.monotonic() + WAIT_SECONDS
        try:
            return act()
        except ComplaintError as complaint:
            _, says, _ = measured.complaint(complaint.message)
        except WorkerEndedError as error:
            if error.reason == "budget":
                says = _stopped(seconds)
            else:
                _, says = messages.ended(error, WAIT_SECONDS)
        self.out(says)
        return None


class _Bench:
    def __init__(self, request: BenchRequest, processes: list[WorkerProcess]) -> None:
        self.request = request
        self.exam = Exam(request.root, request.problem, request.seed, request.device)
        device = self.exam.device
        self.idle = _Measured(None, processes.pop(), device)
        kinds = [*(candidate.kind for candidate in request.candidates), Kind.REFERENCE]
        self.operator = self.exam.support.operator_source(self.exam.problem.entries[0])
        if self.operator is not None:
            kinds.append(Kind.OPERATOR)
        self.all = [_Measured(*each, device) for each in zip(kinds, processes, strict=False)]
        self.reference = self.all[len(request.candidates)]

    def run(self) -> BenchResult:
        """Everything, at all sizes. Raises RivalError where the reference cannot be measured."""
        self._load()
        names, grown = steps(self.exam.problem)
        for dims in grown:
            self._measure(dims)
        entrants = [Entrant(each.kind, each.seconds, each.error) for each in self.all]
        return BenchResult(self.exam.problem.id, self.exam.device, names, grown, entrants)

    def _load(self) -> None:
        exam = self.exam
        for each, candidate in zip(self.all, self.request.candidates, strict=False):
            try:
                rules.read(exam.problem, candidate.text, candidate.filename)
            except rules.FindingError as finding:
                each.out(finding.message)
                continue
            each.load(exam.load(candidate.text, candidate.filename, candidate.folder))
        self.reference.load(exam.load(exam.reference.source, f"<reference {exam.problem.id}>"))
        if self.operator is not None:
            self.all[-1].load(exam.load(self.operator, "<operator>", forbidden=[]))

    def _measure(self, dims: dict[str, int]) -> None:
        """All who are not out, at one size."""
        calls = measured.calls(self.exam.reference, self.exam.seed, dims)
        readings: dict[Kind, list[tuple[Reading, Reading]]] = {each.kind: [] for each in self.all}
        for round_ in range(1 + ROUNDS):
            turn = [each for each in self.all if not each.error and _has_time(readings[each.kind])]
            if self.reference not in turn:
                break
            call = next(calls)
            packed = measured.packed(call, build_anew=round_ == 0)
            # Nobody is always first, with what another one left in the caches.
            turn = turn[round_ % len(turn) :] + turn[: round_ % len(turn)]
            found = {each.kind: (each, each.call(packed)) for each in turn}
            _, theirs = found[Kind.REFERENCE]
            if theirs is None:
                raise RivalError(f"the reference at {dims}: {self.reference.error}")
            for each, own in found.values():
                if own is None:
                    continue
                difference = None
                if each.kind not in (Kind.REFERENCE, Kind.OPERATOR):
                    answers = own.answer, theirs.answer
                    difference = measured.difference(self.exam.reference, call, *answers)
                if difference is None:
                    readings[each.kind].append((own, theirs))
                else:
                    each.out(difference)
        self._note(readings)

    def _note(self, readings: dict[Kind, list[tuple[Reading, Reading]]]) -> None:
        """Add the least time of each at this size."""
        free = SLACK * median(own.outside for own, _ in _warm(readings[Kind.REFERENCE]))
        for each in self.all:
            if each.error:
                each.seconds.append(None)
                continue
            pairs = [pair(own, theirs, free) for own, theirs in _warm(readings[each.kind])]
            if each is self.reference:
                each.seconds.append(min(found.reference for found in pairs))
            else:
                each.seconds.append(min(found.submission for found in pairs))


_Readings = list[tuple[Reading, Reading]]


def _has_time(readings: _Readings) -> bool:
    return sum(own.within for own, _ in readings) < SIZE_SECONDS


def _warm(readings: _Readings) -> _Readings:
    """Without the first call, unless it took so long that it is the only one."""
    return readings[1:] or readings


def _stopped(seconds: float) -> Text:
    return Text(
        en="stopped after {seconds} s",
        zh="运行 {seconds} 秒仍未结束，已被终止",
    ).format(seconds=f"{seconds:g}")


if __name__ == "__main__":
    local.alone(sys.argv[1], BenchRequest, bench)
