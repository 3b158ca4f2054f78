"""What a check is asked and what it answers. Plain data: no framework is imported here."""

from enum import StrEnum
from typing import Any

import msgspec

from drill.text import Text

SCHEMA = 1
# The exit code of a judge that could not judge, for what is in the problem's own files.
CONTENT = 65


class Verdict(StrEnum):
    """The outcome of a check or of one case."""

    PASSED = "passed"
    FAILED = "failed"  # an answer came, and it is wrong
    ERROR = "error"  # the submission raised
    FORBIDDEN = "forbidden"  # it calls what the problem asks to write
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASHED = "crashed"  # its process ended, or was ended, before it answered
    SLOW = "slow"
    UNWRITTEN = "unwritten"  # the stub as given
    INVALID = "invalid"  # it cannot be run: syntax, a missing entry, a wrong signature


class Replay(msgspec.Struct, frozen=True):
    """A case that failed last time: it is run again, first, with the same seed."""

    case: int
    variant: str
    sizes: dict[str, int]
    seed: int


# What looking for an explanation may take, in seconds: a person is waiting.
EXPLAIN_SECONDS = 1.5


class CheckRequest(msgspec.Struct, frozen=True):
    """One check to make.

    framework: what the problem needs imported: torch, numpy or python
    root:      the folder with `problems/` and `solutions/`
    text:      the submission's source; `filename` is what tracebacks call it
    folder:    where the submission's helper files are, importable after everything else
    seed:      makes every input of the check; None for a fresh secret one
    deadline:  seconds of wall-clock time that the submission has for all cases
    diagnose:  look for the mistake's name; shrink: and for the smallest sizes that fail
    keep_going: run the cases after the first failure too
    answers:   try the cases; False where only the cost is asked about
    cost:      measure what a right answer costs, where the problem limits it
    explaining: seconds that finding the smallest sizes and the mistake's name may take
    interim:   tell the verdict on the answers before the explanation, or the cost, is known
    jail:      have the kernel confine the submission, where it can
    card:      whether `problem` is an API card's id
    examples:  try only the few small inputs that an interviewer would show, the same every time
    """

    problem: str
    framework: str
    root: str
    text: str
    filename: str
    folder: str | None = None
    seed: int | None = None
    replay: Replay | None = None
    deadline: float = 10.0
    diagnose: bool = True
    shrink: bool = True
    keep_going: bool = True
    answers: bool = True
    cost: bool = True
    explaining: float = EXPLAIN_SECONDS
    interim: bool = False
    device: str = "cpu"
    jail: bool = True
    card: bool = False
    examples: bool = False


class CaseResult(msgspec.Struct, frozen=True):
    """One case of a check. `message` is empty when it passed."""

    name: Text
    verdict: Verdict
    message: Text
    sizes: dict[str, int]
    seed: int


class Grid(msgspec.Struct, frozen=True):
    """A value as a person reads it.

    kind:   its type, such as `float32 tensor (2, 3)`
    rows:   its cells, formatted; one row for a vector, one cell for a scalar
    marks:  (row, column) of the cells that are wrong, the first difference first
    cut:    whether rows or columns were left out
    """

    kind: str
    rows: list[list[str]]
    marks: list[tuple[int, int]] = []
    cut: bool = False


class Difference(msgspec.Struct, frozen=True):
    """How the answer differs at the first place where it does.

    where:     which part of the answer, such as `output[0]` or `gradient of q`
    says:      what is wrong there, as a sentence
    expected, got: both values, None where there is nothing to show
    max_error: the largest absolute error; `allowed` is what is allowed at that place
    """

    where: Text
    says: Text
    expected: Grid | None = None
    got: Grid | None = None
    max_error: float | None = None
    allowed: float | None = None


class Frame(msgspec.Struct, frozen=True):
    """A line of the candidate's own code that a traceback passed through."""

    file: str
    line: int
    function: str
    source: str


