"""How the layer of `batch-norm` is used: several steps of training, with evaluation in between."""

import copy

import numpy

STATISTICS = ("gamma", "beta", "running_mean", "running_var")


def exercise(layer, inputs):
    """Every output, and what the layer holds when it is fresh and after every call."""
    options = {name: inputs[name] for name in ("momentum", "eps") if name in inputs}
    if options:
        layer = type(layer)(inputs["x1"].shape[1], **options)
    answer = {"training at the start": bool(layer.training)} | _held(layer, "at the start")
    for name in ("gamma", "beta"):
        if name in inputs:
            setattr(layer, name, inputs[name].copy())
    for name, training in (("x1", True), ("x2", True), ("x_eval", False), ("x3", True)):
        layer.training = training
        # A layer that gives its own memory away must not change this answer later.
        answer[f"layer({name})"] = copy.copy(layer(inputs[name]))
        answer |= _held(layer, f"after layer({name})")
    return answer


def _held(layer, when):
    """Copies of the layer's arrays; one that is kept as a row `(1, C)` counts as `(C,)`."""
    held = {name: numpy.array(getattr(layer, name), dtype="float64") for name in STATISTICS}
    return {f"{name} {when}": value.reshape(-1) for name, value in held.items()}
