"""What is done with an entry, alike for the reference (in the judge) and the submission (in the worker).

Everything that is checked is an output of it: the answer, the gradients (a vector-Jacobian product with
a random cotangent), the inputs as they are afterwards, a module's fresh parameters.
"""

import contextlib
import sys
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import msgspec

from drill.judge.codec import neutral
from drill.judge.layout import as_tensor, refill, strided
from drill.judge.signature import Entry
from drill.judge.values import Array, transform

Exercise = Callable[[Any, dict[str, Any]], Any]

# Three frames for every level of the deepest inputs (500): a comprehension is a frame of its own
# before Python 3.12, and no one's recursion should depend on that. The same in judge and worker.
RECURSION_LIMIT = 3_000


class Call(msgspec.Struct, frozen=True):
    """One use of an entry, in plain values: arrays are `Array`s or ndarrays.

    state:      weights by name, for a module
    initial:    names of parameters whose fresh values are part of the answer
    wanted:     inputs whose gradients are part of the answer, and `parameters` those whose are
    cotangents: the seed of the cotangents of the answer's floating tensors; None without gradients
    strided:    0 for contiguous inputs; else in which of two ways neighbours are laid out
    device:     where the tensors of a torch problem are
    """

    framework: str
    entries: list[Entry]
    inputs: dict[str, Any]
    init: dict[str, Any] = {}
    other: dict[str, Any] | None = None
    rewritten: dict[str, Any] | None = None
    state: dict[str, Any] | None = None
    initial: list[str] = []
    wanted: list[str] = []
    parameters: list[str] = []
    cotangents: int | None = None
    dtype: str = "float64"
    training: bool = True
    strided: int = 0
    device: str = "cpu"


class StateMismatchError(Exception):
    """A module's state_dict does not have the names and shapes that the problem gives."""

    def __init__(self, missing: list[str], extra: list[str], misshapen: list[list[Any]]) -> None:
        super().__init__("the state_dict differs")
        self.fields = {"missing": missing, "extra": extra, "misshapen": misshapen}


def perform(namespace: dict[str, Any], call: Call, exercise: Exercise | None) -> dict[str, Any]:
    """Build the entry, use it, and return all that is compared, as the framework's values."""
    own = exercise or default(call)

    def use(entry: Any, inputs: dict[str, Any]) -> Any:
        with _without_gradients(call):
            return own(entry, inputs)

    with deep_recursion():
        init = materialise(call.init, call)
        inputs = materialise(call.inputs, call)
    with recursion():
        return _perform(namespace, call, use, init, inputs)


def _without_gradients(call: Call) -> contextlib.AbstractContextManager[Any]:
    """Evaluation is done without gradients, as everyone does it: what then shares memory shows."""
    if call.framework != "torch" or call.training or call.cotangents is not None:
        return contextlib.nullcontext()
    import torch

    return torch.no_grad()


def _perform(
    namespace: dict[str, Any],
    call: Call,
    use: Exercise,
    init: dict[str, Any],
    inputs: dict[str, Any],
) -> dict[str, Any]:
    entry, initial = build(namespace, call, init)
    answer: dict[str, Any] = {"initial": initial} if call.initial else {}
    if call.other is not None:
        answer["outputs"] = _repeated(use, entry, call, inputs)
        answer["inputs"] = _arrays(inputs)
        return answer
    if call.cotangents is not None:
        for name in call.wanted:
            if name in inputs:
                inputs[name].requires_grad_()
    answer["output"] = use(entry, inputs)
    if call.cotangents is not None:
        answer["gradients"] = _gradients(answer["output"], entry, inputs, call)
        if call.state is not None:
            answer["graphs"] = [n for n, b in entry.named_buffers() if b.requires_grad]
    answer["inputs"] = _arrays(inputs)
    return answer


def materialise(value: Any, call: Call) -> Any:
    """Fresh framework values: every array is a copy of its own, strided where the call says so.

    Neighbours are then laid out differently: who walks two of them in the order of their memory finds
    other pairs than those of their indices.
    """
    number = 0

    def leaf(item: Any) -> Any:
        nonlocal number
        data = item.data if isinstance(item, Array) else item
        if type(data).__module__ != "numpy" or not hasattr(data, "shape"):
            return item
        number += 1
        made = as_tensor(data, call.device) if call.framework == "torch" else data.copy()
        if not call.strided or not data.ndim:
            return made
        return strided(made, spaced=(number + call.strided) % 2 == 1)

    return transform(value, leaf)


