"""The inputs that an interviewer lets a candidate see: few, small, and the same every time."""

import math

import msgspec

from drill.content.spec import Problem
from drill.judge.plan import Instance, Planner
from drill.judge.seeds import derived

MOST = 2
_SEED = 0
# The product of all sizes, up to which a person follows every value.
_READABLE = 40


def instances(problem: Problem) -> list[Instance]:
    """One instance of each of the first cases, at sizes of about two and three, with round values."""
    planner = Planner(problem, _SEED)
    return [_instance(planner, index) for index in range(min(MOST, len(problem.cases)))]


def _instance(planner: Planner, index: int) -> Instance:
    sizes = {
        name: max(low, min(high, 2 + n % 2))
        for n, (name, (low, high)) in enumerate(planner.ranges(index).items())
    }
    for name, (low, _) in planner.ranges(index).items():
        # Leading dimensions are named first, and one of them is as telling as two.
        if math.prod(size for size in sizes.values() if size) > _READABLE:
            sizes[name] = low
    if not planner.holds(sizes):
        sizes = planner.random_sizes(index, "example")
    variant = f"random:{planner.dtypes(index)[-1]}"
    made = planner.make(index, variant, sizes, derived(_SEED, index))
    return msgspec.structs.replace(made, decimals=1)
