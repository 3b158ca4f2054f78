"""Submission and reference side by side: the same fresh inputs to both, what each call costs, every answer checked.

What a process uses outside its call (while it reads its inputs, sends its answer, waits for the next) is
no cost as long as the reference needs as much: a submission that computes there is charged for it.
"""

import itertools
import time
import zlib
from collections.abc import Iterator
from statistics import median
from typing import Any

import msgspec

from drill.content.spec import Case
from drill.judge import messages, protocol, sampling
from drill.judge.compare import Standard, compare
from drill.judge.contestant import ComplaintError, Contestant, Reading
from drill.judge.cost import Pair
from drill.judge.exam import Exam
from drill.judge.exercise import Call
from drill.judge.plan import Instance
from drill.judge.process import WorkerEndedError, WorkerProcess
from drill.judge.protocol import Message
from drill.judge.reference import split
from drill.judge.result import Raised, Verdict
from drill.judge.trial import request
from drill.judge.work import Look, Work
from drill.judge.worker import Load
from drill.text import Text, same

# Large sums differ in their last digits with the order of their terms; other answers differ altogether.
TOLERANCE = {"float64": 1e-6, "float32": 1e-2, "float16": 1e-1, "bfloat16": 1e-1}
# A call is stopped when it took so many times what the limit allows, and at least so many seconds.
STOP_FACTOR = 3.0
STOP_SECONDS = 0.3
# Counting takes some hundred times what is counted.
COUNT_FACTOR = 100.0
# How much more than the reference a process may use outside its calls for free.
SLACK = 2.0


class WrongError(Exception):
    """At the sizes that are measured, the submission gives no right answer."""

    def __init__(
        self,
        verdict: Verdict,
        message: Text,
        sizes: dict[str, int],
        raised: Raised | None = None,
    ) -> None:
        super().__init__(message.en)
        self.verdict = verdict
        self.message = message
        self.sizes = sizes
        self.raised = raised


class StoppedError(Exception):
    """A call took many times what is allowed, and was not waited for: `pair` is what it took until then."""

    def __init__(self, pair: Pair) -> None:
        super().__init__(f"stopped after {pair.submission} s")
        self.pair = pair


class Contest:
    """Both contestants, and the inputs that they are given.

    load:    has the rival load the reference
    seconds: of wall-clock time that all measuring may take
    """

    def __init__(
        self,
        exam: Exam,
        submission: WorkerProcess,
        rival: WorkerProcess,
        load: Load,
        seconds: float,
    ) -> None:
        self.problem = exam.problem
        self.reference = exam.reference
        self.seed = exam.seed
        self.device = exam.device
        self.load = load
        self.seconds = seconds
        self.submission = Contestant(submission, exam.device)
        self.rival = Contestant(rival, exam.device)
        submission.deadline = rival.deadline = time.monotonic() + seconds
        self.turn = itertools.count()

    def begin(self) -> None:
        """Have the rival load the reference. Raises RivalError."""
        try:
            self.rival.load(self.load)
        except (ComplaintError, WorkerEndedError) as error:
            raise RivalError(str(error)) from None

    def at(self, dims: dict[str, int]) -> "Entered":
        """Both with the entry built for these sizes."""
        return Entered(self, dims)

    def calls(self, dims: dict[str, int]) -> Iterator[Call]:
        """Calls with fresh inputs of these sizes, without end; the first one builds the entry."""
        measured = self.problem.measured
        case = Case(name=same("measured"), init=measured.init, inputs=measured.inputs)
        alone = msgspec.structs.replace(self.problem, cases=[case])
        # Where it is done: in the type that is used for it.
        dtype = "float32" if self.problem.framework == "torch" else "float64"
        for number in itertools.count():
            seed = zlib.crc32(repr((self.seed, "measured", sorted(dims.items()), number)).encode())
            instance = Instance(0, f"measured:{dtype}", dims, seed, dtype=dtype, training=False)
            drawn, _ = split(sampling.sample(alone, self.reference.support, instance))
            call = Call(
                framework=self.problem.framework,
                entries=self.reference.entries,
                init=drawn.init,
                inputs=drawn.inputs,
                dtype=dtype,
                training=False,
                device=self.device,
            )
            if number == 0 and self.reference.entries[0].is_module:
                call = self.reference.with_state(call, instance)
            yield call