class Raised(msgspec.Struct, frozen=True):
    """An exception from the submission, cut to the candidate's own lines."""

    type: str
    message: str
    frames: list[Frame] = []


class Failure(msgspec.Struct, frozen=True):
    """The failing case to show: at the smallest sizes at which it still fails.

    inputs: the values it was called with, those that are small enough to read
    """

    case: Text
    sizes: dict[str, int]
    seed: int
    shrunk: bool
    inputs: dict[str, Grid] = {}
    difference: Difference | None = None
    raised: Raised | None = None
    replay: Replay | None = None


class MistakeFound(msgspec.Struct, frozen=True):
    """The known mistake that answers as the submission did."""

    id: str
    says: Text


class Limit(StrEnum):
    """What of an answer's cost a problem may limit."""

    TIME = "time"
    GROWTH = "growth"
    MEMORY = "memory"


class Cost(msgspec.Struct, frozen=True):
    """What was measured for one limit.

    verdict: PASSED, SLOW, or MEMORY for too much of it; None where the measurement is inconclusive,
             and is not counted
    value:   times the reference's time or memory, or the exponent with which the time grows; None
             where there is nothing to tell
    at_most: what the problem allows, in the same unit
    says:    the measurement as a sentence
    """

    limit: Limit
    verdict: Verdict | None
    value: float | None
    at_most: float
    says: Text
    sizes: dict[str, int]


class CheckResult(msgspec.Struct, frozen=True):
    """The answer to a check.

    message:  the verdict as a sentence
    failure:  what to show of it, where a case failed
    location: line of the submission that the message is about, where one is known
    printed:  what the submission wrote to stdout and stderr, cut
    gradients: how many cases compared gradients
    costs:    what was measured of the limits; those that count are among the cases too
    final:    False for what is told before the explanation, or the cost, is known
    """

    problem: str
    verdict: Verdict
    message: Text
    seed: int
    cases: list[CaseResult] = []
    mistake: MistakeFound | None = None
    failure: Failure | None = None
    location: Frame | None = None
    printed: str = ""
    gradients: int = 0
    costs: list[Cost] = []
    final: bool = True
    seconds: float = 0.0
    device: str = "cpu"

    @property
    def ratio(self) -> float | None:
        """How many times the reference's time it took; None where that was not measured."""
        times = (cost.value for cost in self.costs if cost.limit is Limit.TIME and cost.verdict)
        return next(times, None)

    @property
    def passed(self) -> int:
        """How many cases passed."""
        return sum(case.verdict is Verdict.PASSED for case in self.cases)

    def as_json(self) -> dict[str, object]:
        """The fixed JSON of `check`, in the person's language."""
        return {
            "schema": SCHEMA,
            "problem": self.problem,
            "verdict": str(self.verdict),
            "passed": self.passed,
            "total": len(self.cases),
            "cases": [
                {
                    "name": str(case.name),
                    "verdict": str(case.verdict),
                    "message": str(case.message),
                    "sizes": case.sizes,
                    "seed": case.seed,
                }
                for case in self.cases
            ],
            "mistake": self.mistake and {"id": self.mistake.id, "says": str(self.mistake.says)},
            "seed": self.seed,
            "seconds": round(self.seconds, 4),
            "device": self.device,
        }


class ServerStatus(msgspec.Struct, frozen=True):
    """What a warm server says of itself.

    judges:  process numbers of the judge that stands ready and of those at work
    running: how many checks are under way; `checks` is how many it made
    since, idle: seconds since it was started, and since it was last asked; it leaves at `idle_limit`
    prepared: the problem that the next check is likely about
    """

    framework: str
    pid: int
    judges: list[int]
    checks: int
    running: int
    since: float
    idle: float
    idle_limit: float
    prepared: str | None


def encoded(value: object) -> bytes:
    """JSON of a result, or of something with results in it: one line.

    What a submission says may hold halves of surrogate pairs, which no UTF-8 has.
    """
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return msgspec.json.encode(_whole(msgspec.to_builtins(value)))


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, list | tuple):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    return value
