"""Comparison of arrays: values, finiteness, exactness. Pure functions of `Array`s."""

import math
from typing import Any

import numpy

from drill.judge.show import Finding, Grids, array_grid
from drill.judge.values import Array
from drill.judge.words import Place
from drill.text import Text

MARKED = 64


def unchanged(where: Place, before: Array, after: Array) -> Finding | None:
    """None where an input still has its values, bit for bit but for the sign of NaN."""
    if before.data.tobytes() == after.data.tobytes():
        return None
    if numpy.array_equal(before.data, after.data, equal_nan=before.floating):
        return None
    wrong = numpy.argwhere(before.data != after.data)
    says = Text(en="changed in place", zh="被原地修改了")
    return _shown(where, says, before, after, wrong)


def nearly(e: Array, a: Array, tolerance: float) -> bool:
    """Whether two floating arrays are alike by a test that is quick, and that not all right answers pass."""
    if (e.kind, e.dtype, e.shape) != (a.kind, a.dtype, a.shape) or not e.floating:
        return False
    flat = e.data.ravel()
    with numpy.errstate(all="ignore"):
        rms = numpy.sqrt(numpy.dot(flat, flat) / max(1, flat.size))
        # NaN is not below anything.
        return bool(numpy.abs(a.data - e.data).max(initial=0.0) <= tolerance * rms)


def close(
    where: Place, e: Array, others: list[Array], a: Array, limits: Any, pooled: float | None
) -> Finding | None:
    """None where `a` is right: exact for integers, within `limits` of `e` for floating values.

    others: answers that say which error the problem itself imposes; the first is the reference's in
            the dtype of the inputs.
    pooled: the scale of a gradient, which is that of all gradients together.
    """
    if not e.floating:
        wrong = numpy.argwhere(e.data != a.data)
        says = Text(
            en=f"{len(wrong)} of {e.data.size} values differ",
            zh=f"{e.data.size} 个值中有 {len(wrong)} 个不同",
        )
        return _shown(where, says, e, a, wrong) if len(wrong) else None
    with numpy.errstate(all="ignore"):
        return _close(where, e, others, a, limits, pooled)


def _close(
    where: Place, e: Array, others: list[Array], a: Array, limits: Any, pooled: float | None
) -> Finding | None:
    expected, answer = (x.data.astype(numpy.float64, copy=False) for x in (e, a))
    # Nearly every answer is finite, and right within what is allowed in any case: no need to look closer.
    scale = numpy.abs(expected) + (_rms(expected) if pooled is None else pooled)
    always = limits.base * scale + limits.floor
    near = numpy.abs(answer - expected) <= always
    if near.all() and always.max(initial=0.0) < numpy.inf:
        return None
    # Where the reference itself overflows in this dtype, nothing can be asked of the answer.
    fair = numpy.isfinite(others[0].data) | ~numpy.isfinite(expected)
    odd = fair & ~numpy.isfinite(expected) & ~_same(expected, answer)
    odd |= fair & numpy.isfinite(expected) & ~numpy.isfinite(answer)
    if odd.any():
        return _shown(where, _odd(answer[odd], odd.size), e, a, numpy.argwhere(odd))
    if limits.finite_only:
        return None
    usable = fair & numpy.isfinite(expected)
    scale = numpy.abs(expected) + (_rms(expected[usable]) if pooled is None else pooled)
    imposed = 0.0
    for other in others:
        error = numpy.abs(other.data.astype(numpy.float64) - expected)[usable] / scale[usable]
        imposed = max(imposed, float(numpy.max(error[numpy.isfinite(error)], initial=0.0)))
    tolerance = limits.allowed(imposed)
    error = numpy.abs(answer - expected)
    allowed = tolerance * scale + limits.floor
    wrong = usable & (error > allowed)
    if not wrong.any():
        return None
    says = Text(
        en=f"{int(wrong.sum())} of {wrong.size} values differ",
        zh=f"{wrong.size} 个值中有 {int(wrong.sum())} 个不同",
    )
    worst = numpy.unravel_index(numpy.argmax(numpy.where(wrong, error, -1)), error.shape)
    return _shown(
        where,
        says,
        e,
        a,
        numpy.argwhere(wrong),
        max_error=float(error[worst]),
        allowed=float(allowed[worst]),
    )


def _same(expected: Any, answer: Any) -> Any:
    return (expected == answer) | (numpy.isnan(expected) & numpy.isnan(answer))


def _rms(values: Any) -> float:
    flat = values.ravel()
    return math.sqrt(numpy.dot(flat, flat) / flat.size) if flat.size else 0.0


def _odd(values: Any, total: int) -> Text:
    if numpy.isnan(values).any():
        count = int(numpy.isnan(values).sum())
        return Text(en=f"{count} of {total} values are NaN", zh=f"{total} 个值中有 {count} 个 NaN")
    if numpy.isinf(values).any():
        count = int(numpy.isinf(values).sum())
        return Text(
            en=f"{count} of {total} values are ±inf", zh=f"{total} 个值中有 {count} 个 ±inf"
        )
    return Text(en="finite where it must not be", zh="不应为有限值的位置上是有限值")


def _shown(
    where: Place,
    says: Text,
    e: Array,
    a: Array,
    wrong: Any,
    max_error: float | None = None,
    allowed: float | None = None,
) -> Finding:
    def grids() -> Grids:
        marks = [tuple(int(i) for i in index) for index in wrong[:MARKED]]
        return array_grid(e, marks), array_grid(a, marks)

    return Finding(where.said(), says, grids, max_error, allowed)
