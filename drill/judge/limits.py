"""The limits that a problem puts on the cost of an answer, measured one after the other."""

import time
from collections.abc import Callable, Iterator

import msgspec

from drill.content.spec import GrowthLimit, MemoryLimit, Problem, TimeLimit
from drill.judge import cost, cost_words
from drill.judge.contest import Contest, Entered, RivalError, StoppedError, WrongError
from drill.judge.cost import Growth, Pair
from drill.judge.result import CaseResult, CheckResult, Cost, Failure, Limit, Verdict

# A round of pairs ends after so many seconds, with as few pairs as are believed.
ROUND_SECONDS = 0.5
# Calls at one size before the slope is looked at, and again while it is not clear.
REPEATS = 3
SIZE_SECONDS = 0.15
# Below this the memory of a call is lost among what every call needs.
LEAST_BYTES = 1 << 20
# What a call that was stopped says, it says together with so many that were not.
LEAST_SIZES = 2
# Opcodes are counted from this share of the smallest size up to that size: it takes a hundred times as long.
OPCODE_SHARE = 8
# Growth is no question of constant factors; but a call that takes some 100 times the reference's time is
# not waited for.
FAR = 20.0


def judged(contest: Contest, right: CheckResult) -> CheckResult:
    """The result of a right answer with its costs, and with another verdict where one is too high."""
    costs: list[Cost] = []
    try:
        contest.begin()
        for found in _measured(contest):
            costs.append(found)
    except RivalError as error:
        limit, at_most = _first_limit(contest.problem)
        says = cost_words.not_measured(str(error))
        costs.append(Cost(limit, None, None, at_most, says, {}))
    except WrongError as wrong:
        return _with_cases(right, costs, contest.seed, wrong)
    return _with_cases(right, costs, contest.seed)


def _with_cases(
    right: CheckResult, costs: list[Cost], seed: int, wrong: WrongError | None = None
) -> CheckResult:
    """What counts of the costs is a case like any other."""
    cases = [
        CaseResult(cost_words.NAMES[found.limit], found.verdict, found.says, found.sizes, seed)
        for found in costs
        if found.verdict is not None
    ]
    verdict, message, failure = right.verdict, right.message, None
    if wrong is not None:
        verdict, message = wrong.verdict, wrong.message
        name = cost_words.MEASURED
        cases.append(CaseResult(name, verdict, message, wrong.sizes, seed))
        if wrong.raised:
            failure = Failure(name, wrong.sizes, seed, shrunk=False, raised=wrong.raised)
    elif cases and cases[-1].verdict is not Verdict.PASSED:
        verdict, message = cases[-1].verdict, cases[-1].message
    return msgspec.structs.replace(
        right,
        verdict=verdict,
        message=message,
        failure=failure,
        cases=[*right.cases, *cases],
        costs=costs,
    )


def _first_limit(problem: Problem) -> tuple[Limit, float]:
    for limit, given in (
        (Limit.TIME, problem.time),
        (Limit.GROWTH, problem.growth),
        (Limit.MEMORY, problem.memory),
    ):
        if given is not None:
            return limit, given.at_most
    raise ValueError(f"{problem.id} limits nothing")


def _measured(contest: Contest) -> Iterator[Cost]:
    """What each limit of the problem says; nothing more after the first that is exceeded.

    Raises WrongError and RivalError.
    """
    problem = contest.problem
    todo: list[Callable[[], Cost]] = []
    if (limit := problem.growth) is not None:
        todo.append(lambda: _growth(contest, limit))
    if (ratio := problem.time) is not None:
        todo.append(lambda: _time(contest, ratio))
    # Last: it changes how the processes keep memory.
    if (memory := problem.memory) is not None:
        todo.append(lambda: _memory(contest, memory))
    for measure in todo:
        found = measure()
        yield found
        if found.verdict in (Verdict.SLOW, Verdict.MEMORY):
            return


def _time(contest: Contest, limit: TimeLimit) -> Cost:
    entered = contest.at(limit.dims)
    try:
        entered.warm_up(limit.at_most)
        verdict = _rounds(entered, limit.at_most)
        pairs = entered.pairs()
    except StoppedError as stopped:
        ratio = cost.ratio([stopped.pair])
        says = cost_words.over_time(ratio, limit.at_most)
        return Cost(Limit.TIME, Verdict.SLOW, ratio, limit.at_most, says, limit.dims)
    says = cost_words.time(cost.ratio(pairs), limit.at_most, verdict)
    return Cost(Limit.TIME, verdict, cost.ratio(pairs), limit.at_most, says, limit.dims)


def _rounds(entered: Entered, at_most: float) -> Verdict:
    """SLOW after three rounds that all exceed the limit, or one by far; PASSED with the first that does not."""
    for _ in range(cost.ROUNDS):
        first = len(entered.readings)
        until = time.monotonic() + ROUND_SECONDS
        while len(entered.readings) - first < cost.PAIRS:
            entered.measure(at_most)
            pairs = entered.pairs(first)
            if cost.clearly_within(pairs, at_most):
                return Verdict.PASSED
            if cost.clearly_beyond(pairs, at_most):
                return Verdict.SLOW
            if len(pairs) >= cost.LEAST_PAIRS and time.monotonic() > until:
                break
        if not cost.exceeds(entered.pairs(first), at_most):
            return Verdict.PASSED
    return Verdict.SLOW