def build(
    namespace: dict[str, Any], call: Call, init: dict[str, Any]
) -> tuple[Any, dict[str, Any]]:
    """The function, the built object, or a namespace of several functions; and fresh parameters."""
    if len(call.entries) > 1:
        return SimpleNamespace(**{e.name: namespace[e.name] for e in call.entries}), {}
    [entry] = call.entries
    if not entry.is_class:
        return namespace[entry.name], {}
    assert entry.init is not None
    positional, options = entry.init.bind(init)
    built = namespace[entry.name](*positional, **options)
    if call.state is None:
        return built, {}
    import torch

    built.to(call.device, getattr(torch, call.dtype))
    # Asked for only where it is compared: a state_dict takes as long as a layer.
    fresh = built.state_dict() if call.initial else {}
    initial = {n: value.detach().clone() for n, value in fresh.items() if n in call.initial}
    load_state(built, materialise(call.state, call))
    built.train(call.training)
    return built, initial


def load_state(module: Any, state: dict[str, Any]) -> None:
    """Copy weights in by name. Raises StateMismatchError where names or shapes differ."""
    from torch.nn.parameter import is_lazy  # a lazy one takes any shape

    own = module.state_dict()
    missing = [name for name in state if name not in own]
    extra = [name for name in own if name not in state]
    misshapen = [
        [name, list(state[name].shape), list(own[name].shape)]
        for name in state
        if name in own and not is_lazy(own[name]) and own[name].shape != state[name].shape
    ]
    if missing or extra or misshapen:
        raise StateMismatchError(missing, extra, misshapen)
    module.load_state_dict(state)


def default(call: Call) -> Exercise:
    signature = call.entries[0].call

    def use(entry: Any, inputs: dict[str, Any]) -> Any:
        positional, options = signature.bind(inputs)
        return entry(*positional, **options)

    return use


def _repeated(use: Exercise, entry: Any, call: Call, inputs: dict[str, Any]) -> list[Any]:
    """The answers to five calls, and the second one once more as it is at the end.

    The second finds new values in the memory of the first, the third has the first inputs in memory
    of their own, the fourth repeats it. The fifth has other sizes, and a module other weights, as after a
    step of training.
    """

    def said(answer: Any) -> Any:
        with deep_recursion():
            return neutral(answer)

    # Neutral at once: a later call must not reach an answer that was already given.
    first = said(use(entry, inputs))
    with deep_recursion():
        other, rewritten = materialise(call.other, call), materialise(call.rewritten, call)
        again = materialise(call.inputs, call)
    for name, value in rewritten.items():
        if hasattr(value, "shape") and hasattr(inputs.get(name), "shape"):
            refill(inputs[name], value)
        else:
            inputs[name] = value
    kept = use(entry, inputs)
    second = said(kept)
    third = said(use(entry, again))
    fourth = said(use(entry, again))
    if call.state is not None:
        _train(entry)
    fifth = said(use(entry, other))
    return [first, second, third, fourth, fifth, said(kept)]


def _train(module: Any) -> None:
    """Change the parameters in place, as an optimiser does."""
    import torch

    with torch.no_grad():
        for parameter in module.parameters():
            parameter.mul_(-0.5)


def _arrays(inputs: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in inputs.items()
        if isinstance(value, list | tuple | dict) or hasattr(value, "shape")
    }


def floating_leaves(value: Any) -> list[Any]:
    """The floating tensors of a torch answer, in order."""
    import torch

    leaves: list[Any] = []

    def leaf(item: Any) -> Any:
        if isinstance(item, torch.Tensor) and item.is_floating_point():
            leaves.append(item)
        return item

    transform(value, leaf)
    return leaves


def _gradients(answer: Any, entry: Any, inputs: dict[str, Any], call: Call) -> dict[str, Any]:
    """The vector-Jacobian product of the answer with random cotangents, by name of the source.

    None stands for a gradient that does not arrive.
    """
    import torch

    from drill.judge.generator import generator

    targets = {name: inputs[name] for name in call.wanted if name in inputs}
    if call.parameters:
        own = dict(entry.named_parameters())
        targets |= {name: own[name] for name in call.parameters if name in own}
    result: dict[str, Any] = dict.fromkeys([*targets, *call.parameters])
    assert call.cotangents is not None
    rng = generator(call.cotangents)
    # One scalar whose gradient is the product: handing cotangents to autograd imports sympy (0.4 s).
    products = []
    for leaf in floating_leaves(answer):
        # float32: the same values in every dtype that is compared.
        cotangent = torch.from_numpy(rng.standard_normal(tuple(leaf.shape), dtype="float32"))
        if leaf.requires_grad:
            products.append((leaf * cotangent.to(leaf.device, leaf.dtype)).sum())
    sources = [name for name, target in targets.items() if target.requires_grad]
    if not products or not sources:
        return result
    wanted = [targets[name] for name in sources]
    found = torch.autograd.grad(sum(products), wanted, allow_unused=True)
    return result | dict(zip(sources, found, strict=True))


def deep_recursion() -> contextlib.AbstractContextManager[None]:
    """Room for our own walk over deep values."""
    return recursion(20_000)


@contextlib.contextmanager
def recursion(limit: int = RECURSION_LIMIT) -> Iterator[None]:
    """Within it, calls may be nested so deeply."""
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(limit)
    try:
        yield
    finally:
        sys.setrecursionlimit(usual)
