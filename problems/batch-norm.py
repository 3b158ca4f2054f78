"""How the layer of `batch-norm` is used: training and evaluation in turn, then with a state set anew."""

import copy

import numpy

STATISTICS = ("gamma", "beta", "running_mean", "running_var")
STEPS = (
    ("layer(x1)", "x1", True),
    ("layer(x2)", "x2", True),
    ("layer(x_eval)", "x_eval", False),
    ("layer(x3)", "x3", True),
    ("layer(x_eval) after layer(x3)", "x_eval", False),
)
STEPS_AFTER_SETTING = (
    ("layer(x_eval) after setting all four", "x_eval", False),
    ("layer(x1) after setting all four", "x1", True),
)


def exercise(layer, inputs):
    """Every output, and what the layer holds when it is fresh and after every call."""
    answer = {"training at the start": bool(layer.training)} | _held(layer, "at the start")
    _set(layer, {name: inputs[name] for name in ("gamma", "beta") if name in inputs})
    answer |= _run(layer, inputs, STEPS)
    _set(layer, {name: inputs[f"set_{name}"] for name in STATISTICS})
    return answer | _run(layer, inputs, STEPS_AFTER_SETTING)


def measured(layer, inputs):
    """One training step of the layer."""
    layer.training = True
    return layer(inputs["x1"])


def variances(rng, sizes, _made):
    """One variance a feature; one of them is exactly 0."""
    values = rng.uniform(0.5, 2.0, sizes["C"])
    values[rng.integers(sizes["C"])] = 0.0
    return values


def _set(layer, arrays):
    """Assign copies, which the layer may update in place; rows `(1, C)` where it keeps such."""
    for name, array in arrays.items():
        rows = numpy.shape(getattr(layer, name)) == (1, *array.shape)
        setattr(layer, name, array[None].copy() if rows else array.copy())


def _run(layer, inputs, steps):
    answer = {}
    for step, name, training in steps:
        layer.training = training
        # A layer that gives its own memory away must not change this answer later.
        answer[step] = copy.copy(layer(inputs[name]))
        answer |= _held(layer, f"after {step}")
    return answer


def _held(layer, when):
    """Copies of the layer's arrays; one that is kept as a row `(1, C)` counts as `(C,)`."""
    held = {name: numpy.array(getattr(layer, name), dtype="float64") for name in STATISTICS}
    return {f"{name} {when}": value.reshape(-1) for name, value in held.items()}
