"""The reference and its edited variants, run in the judge: they are ours, the submission never is."""

import functools
import math
from collections.abc import Callable
from typing import Any

import msgspec

from drill.content.spec import Problem
from drill.judge import asking, complaints, exercise, protocol, sampling
from drill.judge.codec import neutral
from drill.judge.compare import BASE, NUMPY_BASE, Standard
from drill.judge.complaints import Files
from drill.judge.exercise import Call
from drill.judge.plan import Instance
from drill.judge.seeds import derived
from drill.judge.signature import entries
from drill.judge.support import Support
from drill.judge.values import Remote, holds_draws, transform

# Chance must not make an ill-conditioned input look harmless.
MOVES = 3


class Prepared(msgspec.Struct, frozen=True, dict=True):
    """An instance ready to be tried.

    call, callables: what the worker is sent, and what it may call in the judge
    standard: what is right; `eased` is the same with what the problem itself imposes, for an answer
              that is not right without it: few need that, and it takes several runs to know
    random:   whether an answer is held against a distribution
    """

    instance: Instance
    call: Call
    callables: dict[str, Callable[..., Any]]
    standard: Standard
    eased: Callable[[], Standard]
    inputs: dict[str, Any]
    random: bool = False

    @functools.cached_property
    def request(self) -> bytes:
        """The message that asks a worker for it, packed once for however many."""
        return protocol.pack(asking.request("run", self.call))


