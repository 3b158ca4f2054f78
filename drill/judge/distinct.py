"""Sizes that differ from one another: with equal ones, transposed axes would not show."""

import random
from collections.abc import Callable, Iterable, Mapping

# Sizes are drawn so often while some of them are alike.
ATTEMPTS = 50


def distinct(
    ranges: Mapping[str, tuple[int, int]], holds: Callable[[Mapping[str, int]], bool], seed: int
) -> dict[str, int] | None:
    """Sizes within their ranges, as many of them different as was found possible; none of 1 where avoidable.

    holds: whether sizes may be together. None where none that were drawn may.
    """
    draw = random.Random(seed)
    narrow_first = sorted(ranges.items(), key=lambda item: item[1][1] - item[1][0])
    most = _most_values(ranges.values())
    best: dict[str, int] | None = None
    for _ in range(ATTEMPTS):
        sizes: dict[str, int] = {}
        for name, (low, high) in narrow_first:
            free = [n for n in range(max(low, 2), high + 1) if n not in sizes.values()]
            sizes[name] = draw.choice(free) if free else draw.randint(low, high)
        if holds(sizes) and (best is None or len(set(sizes.values())) > len(set(best.values()))):
            best = {name: sizes[name] for name in ranges}
        if best and len(set(best.values())) == most:
            break
    return best


def _most_values(ranges: Iterable[tuple[int, int]]) -> int:
    """How many different values numbers in these ranges can have: the range that ends first chooses first."""
    taken: set[int] = set()
    for low, high in sorted(ranges, key=lambda ends: ends[1]):
        taken.add(next((n for n in range(low, high + 1) if n not in taken), low))
    return len(taken)
