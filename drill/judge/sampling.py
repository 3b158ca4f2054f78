"""The inputs of one instance: drawn from its seed, each input from a stream of its own."""

import random
from collections.abc import Callable
from typing import Any

import msgspec

from drill.content.sizes import evaluate, shape
from drill.content.spec import Input, Problem, Size, Where
from drill.judge.complaints import InputError, ReturnedError
from drill.judge.plan import Instance
from drill.judge.seeds import derived
from drill.judge.support import Support
from drill.judge.values import Remote, transform

# Streams of the first call, of the one of other sizes, and of the one in the same memory. The last has
# the options of the first: an answer that was kept by its shapes and options is then a wrong one.
FIRST, OTHER, REWRITTEN = range(3)
OPTIONS = {FIRST: FIRST, OTHER: OTHER, REWRITTEN: FIRST}

Arguments = dict[str, Input | None]


class Sample(msgspec.Struct, frozen=True):
    """The inputs of a call. Arrays are ndarrays, callables are live; the judge alone holds them.

    init:   arguments of the constructor, for a class
    inputs: arguments of the call
    rewritten, other: where the instance asks for a call again, new values for the same memory,
            and inputs of other sizes
    """

    init: dict[str, Any]
    inputs: dict[str, Any]
    other: dict[str, Any] | None = None
    rewritten: dict[str, Any] | None = None


def sample(problem: Problem, support: Support, instance: Instance) -> Sample:
    """Draw the inputs of an instance; the same instance always gives the same inputs.

    Raises InputError where one cannot be made.
    """
    case = problem.cases[instance.case]

    def draw(key: str, sizes: dict[str, int], stream: int) -> dict[str, Any]:
        here: Arguments = getattr(case, key)
        which: Arguments = {**getattr(problem, key), **here}
        made: dict[str, Any] = {}
        for name, how in which.items():
            if how is None:
                continue
            try:
                made[name] = _Maker(support, instance, sizes, made, name, stream).make(how)
            except Exception as error:
                place: Where = ("cases", instance.case, key) if name in here else (key,)
                raise InputError((*place, name)) from error
        return made

    init = draw("init", instance.sizes, FIRST)
    inputs = draw("inputs", instance.sizes, FIRST)
    if instance.again is None:
        return Sample(init, inputs)
    other = draw("inputs", instance.again, OTHER)
    return Sample(init, inputs, other, draw("inputs", instance.sizes, REWRITTEN))


def split(drawn: Sample) -> tuple[Sample, dict[str, Callable[..., Any]]]:
    """The sample with every callable replaced by its name, and the callables by name."""
    callables: dict[str, Callable[..., Any]] = {}

    def named(inputs: dict[str, Any] | None, turn: str) -> dict[str, Any] | None:
        if inputs is None:
            return None
        found = {f"{name}{turn}": value for name, value in inputs.items() if callable(value)}
        callables.update(found)
        return {n: Remote(f"{n}{turn}") if callable(v) else v for n, v in inputs.items()}

    plain = Sample(
        drawn.init,
        named(drawn.inputs, "") or {},
        named(drawn.other, " (fifth call)"),
        named(drawn.rewritten, " (second call)"),
    )
    return plain, callables


class _Maker:
    """Makes one input: its own random stream, so that another input's shape does not shift it."""

    def __init__(
        self,
        support: Support,
        instance: Instance,
        sizes: dict[str, int],
        made: dict[str, Any],
        name: str,
        stream: int,
    ) -> None:
        self.support = support
        self.instance = instance
        self.sizes = sizes
        self.made = made
        self.name = name
        self.stream = stream

    @property
    def seed(self) -> int:
        """Of the random stream."""
        return self._seed(self.stream)

    def _seed(self, stream: int) -> int:
        return derived(self.instance.seed, self.name, stream)

    def make(self, how: Input) -> Any:
        """The value of one input."""
        if how.size is not None:
            return evaluate(how.size, self.sizes)
        if how.choose is not None:
            return how.choose[self._seed(OPTIONS[self.stream]) % len(how.choose)]
        if how.callable is not None:
            return self.support.generate(how.callable, self.seed, self.sizes, self.made)
        if how.generate is not None:
            return self._cast(self.support.generate(how.generate, self.seed, self.sizes, self.made))
        return self._array(how)

    def _array(self, how: Input) -> Any:
        if self.support.framework == "python":
            return self._nested(how)
        import numpy

        from drill.judge.generator import generator

        rng = generator(self.seed)
        if how.normal is not None:
            scale = how.scale * self.instance.scale
            values = rng.standard_normal(shape(how.normal, self.sizes))
            return self._cast(self._rounded(values) * scale + how.shift)
        if how.uniform is not None:
            low, high = self._bound(how.low, 0.0), self._bound(how.high, 1.0)
            values = rng.uniform(low, high, shape(how.uniform, self.sizes))
            rounded = self._rounded(values)
            return self._cast(numpy.where((rounded < low) | (rounded > high), values, rounded))
        if how.integers is not None:
            low, high = int(self._bound(how.low, 0)), int(self._bound(how.high, 1))
            return rng.integers(low, high, shape(how.integers, self.sizes), dtype=numpy.int64)
        assert how.attendable is not None
        return _attendable(rng, shape(how.attendable, self.sizes))

    def _nested(self, how: Input) -> Any:
        """The same in plain Python: numbers, or lists of them, without numpy."""
        draw = random.Random(self.seed)
        low, high = self._bound(how.low, 0), self._bound(how.high, 1)

        def number() -> float:
            if how.integers is not None:
                return draw.randint(int(low), int(high) - 1)
            if how.uniform is not None:
                return draw.uniform(low, high)
            return draw.gauss(0, how.scale * self.instance.scale) + how.shift

        def nested(dims: tuple[int, ...]) -> Any:
            return [nested(dims[1:]) for _ in range(dims[0])] if dims else number()

        return nested(shape(how.integers or how.uniform or how.normal or [], self.sizes))

    def _bound(self, bound: Size | float | None, default: float) -> float:
        if bound is None:
            return default
        return bound if isinstance(bound, float) else float(evaluate(bound, self.sizes))

    def _rounded(self, values: Any) -> Any:
        if self.instance.decimals is None:
            return values
        return values.round(self.instance.decimals) + 0.0  # no negative zeros

    def _cast(self, value: Any) -> Any:
        """Floating ndarrays, alone or in containers, in the instance's dtype; anything else as it is."""
        return value if self.support.framework == "python" else transform(value, self._cast_one)

    def _cast_one(self, value: Any) -> Any:
        if type(value).__module__ == "torch":
            # It would be sent as it is, and the call after it would find it changed.
            raise ReturnedError(type(value).__name__)
        if getattr(getattr(value, "dtype", None), "kind", "") == "f":
            return value.astype(self.instance.dtype)
        return value


def _attendable(rng: Any, dims: tuple[int, ...]) -> Any:
    """A boolean mask of about 60% True, with at least one True in every row."""
    import numpy

    mask = rng.random(dims) < 0.6
    kept = rng.integers(0, dims[-1], dims[:-1])
    numpy.put_along_axis(mask, kept[..., None], True, axis=-1)
    return mask
