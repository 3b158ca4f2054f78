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
from typing import TypeVar

import msgspec

from drill.content import sizes
from drill.content.spec import Problem
from drill.judge import clock, cost, local, measured, messages, rules, worker
from drill.judge.benched import BenchRequest, BenchResult, Entrant, Kind
from drill.judge.contest import RivalError, charged, pair
from drill.judge.contestant import ComplaintError, Contestant, Reading
from drill.judge.device import CPU
from drill.judge.exam import Exam
from drill.judge.exercise import deep_recursion
from drill.judge.measured import Ready
from drill.judge.process import WorkerEndedError, WorkerProcess
from drill.judge.worker import Load
from drill.text import Text

# How many times the sizes of a time limit: they are small, since every check measures there, and far below
# them a call costs what it costs to call.
SHARES = (0.25, 0.5, 1, 2, 4)
# Calls at one size after the one that warms up; fewer of what is slow.
ROUNDS = 5
SIZE_SECONDS = 0.3
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
            limit.dims | {name: max(1, round(limit.dims[name] * share)) for name in names}
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

    kind:    None for what only tells how much a call that does nothing takes
    costs:   seconds of the calls at the present size; the first one warms up
    seconds: the least of them, for every size so far
    error:   why it is out; None as long as it goes on
    """

    def __init__(self, kind: Kind | None, process: WorkerProcess, device: str) -> None:
        self.kind = kind
        self.process = process
        self.contestant = Contestant(process, device)
        self.costs: list[float] = []
        self.seconds: list[float | None] = []
        self.error: Text | None = None

    @property
    def goes_on(self) -> bool:
        """Whether it is called once more at this size."""
        return not self.error and sum(self.costs) < SIZE_SECONDS

    @property
    def least(self) -> float:
        """The least at this size; of a first call alone where that took so long."""
        return min(self.costs[1:] or self.costs)

    def load(self, load: Load) -> None:
        """Have the worker load the text."""
        self.process.budget = clock.seconds(self.process.pid) + LOAD_SECONDS
        self._tried(lambda: self.contestant.load(load), LOAD_SECONDS)

    def call(self, packed: bytes) -> Reading | None:
        """One call; None where it fails."""
        return self._tried(lambda: self.contestant.call(packed, "time", CALL_SECONDS), CALL_SECONDS)

    def out(self, error: Text) -> None:
        """It is not called any more, and what it took at this size says nothing."""
        self._end(error)
        self.costs = []

    def _end(self, error: Text) -> None:
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
                # What it took before is right all the same.
                self._end(_stopped(seconds))
                return None
            _, says = messages.ended(error, WAIT_SECONDS)
        self.out(says)
        return None


class _Bench:
    def __init__(self, request: BenchRequest, processes: list[WorkerProcess]) -> None:
        self.request = request
        exam = self.exam = Exam(request.root, request.problem, request.seed, request.device)
        kinds = [None, Kind.REFERENCE, *(candidate.kind for candidate in request.candidates)]
        self.operator = exam.support.operator_source(exam.problem.entries[0])
        if self.operator is not None:
            kinds.append(Kind.OPERATOR)
        # One process may be left over: whether there is an operator was not known when they were made.
        self.all = [_Measured(*each, exam.device) for each in zip(kinds, processes, strict=False)]
        self.idle, self.reference, *others = self.all
        self.candidates = others[: len(request.candidates)]

    def run(self) -> BenchResult:
        """Everything, at all sizes. Raises RivalError where the reference cannot be measured."""
        self._load()
        names, grown = steps(self.exam.problem)
        for dims in grown:
            self._measure(dims)
        entrants = [
            Entrant(each.kind, each.seconds, each.error if None in each.seconds else None)
            for each in (*self.candidates, self.reference, *self.all[2 + len(self.candidates) :])
            if each.kind
        ]
        return BenchResult(self.exam.problem.id, self.exam.device, names, grown, entrants)

    def _load(self) -> None:
        exam, problem = self.exam, self.exam.problem
        load = exam.load(exam.reference.source, f"<reference {problem.id}>")
        self.reference.load(load)
        self.idle.load(msgspec.structs.replace(load, exercise=NOTHING))
        for each, candidate in zip(self.candidates, self.request.candidates, strict=True):
            try:
                rules.read(problem, candidate.text, candidate.filename)
            except rules.FindingError as finding:
                each.out(finding.message)
            else:
                each.load(exam.load(candidate.text, candidate.filename, candidate.folder))
        if self.operator is not None:
            self.all[-1].load(exam.load(self.operator, "<operator>", forbidden=[]))

    def _measure(self, dims: dict[str, int]) -> None:
        """All who are not out, at one size."""
        for each in self.all:
            each.costs = []
        calls = measured.ready(self.exam.reference, self.exam.seed, dims)
        for round_ in range(1 + ROUNDS):
            turn = [each for each in self.all if each.goes_on]
            # Nobody is always first, with what another one left in the caches.
            turn = turn[round_ % len(turn) :] + turn[: round_ % len(turn)]
            self._round(turn, next(calls))
            if not self.reference.goes_on:
                break
        for each in self.all:
            each.seconds.append(each.least - self._nothing(each.least) if each.costs else None)

    def _nothing(self, least: float) -> float:
        """How much of that is taken by a call that does nothing."""
        # A GPU's own events do not see what the worker does beside the call.
        return min(self.idle.least, (1 - LEAST_SHARE) * least) if self.exam.device == CPU else 0.0

    def _round(self, turn: list[_Measured], ready: Ready) -> None:
        """The same call of each."""
        found = [(each, each.call(ready.packed)) for each in turn]
        theirs = next((own for each, own in found if each is self.reference), None)
        if theirs is None or self.idle.error:
            raise RivalError(str(self.reference.error or self.idle.error))
        for each, own in found:
            if own is None:
                continue
            if each in self.candidates:
                reference = self.exam.reference
                difference = measured.difference(reference, ready.call, own.answer, theirs.answer)
                if difference is not None:
                    each.out(difference)
                    continue
            # As in a check, what it does outside its calls is charged beyond what the reference does.
            each.costs.append(pair(own, theirs, charged([own], [theirs])).submission)


def _stopped(seconds: float) -> Text:
    return Text(
        en="stopped after {seconds} s",
        zh="运行 {seconds} 秒仍未结束，已被终止",
    ).format(seconds=f"{seconds:g}")


if __name__ == "__main__":
    local.alone(sys.argv[1], BenchRequest, bench)