class Reference:
    """A problem's reference, and what it answers on a device."""

    def __init__(
        self,
        problem: Problem,
        support: Support,
        source: str,
        device: str = "cpu",
        files: Files | None = None,
    ) -> None:
        self.device = device
        self.files = files or complaints.files(problem.id)
        self.problem = problem
        self.support = support
        self.source = source
        self.entries = entries(problem)
        self.namespace = self.defined(source)
        self._states: dict[str, tuple[dict[str, Any], list[str]]] = {}

    def defined(self, source: str) -> dict[str, Any]:
        """The names that a text of ours defines: the reference, or an edited one."""
        namespace: dict[str, Any] = {"__name__": "reference"}
        exec(compile(source, complaints.reference_name(self.problem.id), "exec"), namespace)
        return namespace

    def prepare(self, instance: Instance) -> Prepared:
        """Sample the inputs of an instance, and find what is right for them. Raises AuthorError."""
        with complaints.blaming(self.problem, self.files, instance.sizes):
            return self._prepare(instance)

    def _prepare(self, instance: Instance) -> Prepared:
        drawn = sampling.sample(self.problem, self.support, instance)
        plain, callables = sampling.split(drawn)
        call = Call(
            framework=self.problem.framework,
            entries=self.entries,
            init=drawn.init,
            inputs=plain.inputs,
            other=plain.other,
            rewritten=plain.rewritten,
            dtype=instance.dtype,
            training=instance.training,
            # From case to case the other way, so that every input is tried in both.
            strided=1 + instance.case % 2 if instance.strided else 0,
            wanted=self.problem.gradients,
            cotangents=instance.seed if instance.gradients else None,
            device=self.device,
        )
        if self.entries[0].is_module:
            call = self.with_state(call, instance)
        oracle = self._oracle(call)
        self.support.refused = None
        expected = self.answer(self.namespace, oracle, callables)
        if self.support.refused is not None:  # by what is right: it has no form to be compared in
            raise self.support.refused
        right = _each_call(call, expected, self.support.expected)
        exact = instance.dtype == "float64"
        standard = Standard(
            expected=right,
            typed=right if exact else self.answer(self.namespace, call, callables),
            moved=[],
            dtype=instance.dtype,
            base=NUMPY_BASE if self.problem.framework == "numpy" else BASE,
            magnitude=_magnitude(call),
            finite_only=instance.dtype == "float16"
            or (instance.dtype == "float32" and instance.scale > 1),
        )

        @functools.cache
        def eased() -> Standard:
            moved = self._moved(oracle, instance, callables)
            return msgspec.structs.replace(standard, moved=moved)

        random = self.support.random and holds_draws(right)
        return Prepared(
            instance, call, callables, standard, eased, drawn.init | drawn.inputs, random
        )

    def _moved(
        self, oracle: Call, instance: Instance, callables: dict[str, Callable[..., Any]]
    ) -> list[Any]:
        """The answers for inputs moved by a rounding: how much of an error the problem imposes."""
        if self.problem.framework == "python":
            return []
        import numpy

        from drill.judge.generator import generator

        rng = generator(instance.seed)
        unit = float(numpy.finfo(instance.dtype).eps)

        def move(item: Any) -> Any:
            if not _is_floating(item):
                return item
            return item * (1 + unit * rng.uniform(-1.0, 1.0, item.shape))

        return [
            self.answer(
                self.namespace,
                msgspec.structs.replace(
                    oracle,
                    inputs=transform(oracle.inputs, move),
                    other=transform(oracle.other, move),
                    rewritten=transform(oracle.rewritten, move),
                    state=transform(oracle.state, move),
                ),
                callables,
            )
            for _ in range(MOVES)
        ]

    def answer(
        self,
        namespace: dict[str, Any],
        call: Call,
        callables: dict[str, Callable[..., Any]],
    ) -> dict[str, Any]:
        """What the entries of a namespace answer, in neutral values and canonical form."""
        records: dict[str, list[Any]] = {name: [] for name in callables}

        def local(item: Any) -> Any:
            if not isinstance(item, Remote):
                return item
            return _recording(callables[item.name], records[item.name])

        ready = call
        if callables:
            ready = msgspec.structs.replace(
                call,
                inputs=transform(call.inputs, local),
                other=transform(call.other, local),
                rewritten=transform(call.rewritten, local),
            )
        found = neutral(exercise.perform(namespace, ready, self.support.exercise))
        return self.finish(call, found, records)

    def finish(
        self, call: Call, answer: dict[str, Any], records: dict[str, list[Any]]
    ) -> dict[str, Any]:
        """A neutral answer with the calls that were made for it, in canonical form."""
        answer = _each_call(call, answer, self.support.canonical)
        if records:
            answer["calls"] = {
                name: [self.support.canonical_call(arguments) for arguments in record]
                for name, record in records.items()
            }
        return answer

    def with_state(self, call: Call, instance: Instance) -> Call:
        """The call with random weights for every entry of the reference's state_dict."""
        from drill.judge.generator import generator

        state = {}
        entries, parameters = self._entries_of_state(call.init)
        for name, value in entries.items():
            data = value
            if _is_floating(data):
                rng = generator(derived(instance.seed, name))
                fan_in = data[0].size if data.ndim > 1 else 1
                data = rng.standard_normal(data.shape) * self.problem.weight_scale / fan_in**0.5
                data = data.astype(instance.dtype)
            state[name] = data
        return msgspec.structs.replace(
            call, state=state, initial=sorted(self.problem.initial), parameters=parameters
        )

    def _entries_of_state(self, init: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
        """The entries of the state_dict of a module built so, as arrays, and the names of its parameters."""
        key = repr(init)
        if key not in self._states:
            entry = self.entries[0]
            assert entry.init is not None
            positional, options = entry.init.bind(init)
            module = self.namespace[entry.name](*positional, **options)
            arrays = {name: value.numpy() for name, value in module.state_dict().items()}
            self._states[key] = arrays, [name for name, _ in module.named_parameters()]
        return self._states[key]

    def _oracle(self, call: Call) -> Call:
        """The call that tells what is right: in float64, with the inputs that suffice for it."""

        def cast(tree: Any) -> Any:
            if call.dtype == "float64":
                return tree
            return transform(tree, lambda x: x.astype("float64") if _is_floating(x) else x)

        def those(inputs: dict[str, Any] | None) -> Any:
            return cast(self.support.oracle(inputs)) if inputs else inputs

        return msgspec.structs.replace(
            call,
            inputs=those(call.inputs),
            other=those(call.other),
            rewritten=those(call.rewritten),
            state=cast(call.state),
            dtype="float64",
        )


def _magnitude(call: Call) -> float:
    """The largest finite absolute value among the floating inputs and weights of a call."""
    found = 0.0
    if call.framework == "python":
        return found  # it has no arrays

    def look(item: Any) -> Any:
        nonlocal found
        if _is_floating(item) and item.size:
            largest = float(abs(item).max())
            if not math.isfinite(largest):
                largest = float(abs(item[item - item == 0]).max(initial=0.0))  # of the finite ones
            found = max(found, largest)
        return item

    for value in (call.inputs, call.other, call.rewritten, call.state):
        transform(value, look)
    return found


def _is_floating(value: Any) -> bool:
    return type(value).__module__ == "numpy" and value.dtype.kind == "f"


def _each_call(
    call: Call, answer: dict[str, Any], function: Callable[[dict[str, Any], Any], Any]
) -> dict[str, Any]:
    """The answer with `function(inputs, output)` for its output, or for each of several outputs."""
    if call.other is None or call.rewritten is None:
        return answer | {"output": function(call.inputs, answer["output"])}
    calls = (call.inputs, call.rewritten, call.inputs, call.inputs, call.other, call.rewritten)
    outputs = zip(calls, answer["outputs"], strict=True)
    return answer | {"outputs": [function(inputs, output) for inputs, output in outputs]}


def _recording(function: Callable[..., Any], record: list[Any]) -> Callable[..., Any]:
    """The function, noting the arguments of every call in neutral form."""

    def call(*arguments: Any) -> Any:
        record.append(neutral(list(arguments)))
        return function(*arguments)

    return call
