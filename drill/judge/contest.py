"""Submission and reference side by side: the same fresh inputs to both, what each call costs, every answer checked.

What a process uses outside its call (while it reads its inputs, sends its answer, waits for the next) is
no cost as long as the reference needs as much: a submission that computes there is charged for it.
"""

import itertools
import time

import msgspec

from drill.judge import clock, cost, measured, messages
from drill.judge.contestant import ComplaintError, Contestant, Reading
from drill.judge.cost import Pair
from drill.judge.exam import Exam
from drill.judge.process import WorkerEndedError, WorkerProcess
from drill.judge.result import Raised, Verdict
from drill.judge.work import Look, Work
from drill.text import Text

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

    rival:   has been told to load the reference
    seconds: of wall-clock time that all measuring may take
    """

    def __init__(
        self,
        exam: Exam,
        submission: WorkerProcess,
        rival: WorkerProcess,
        seconds: float,
    ) -> None:
        self.problem = exam.problem
        self.reference = exam.reference
        self.inputs = exam.inputs
        self.seed = exam.seed
        self.device = exam.device
        self.seconds = seconds
        self.submission = Contestant(submission, exam.device)
        self.rival = Contestant(rival, exam.device)
        submission.deadline = rival.deadline = time.monotonic() + seconds
        self.turn = itertools.count()

    def begin(self) -> None:
        """See that the rival has loaded the reference. Raises RivalError."""
        try:
            self.rival.loaded()
        except (ComplaintError, WorkerEndedError) as error:
            raise RivalError(str(error)) from None

    def at(self, dims: dict[str, int]) -> "Entered":
        """Both with the entry built for these sizes."""
        return Entered(self, dims)


class Entered:
    """Calls at definite sizes: the readings so far, without those of the first call, which warms up."""

    def __init__(self, contest: Contest, dims: dict[str, int]) -> None:
        self.contest = contest
        self.dims = dims
        self.calls = contest.inputs.at(dims)
        self.readings: list[tuple[Reading, Reading]] = []

    def warm_up(self, at_most: float) -> None:
        """One call of each whose cost is not noted. The same errors as `measure`."""
        self._both("time", at_most)

    def measure(self, at_most: float) -> None:
        """One more pair.

        Raises WrongError where the submission gives no right answer, StoppedError where it takes many
        times `at_most` of the reference's time, and RivalError where the reference cannot be measured.
        """
        own, theirs = self._both("time", at_most)
        self.readings.append((own.without_value(), theirs.without_value()))

    def count(self, at_most: float) -> tuple[Work, Work]:
        """What the submission and the reference do, counted. The same errors as `measure`."""
        own, theirs = self._both("work", at_most)
        return _work(own), _work(theirs)

    def extra(self, at_most: float) -> Pair | None:
        """Bytes that each needs beyond what it holds before the call; None where they cannot be known."""
        self.warm_up(at_most)
        own, theirs = self._both("memory", at_most)
        if own.extra is None or theirs.extra is None:
            return None
        return Pair(own.extra, theirs.extra)

    def pairs(self, since: int = 0) -> list[Pair]:
        """The costs of the pairs from number `since` on."""
        readings = self.readings[since:]
        outside = charged([own for own, _ in readings], [theirs for _, theirs in readings])
        return [pair(own, theirs, outside) for own, theirs in readings]

    def least(self) -> Pair:
        """The least that each took."""
        pairs = self.pairs()
        return Pair(min(p.submission for p in pairs), min(p.reference for p in pairs))

    def spread(self) -> Pair:
        """How far off these may be, relative to them."""
        pairs = self.pairs()
        return Pair(
            cost.spread([p.submission for p in pairs]), cost.spread([p.reference for p in pairs])
        )

    def _both(self, look: Look, at_most: float) -> tuple[Reading, Reading]:
        """The same call of both, in alternating order as soon as it is known what the reference takes."""
        ready = next(self.calls)
        call, packed = ready.call, ready.packed
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
        reference = self.contest.reference
        difference = measured.difference(reference, call, own.answer, theirs.answer)
        if difference is not None:
            raise WrongError(Verdict.FAILED, difference, self.dims)
        return own, theirs

    def _own(self, packed: bytes, look: Look, budget: float) -> Reading:
        try:
            return self.contest.submission.call(packed, look, budget)
        except ComplaintError as complaint:
            verdict, says, raised = measured.complaint(complaint.message)
            raise WrongError(verdict, says, self.dims, raised) from None
        except WorkerEndedError as error:
            if error.reason == "budget":
                raise _OverBudgetError from None
            if error.reason == "timeout" and clock.runs(self.contest.submission.process.pid):
                # It would go on, if it got a processor to run on.
                raise RivalError("the machine is too busy") from None
            raise WrongError(*messages.ended(error, self.contest.seconds), self.dims) from None

    def _theirs(self, packed: bytes, look: Look) -> Reading:
        try:
            return self.contest.rival.call(packed, look, self.contest.seconds)
        except (ComplaintError, WorkerEndedError) as error:
            raise RivalError(str(error)) from None


class _OverBudgetError(Exception):
    """The submission took more processor time than it is waited for."""


class RivalError(Exception):
    """The reference cannot be measured here, or neither can: nothing can be said of any cost."""


def charged(own: list[Reading], theirs: list[Reading]) -> float:
    """Seconds a call that a submission is charged for, since it used them outside its calls.

    An average: a thread that computes for one call may do so after another one.
    """
    free = SLACK * sum(reading.outside for reading in theirs)
    return max(0.0, sum(reading.outside for reading in own) - free) / len(own)


def pair(own: Reading, theirs: Reading, outside: float) -> Pair:
    """What a call cost the submission and the reference, in seconds.

    outside: seconds that the submission is charged for beside the call
    """
    reference = theirs.within
    seconds = theirs.answer.fields.get("seconds")
    if seconds is None:
        return Pair(own.within + outside, reference)
    # The device's events are the reference's word alone; what the host takes beside them is the same for both.
    return Pair(own.within - (reference - seconds), seconds)


def _work(reading: Reading) -> Work:
    return msgspec.convert(reading.answer.fields["work"], Work)
