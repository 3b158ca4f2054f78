"""Is a sample from the right distribution? With a bound on false alarms that holds at every sample size."""

import math
from typing import Any

import numpy

from drill.judge.result import Grid
from drill.judge.show import Finding, Grids, number
from drill.judge.values import Array, Draws
from drill.text import Text

# The chance that one comparison rejects a right sampler.
FALSE_ALARM = 1e-9


def compare(where: Text, expected: Draws, answer: Array) -> Finding | None:
    """None where the draws `(..., R)` are compatible with the R expected distributions.

    Each outcome's count X of n draws with probability p is held against the Chernoff bound
    P(X deviates as far) <= 2 exp(-n KL(X/n || p)) (Hoeffding 1963, theorem 1), over all outcomes.
    """
    probabilities = expected.probabilities
    rows, outcomes = probabilities.shape
    if not answer.shape or answer.shape[-1] != rows:
        says = Text(
            en=f"expected {rows} draws in the last dimension, got shape {answer.shape}",
            zh=f"最后一维应为 {rows} 个采样，实际形状为 {answer.shape}",
        )
        return Finding(where, says)
    draws = answer.data.reshape(-1, rows)
    if draws.size and (draws.min() < 0 or draws.max() >= outcomes):
        says = Text(
            en=f"a token outside 0…{outcomes - 1} was drawn",
            zh=f"采到了 0…{outcomes - 1} 之外的 token",
        )
        return Finding(where, says)
    limit = math.log(2 * rows * outcomes / FALSE_ALARM)
    for row in range(rows):
        counts = numpy.bincount(draws[:, row], minlength=outcomes)
        surprise = _surprise(counts, probabilities[row], expected.sample)
        if surprise.max() > limit:
            return _difference(where, row, rows, counts, probabilities[row], surprise > limit)
    return None


def _surprise(counts: Any, probabilities: Any, sample: int) -> Any:
    """N KL(observed || expected) of each outcome against all others; infinite for the impossible.

    Where the expectation is itself counted from `sample` draws, both are held against their mixture:
    each then keeps to the same bound.
    """
    n = int(counts.sum())
    observed = counts / max(n, 1)
    if not sample:
        return n * _divergence(observed, probabilities)
    mixed = (counts + probabilities * sample) / (n + sample)
    mine, theirs = _divergence(observed, mixed), _divergence(probabilities, mixed)
    return numpy.asarray(n * mine + sample * theirs)


def _divergence(q: Any, p: Any) -> Any:
    """The Kullback-Leibler divergence of Bernoulli(q) from Bernoulli(p), elementwise."""
    with numpy.errstate(divide="ignore", invalid="ignore"):
        hit = numpy.where(q > 0, q * (numpy.log(q) - numpy.log(p)), 0.0)
        miss = numpy.where(q < 1, (1 - q) * (numpy.log1p(-q) - numpy.log1p(-p)), 0.0)
    return numpy.maximum(hit + miss, 0.0)


def _difference(
    where: Text, row: int, rows: int, counts: Any, probabilities: Any, wrong: Any
) -> Finding:
    n = int(counts.sum())
    of_row = Text(en=f" for row {row}", zh=f"，第 {row} 行") if rows > 1 else Text(en="", zh="")
    impossible = (probabilities == 0) & (counts > 0)
    if impossible.any():
        token = int(numpy.flatnonzero(impossible)[0])
        says = Text(
            en=f"token {token} was drawn, which must never be{of_row.en}",
            zh=f"采到了绝不应出现的 token {token}{of_row.zh}",
        )
    else:
        says = Text(
            en=f"wrong frequencies over {n} draws{of_row.en}",
            zh=f"{n} 次采样的频率不对{of_row.zh}",
        )

    def grids() -> Grids:
        marks = [(0, int(i)) for i in numpy.flatnonzero(wrong)]
        expected = [number(float(p)) for p in probabilities]
        got = [number(float(c) / max(n, 1)) for c in counts]
        kind = "frequencies by token"
        return Grid(kind, [expected], marks), Grid(kind, [got], marks)

    return Finding(where, says, grids)


def as_draws(expected: Any, answer: Any) -> Any:
    """An answer with its samples as distributions, wherever `expected` has a distribution.

    So a sample can be held against the sample of another sampler.
    """
    if isinstance(expected, Draws):
        return _counted(answer, expected.probabilities.shape)
    if isinstance(expected, dict) and isinstance(answer, dict):
        return {k: as_draws(expected[k], v) if k in expected else v for k, v in answer.items()}
    both = isinstance(expected, list | tuple) and isinstance(answer, list | tuple)
    if both and len(expected) == len(answer):
        return [as_draws(e, a) for e, a in zip(expected, answer, strict=True)]
    return answer


def _counted(answer: Any, shape: tuple[int, int]) -> Any:
    rows, outcomes = shape
    if not isinstance(answer, Array) or not answer.shape or answer.shape[-1] != rows:
        return answer
    draws = answer.data.reshape(-1, rows)
    if not draws.size or draws.min() < 0 or draws.max() >= outcomes:
        return answer
    counts = [numpy.bincount(draws[:, row], minlength=outcomes) for row in range(rows)]
    return Draws(numpy.stack(counts) / len(draws), sample=len(draws))
