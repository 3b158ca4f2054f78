"""`make bench-judge`: how often the cost of an answer is misjudged, on an idle machine and on a busy one.

Right answers (the references and all right styles) must never be slow; a reference that does its work
so often that it takes twice what its limit allows must always be.
"""

import contextlib
import itertools
import math
import os
import signal
import statistics
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from drill.content.library import Library, builtin
from drill.content.spec import Problem
from drill.judge import local, pool
from drill.judge.papers import Paper
from drill.judge.result import CheckRequest, CheckResult, Verdict
from drill.judge.signature import entries

RIGHT, SLOW = 500, 200
# Of times what the limit allows.
BEYOND = 2
# How often, and at how many seeds, the work that takes so long is looked for.
TRIES, SEEDS = 2, 5
_TOO_MUCH = (Verdict.SLOW, Verdict.MEMORY)


@dataclass
class Tally:
    """The checks of one problem: verdicts and ratios of what is right and of what is slow."""

    right: Counter[str] = field(default_factory=Counter)
    slow: Counter[str] = field(default_factory=Counter)
    open: int = 0
    ratios: list[float] = field(default_factory=list)
    slow_ratios: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


def main(right: int, slow: int) -> int:
    """Print a table for each condition; 1 where a verdict was wrong."""
    library = builtin()
    problems = [library.problem(summary.id) for summary in library.summaries()]
    limited = [problem for problem in problems if problem.limited]
    for framework in sorted({problem.framework for problem in limited}):
        local.warm_up(framework)
    slow_texts = [(p, _twice_its_limit(library, p)) for p in limited if p.time]
    wrong = 0
    for name, burners in (("idle", 0), ("the other core busy", 1)):
        with _burning(burners):
            tallies = _judged(library, limited, slow_texts, right, slow)
        wrong += _show(name, limited, tallies)
    return 1 if wrong else 0


def _judged(
    library: Library,
    problems: list[Problem],
    slow_texts: list[tuple[Problem, str]],
    right: int,
    slow: int,
) -> dict[str, Tally]:
    tallies = {problem.id: Tally() for problem in problems}
    answers = itertools.cycle([(p, t) for p in problems for t in _right(library, p)])
    repeated = itertools.cycle(slow_texts)
    work = [
        *((p, text, True) for p, text in itertools.islice(answers, right)),
        *((p, text, False) for p, text in itertools.islice(repeated, slow)),
    ]
    sittings = (
        [Paper(number, _request(library, problem, text, number))]
        for number, (problem, text, _) in enumerate(work)
    )
    for number, result in _results(sittings):
        problem, _, is_right = work[number]
        _add(tallies[problem.id], result, is_right)
        if (result.verdict is Verdict.PASSED) != is_right:
            says = "; ".join([result.message.en, *(cost.says.en for cost in result.costs)])
            what = "right" if is_right else "slow"
            print(
                f"{problem.id}, seed {result.seed}, {what}: {result.verdict}: {says}",
                file=sys.stderr,
            )
    return tallies


def _add(tally: Tally, result: CheckResult, is_right: bool) -> None:
    (tally.right if is_right else tally.slow)[result.verdict] += 1
    if result.ratio is not None:
        (tally.ratios if is_right else tally.slow_ratios).append(result.ratio)
    if is_right:
        tally.open += any(cost.verdict is None for cost in result.costs)
        tally.seconds.append(result.seconds)


def _request(library: Library, problem: Problem, text: str, seed: int) -> CheckRequest:
    return CheckRequest(
        problem=problem.id,
        framework=problem.framework,
        root=str(library.root),
        text=text,
        filename=f"{problem.id}.py",
        seed=seed,
        answers=False,
    )


def _results(sittings: Iterable[list[Paper]]) -> Iterator[tuple[int, CheckResult]]:
    """The results of checks of drill's own problems, whose files there is nothing to complain of."""
    for number, found in pool.run(sittings, 1):
        assert isinstance(found, CheckResult), found
        yield number, found


def _right(library: Library, problem: Problem) -> list[str]:
    """The reference, and all right styles."""
    styles = sorted((library.source(problem.id).submissions / "right").glob("*.py"))
    return [library.reference(problem.id), *(path.read_text(encoding="utf-8") for path in styles)]