def _growth(contest: Contest, limit: GrowthLimit) -> Cost:
    """Counts first, where the framework tells them; the clock for what they do not see."""
    found: Growth | None = None
    framework = contest.problem.framework
    sizes = _dims(limit, limit.sizes[1])
    try:
        if framework != "numpy":
            found = _counted(contest, limit)
        if framework != "torch" and not (found and found.exceeds):
            found = _clocked(contest, limit)
    except _FarSlowerError as error:
        says = cost_words.stopped(error.pair)
        at = _dims(limit, error.size)
        return Cost(Limit.GROWTH, Verdict.SLOW, None, limit.at_most, says, at)
    assert found is not None
    verdict = {True: Verdict.SLOW, False: Verdict.PASSED, None: None}[found.exceeds]
    says = cost_words.growth(found, limit)
    return Cost(Limit.GROWTH, verdict, found.exponent, limit.at_most, says, sizes)


class _FarSlowerError(Exception):
    """A call was stopped, and what is known of smaller sizes does not show that the cost grows too fast."""

    def __init__(self, size: int, pair: Pair) -> None:
        super().__init__(f"stopped at {size}")
        self.size = size
        self.pair = pair


def _counted(contest: Contest, limit: GrowthLimit) -> Growth:
    """How work, or the largest tensor, grows: the one that grows more."""
    low, high = limit.sizes
    in_python = contest.problem.framework == "python"
    steps = cost.steps(low // OPCODE_SHARE, low) if in_python else cost.steps(low, high)
    works = []
    for size in steps:
        try:
            works.append(contest.at(_dims(limit, size)).count(FAR))
        except StoppedError as stopped:
            raise _FarSlowerError(size, stopped.pair) from None
    work = [Pair(own.work, theirs.work) for own, theirs in works]
    largest = [Pair(own.largest, theirs.largest) for own, theirs in works]
    kinds: dict[cost.Unit, list[Pair]] = {"work": work, "tensor": largest}
    if in_python:
        kinds = {"opcodes": work}
    found = [
        msgspec.structs.replace(cost.growth(steps, costs, limit.at_most), unit=unit)
        for unit, costs in kinds.items()
    ]
    return max(found, key=lambda growth: growth.exponent - max(growth.reference, limit.at_most))


def _clocked(contest: Contest, limit: GrowthLimit) -> Growth:
    """How the time grows; measured again, up to three times, while that is not clear."""
    before, steps = cost.lead(limit.sizes[0]), cost.steps(*limit.sizes)
    sizes = [*before, *steps]
    places = [contest.at(_dims(limit, size)) for size in sizes]
    main = places[len(before) :]
    for number, entered in enumerate(places):
        try:
            entered.warm_up(FAR)
            _measure(entered, 1 if number < len(before) else REPEATS)
        except StoppedError as stopped:
            return _stopped(sizes, places[:number], stopped.pair, limit.at_most)
    for _ in range(cost.ROUNDS):
        costs = [entered.least() for entered in main]
        spreads = [entered.spread() for entered in main]
        found = cost.growth(steps, costs, limit.at_most, spreads)
        if found.exceeds is not None:
            break
        for size, entered in zip(steps, main, strict=True):
            _once_more(size, entered)
    return found


def _measure(entered: Entered, times: int) -> None:
    """So many pairs; fewer, though one, where they take long: then there is less noise in each."""
    until = time.monotonic() + SIZE_SECONDS
    for number in range(times):
        if number == 0 or time.monotonic() < until:
            entered.measure(FAR)


def _once_more(size: int, entered: Entered) -> None:
    """More pairs at a size. Raises _FarSlowerError where a call is stopped, as others nearly were."""
    try:
        _measure(entered, REPEATS)
    except StoppedError as stopped:
        if 2 * entered.least().submission > stopped.pair.submission:
            raise _FarSlowerError(size, stopped.pair) from None
        # After others that took much less it is the machine's doing; but it ends the worker.
        raise RivalError(str(stopped)) from None


def _stopped(sizes: list[int], places: list[Entered], last: Pair, asked: float) -> Growth:
    """What is known where a call was not waited for: it took at least so long. Raises _FarSlowerError."""
    costs = [*(entered.least() for entered in places), last]
    if len(costs) > LEAST_SIZES:
        found = cost.growth(sizes[: len(costs)], costs, asked)
        if found.exceeds:
            return found
    raise _FarSlowerError(sizes[len(places)], last)


def _memory(contest: Contest, limit: MemoryLimit) -> Cost:
    entered = contest.at(limit.dims)
    try:
        extra = entered.extra(FAR)
    except StoppedError as stopped:
        says = cost_words.stopped(stopped.pair)
        return Cost(Limit.MEMORY, Verdict.SLOW, None, limit.at_most, says, limit.dims)
    if extra is None:
        says = cost_words.unknown_memory()
        return Cost(Limit.MEMORY, None, None, limit.at_most, says, limit.dims)
    ratio = extra.submission / max(extra.reference, LEAST_BYTES)
    verdict = Verdict.PASSED if ratio <= limit.at_most else Verdict.MEMORY
    says = cost_words.memory(ratio, extra, limit.at_most)
    return Cost(Limit.MEMORY, verdict, ratio, limit.at_most, says, limit.dims)


def _dims(limit: GrowthLimit, size: int) -> dict[str, int]:
    return limit.dims | dict.fromkeys(limit.names, size)