class Entered:
    """Calls at definite sizes: the readings so far, without those of the first call, which warms up."""

    def __init__(self, contest: Contest, dims: dict[str, int]) -> None:
        self.contest = contest
        self.dims = dims
        self.calls = contest.calls(dims)
        self.readings: list[tuple[Reading, Reading]] = []
        self.fresh = True

    def warm_up(self, at_most: float) -> None:
        """One call of each whose cost is not noted. The same errors as `measure`."""
        self._both("time", at_most)

    def measure(self, at_most: float) -> None:
        """One more pair.

        Raises WrongError where the submission gives no right answer, StoppedError where it takes many
        times `at_most` of the reference's time, and RivalError where the reference cannot be measured.
        """
        self.readings.append(self._both("time", at_most))

    def count(self, at_most: float) -> tuple[Work, Work]:
        """What the submission and the reference do, counted. The same errors as `measure`."""
        own, theirs = self._both("work", at_most)
        return _work(own), _work(theirs)

    def extra(self, at_most: float) -> Pair | None:
        """Bytes that each needs beyond what it holds before the call; None where they cannot be known."""
        contest = self.contest
        for contestant in (contest.submission, contest.rival):
            contestant.settle()
        self.warm_up(at_most)
        own, theirs = self._both("memory", at_most)
        if own.extra is None or theirs.extra is None:
            return None
        return Pair(own.extra, theirs.extra)

    def pairs(self, since: int = 0) -> list[Pair]:
        """The costs of the pairs from number `since` on."""
        free = SLACK * median(theirs.outside for _, theirs in self.readings)
        return [_pair(own, theirs, free) for own, theirs in self.readings[since:]]

    def least(self) -> Pair:
        """The least that each took."""
        pairs = self.pairs()
        return Pair(min(p.submission for p in pairs), min(p.reference for p in pairs))

    def _both(self, look: Look, at_most: float) -> tuple[Reading, Reading]:
        """The same call of both, in alternating order as soon as it is known what the reference takes."""
        call = next(self.calls)
        message = request("ready", call)
        message.fields["build_anew"], self.fresh = self.fresh, False
        packed = protocol.pack(message)
        theirs = None
        if not self.readings or next(self.contest.turn) % 2:
            theirs = self._theirs(packed, look)
        known = theirs.within if theirs else min(t.within for _, t in self.readings)
        budget = max(STOP_SECONDS, STOP_FACTOR * at_most * known)
        try:
            own = self._own(packed, look, budget * (COUNT_FACTOR if look == "work" else 1.0))
        except _OverBudgetError:
            theirs = theirs or self._theirs(packed, look)
            raise StoppedError(Pair(budget, theirs.within)) from None
        theirs = theirs or self._theirs(packed, look)
        self._check(call, own, theirs)
        return own, theirs

    def _own(self, packed: bytes, look: Look, budget: float) -> Reading:
        try:
            return self.contest.submission.call(packed, look, budget)
        except ComplaintError as complaint:
            raise _wrong(complaint.message, self.dims) from None
        except WorkerEndedError as error:
            if error.reason == "budget":
                raise _OverBudgetError from None
            raise WrongError(*messages.ended(error, self.contest.seconds), self.dims) from None

    def _theirs(self, packed: bytes, look: Look) -> Reading:
        try:
            return self.contest.rival.call(packed, look, self.contest.seconds)
        except (ComplaintError, WorkerEndedError) as error:
            raise RivalError(str(error)) from None

    def _check(self, call: Call, own: Reading, theirs: Reading) -> None:
        """Both must answer alike: whoever answers an older input, or does half of the work, is wrong."""
        expected = self._finished(call, theirs)
        standard = Standard(expected, expected, [], call.dtype, base=TOLERANCE)
        difference = compare(standard, self._finished(call, own), self.contest.problem.returns)
        if difference is not None:
            raise WrongError(Verdict.FAILED, messages.difference(difference), self.dims)

    def _finished(self, call: Call, reading: Reading) -> dict[str, Any]:
        value = reading.answer.value
        try:
            return self.contest.reference.finish(call, value, {})
        except (KeyError, TypeError, ValueError):
            # What has not the parts of an answer stays as it is: the comparison says so.
            return value if isinstance(value, dict) else {}


class _OverBudgetError(Exception):
    """The submission took more processor time than it is waited for."""


class RivalError(Exception):
    """The reference cannot be measured here: nothing can be said of any cost."""


def _pair(own: Reading, theirs: Reading, free: float) -> Pair:
    reference = theirs.within
    seconds = theirs.answer.fields.get("seconds")
    if seconds is None:
        return Pair(own.within + max(0.0, own.outside - free), reference)
    # The device's events are the reference's word alone; what the host takes beside them is the same for both.
    return Pair(own.within - (reference - seconds), seconds)


def _work(reading: Reading) -> Work:
    return msgspec.convert(reading.answer.fields["work"], Work)


def _wrong(message: Message, sizes: dict[str, int]) -> WrongError:
    fields = message.fields
    if fields.get("forbidden"):
        return WrongError(*messages.forbidden(fields), sizes)
    if message.kind == "state":
        return WrongError(Verdict.FAILED, messages.state(fields), sizes)
    if message.kind == "raised":
        verdict, says, raised = messages.raised(fields)
        return WrongError(verdict, says, sizes, raised)
    return WrongError(*messages.ended(WorkerEndedError("malformed", message.kind), 0.0), sizes)