def _twice_its_limit(library: Library, problem: Problem) -> str:
    """The reference, doing its work as often as makes it take twice what is allowed.

    So many times the work is less than so many times the time: the first round pays for memory that the
    others find ready. How often it must be is therefore found by trying.
    """
    assert problem.time is not None
    wanted = BEYOND * problem.time.at_most
    # What stays below the limit is measured; what exceeds another one may not be.
    times = math.ceil(problem.time.at_most / 2)
    for _ in range(TRIES):
        sittings = (
            [Paper(seed, _request(library, problem, _repeated(library, problem, times), seed))]
            for seed in range(SEEDS)
        )
        results = [result for _, result in _results(sittings)]
        ratios = [result.ratio for result in results if result.ratio is not None]
        if not ratios:  # another limit stopped it before its time was measured
            break
        # The least of them: what a process has freed before makes its memory cheaper, and ratios scatter.
        times = math.ceil(times * wanted / min(ratios))
    print(f"{problem.id}: {times} times the work for {wanted:g} times the time", file=sys.stderr)
    return _repeated(library, problem, times)


def _repeated(library: Library, problem: Problem, times: int) -> str:
    """The reference, doing its work so often."""
    text = "import copy\n" + library.reference(problem.id)
    for entry in entries(problem):
        if not entry.is_class:
            text += (
                f"\n_once_{entry.name} = {entry.name}\n"
                f"def {entry.name}(*given, **options):\n"
                f"    for _ in range({times}):\n"
                f"        answer = _once_{entry.name}(*given, **options)\n"
                f"    return answer\n"
            )
            continue
        call = "forward" if entry.is_module else "__call__"
        # A copy each: a layer may keep statistics of what it saw.
        text += (
            f"\n_Once = {entry.name}\n"
            f"class {entry.name}(_Once):\n"
            f"    def {call}(self, *given, **options):\n"
            f"        for _ in range({times - 1}):\n"
            f"            _Once.{call}(copy.copy(self), *given, **options)\n"
            f"        return _Once.{call}(self, *given, **options)\n"
        )
    return text


@contextlib.contextmanager
def _burning(count: int) -> Iterator[None]:
    """Keep so many cores busy meanwhile."""
    pids = []
    for _ in range(count):
        pid = os.fork()
        if not pid:
            try:
                while os.getppid() != 1:
                    math.factorial(2_000)
            finally:
                os._exit(0)
        pids.append(pid)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def _show(name: str, problems: list[Problem], tallies: dict[str, Tally]) -> int:
    """Print the table of one condition. Returns how many verdicts were wrong."""
    print(f"\n{name}\n")
    print(
        "| problem | right: checks | slow | open | largest ratio (limit) | seconds | at twice the limit | missed |"
    )
    print("|---|---|---|---|---|---|---|---|")
    false = missed = 0
    for problem in problems:
        tally = tallies[problem.id]
        accused = sum(tally.right[verdict] for verdict in _TOO_MUCH)
        other = tally.right.total() - accused - tally.right[Verdict.PASSED]
        let_go = tally.slow.total() - sum(tally.slow[verdict] for verdict in _TOO_MUCH)
        false, missed = false + accused + other, missed + let_go
        limit = f" ({problem.time.at_most:g})" if problem.time else ""
        ratio = f"{max(tally.ratios):.1f}{limit}" if tally.ratios else "–"
        seconds = f"{statistics.median(tally.seconds):.2f}" if tally.seconds else "–"
        print(
            f"| `{problem.id}` | {tally.right.total()} | {accused + other} | {tally.open} | {ratio}"
            f" | {seconds} | {tally.slow.total()} | {let_go} |"
        )
    checks = sum(tally.right.total() for tally in tallies.values())
    slow = sum(tally.slow.total() for tally in tallies.values())
    print(f"\nfalsely slow: {false} of {checks}; missed: {missed} of {slow}")
    return false + missed


if __name__ == "__main__":
    given = [int(number) for number in sys.argv[1:]]
    sys.exit(main(*(given or [RIGHT, SLOW])))
