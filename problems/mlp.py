"""Dropout judged by its distribution: what one token can become, and how often it becomes that.

The module gets two hidden units, two outputs, and positive weights such that what an output is tells
which hidden units were kept. In ascending order it is 0 (the output itself was dropped), or what the
bias, the first unit, the second one, or both of them make.
"""

import numpy
import torch

from drill.judge.values import Array, Draws

# Tokens along either dimension: a mask that one of them shares is drawn ten times, not 2000 times.
WIDE = (10, 200)
TALL = (200, 10)
EVALUATION = "y in evaluation"
TRAINING = {
    "y in training, x of shape (10, 200, 1)": WIDE,
    "y in training, x of shape (200, 10, 1)": TALL,
}
TWO_CALLS = "two calls in a row in training"
GRADIENT = "gradient of y[..., 0].sum() by x in training"
EVALUATION_LATER = "y in evaluation after training"
# Two values are the same up to here. Those that the weights below can make are 0.05 and more apart.
SAME = 1e-6
# Where noise makes every value another one, so many of them show it.
MOST_VALUES = 8


def exercise(mlp, inputs):
    """Call the module; where a token is given, another one with dropout, in both modes."""
    if "token" not in inputs:
        return mlp(inputs["x"])
    token = inputs["token"]
    mlp = type(mlp)(1, hidden_features=2, out_features=2, drop=inputs["drop"]).to(token)
    mlp.load_state_dict(inputs["weights"])
    mlp.eval()
    answer = {EVALUATION: mlp(token.repeat(*WIDE, 1))}
    mlp.train()
    for name, shape in TRAINING.items():
        answer[name] = mlp(token.repeat(*shape, 1))
    again = mlp(token.repeat(*TALL, 1))
    answer[TWO_CALLS] = "equal" if torch.equal(again, answer[name]) else "not equal"
    answer[GRADIENT] = gradient(mlp, token.repeat(*WIDE, 1))
    mlp.eval()
    answer[EVALUATION_LATER] = mlp(token.repeat(*WIDE, 1))
    return answer


def gradient(mlp, x):
    """What reaches x through what was kept; zeros where nothing arrives."""
    with torch.enable_grad():
        x.requires_grad_()
        output = mlp(x)[..., 0].sum() + 0 * x.sum()
        [found] = torch.autograd.grad(output, [x])
    return found


def weights(rng, sizes, made):
    """A state_dict with which every output is of five values, in an order that is known."""
    return {
        # With a token in [1, 2] the hidden units are between 0.7 and 2.3, and near one another.
        "fc1.weight": rng.uniform(0.9, 1.1, (2, 1)),
        "fc1.bias": rng.uniform(0.0, 0.1, 2),
        "fc2.weight": rng.uniform([0.5, 1.0], [0.6, 1.2], (2, 2)),
        "fc2.bias": rng.uniform(0.2, 0.4, 2),
    }


def canonical(inputs, answer):
    """Instead of thousands of random outputs: the values among them, and which one each of them is."""
    if "token" not in inputs:
        return answer
    told = {}
    for name, value in answer.items():
        if not isinstance(value, Array):
            told[name] = value
            continue
        units = value.data.reshape(-1, value.shape[-1]).T
        for i, unit in enumerate(units):
            told[f"values in [..., {i}] of {name}"] = _values(unit)[:MOST_VALUES].round(9).tolist()
        if name in TRAINING:
            places = [numpy.searchsorted(_values(unit), unit, side="right") - 1 for unit in units]
            told[_shares(name)] = _array(numpy.stack(places, axis=1))
            told[_drops(name)] = _array((2 * (units[0] == 0) + (units[1] == 0))[:, None])
    return told


def expected(inputs, answer):
    """The reference's answer with the exact distributions in place of its draws."""
    if "token" not in inputs:
        return answer
    p, q = inputs["drop"], 1 - inputs["drop"]
    values = Draws(numpy.array([[p, q * p * p, q * p * q, q * q * p, q * q * q]] * 2))
    drops = Draws(numpy.array([[q * q, q * p, p * q, p * p]]))
    drawn = {_shares(name): values for name in TRAINING} | {
        _drops(name): drops for name in TRAINING
    }
    return answer | drawn


def _shares(name):
    return f"how often each of these values occurs in {name}"


def _drops(name):
    return f"how often none, only [..., 1], only [..., 0], both are 0 in {name}"


def _values(unit):
    """The distinct values, in ascending order; NaN is none of the others."""
    ordered = numpy.sort(unit)
    return ordered[~(numpy.diff(ordered, prepend=-numpy.inf) <= SAME)]


def _array(data):
    return Array("tensor", data.dtype.name, data)
