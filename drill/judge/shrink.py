"""The smallest sizes at which a submission still fails, and the simplest numbers."""

import time
from collections.abc import Iterator

import msgspec

from drill.judge.outcome import Trial
from drill.judge.plan import Instance, Planner
from drill.judge.trial import Trials


def simplest(failing: list[Trial]) -> Trial:
    """The failing trial that is easiest to understand: the plainest manner, then the smallest sizes."""
    return min(failing, key=_complexity)


def _complexity(trial: Trial) -> tuple[bool, int, int, int]:
    instance = trial.instance
    odd = (
        4 * (instance.again is not None)
        + 4 * instance.strided
        + 3 * (instance.scale != 1.0)
        + 2 * instance.gradients
        + (instance.dtype != "float64")
    )
    # A wrong answer says more about what was misunderstood than where it also raises.
    # Cases are told from the ordinary one to the special ones.
    return trial.raised is not None, odd, instance.case, sum(instance.sizes.values())


def smallest(trial: Trial, planner: Planner, trials: Trials, until: float) -> Trial:
    """The trial at the smallest sizes that fail in the same way, in the time that there is."""

    def over() -> bool:
        return trials.broken or time.monotonic() > until

    best = _least(trial, planner, trials) or trial
    before = None
    while before is not best:
        before = best
        for name in best.instance.sizes:
            for candidate in _smaller(best.instance, name, planner):
                if over():
                    return best
                found = _tried(candidate, best, trials)
                if found is not None:
                    best = found
                    break
    for decimals in (0, 1):
        if over():
            return best
        rounded = msgspec.structs.replace(best.instance, decimals=decimals)
        found = _tried(rounded, best, trials)
        if found is not None:
            return found
    return best


def _least(trial: Trial, planner: Planner, trials: Trials) -> Trial | None:
    """All sizes at their minimum, if it fails there too."""
    ranges = planner.ranges(trial.instance.case)
    instance = _resized(trial.instance, {name: low for name, (low, _) in ranges.items()}, planner)
    return _tried(instance, trial, trials) if instance else None


def _tried(instance: Instance, best: Trial, trials: Trials) -> Trial | None:
    """The trial of an instance, if it fails as `best` does."""
    trial = trials.try_(trials.reference.prepare(instance))
    alike = trial.verdict is best.verdict and _part(trial) == _part(best)
    return trial if alike and not trial.final else None


def _part(trial: Trial) -> str:
    """What fails: a shrunk case must not turn into the story of another failure."""
    if trial.raised is not None:
        return trial.raised.type
    return trial.difference.where.en if trial.difference else ""


def _smaller(instance: Instance, name: str, planner: Planner) -> Iterator[Instance]:
    """Instances with one size smaller, the boldest first."""
    size, (low, _) = instance.sizes[name], planner.ranges(instance.case)[name]
    for value in sorted({low, (low + size) // 2, size - 1}):
        if low <= value < size:
            made = _resized(instance, {**instance.sizes, name: value}, planner)
            if made:
                yield made


def _resized(instance: Instance, sizes: dict[str, int], planner: Planner) -> Instance | None:
    """The instance at other sizes; None where they are its own, or break the problem's conditions."""
    if sizes == instance.sizes or not planner.holds(sizes):
        return None
    again = None
    if instance.again is not None:
        again = {name: min(instance.again[name], sizes[name]) for name in sizes}
        again = again if planner.holds(again) else sizes
    return msgspec.structs.replace(instance, sizes=sizes, again=again)
