"""Dropout judged by its distribution: which elements of an output were dropped, in inputs of every rank.

The module gets as many hidden units as outputs, all with the same positive weights, and every output takes
one hidden unit. In training each element of `y` is then one of three values, independently of all others:
0 where the output was dropped, what the bias makes where its hidden unit was, or what both make.

A right answer is rejected by chance at most once in 25 million checks: an input of each rank is held
against three distributions, each comparison errs at most once in 10⁹, and three instances have dropout.
What is told in words is surer than that.
"""

import math

import numpy
import torch

from drill.judge.values import Array, Draws

UNITS = 32
# Even sizes, so that elements pair off along every dimension. Tokens alone are given one after the other.
SINGLE = (24,)
SHAPES = {
    "x of shape (1,)": SINGLE,
    "x of shape (60, 1)": (60,),
    "x of shape (6, 10, 1)": (6, 10),
    "x of shape (2, 4, 8, 1)": (2, 4, 8),
}
# No multiples of 0.1, and no 0.5, which is its own complement.
RATES = (0.15, 0.35, 0.65)
# Two values are the same up to here. Those that the weights below can make are 0.05 and more apart.
SAME = 1e-4
MOST_VALUES = 8
ONE_BY_ONE = "elements are dropped one by one, anew in every call"
# Where something before it is wrong already.
NOT_LOOKED_AT = "not looked at"


def exercise(mlp, inputs):
    """Call the module; where a token is given, others with dropout, in both modes, for every rank of x."""
    if "token" not in inputs:
        return mlp(inputs["x"])
    answer = {}
    for (name, shape), drop in zip(SHAPES.items(), inputs["rates"], strict=True):
        layer = type(mlp)(1, hidden_features=UNITS, out_features=UNITS, drop=drop)
        layer.to(inputs["token"]).load_state_dict(inputs["weights"])
        answer[name] = course(layer, inputs["token"], shape)
    return answer


def course(layer, token, shape):
    """Evaluation, training without gradients and with them, and evaluation again."""
    x = token.repeat(*shape, 1)
    if len(shape) > 1:  # in memory as after a transposition
        x = x.transpose(0, 1).contiguous().transpose(0, 1)
    few = x[..., :1, :]
    answer = {}
    layer.eval()
    answer["y in evaluation"], answer["in evaluation"] = with_gradients(layer, few, shape)
    layer.train()
    with torch.no_grad():
        answer["y in training without gradients"] = called(layer, x, shape)
    answer["y in training"], answer["in training"] = with_gradients(layer, x, shape)
    layer.eval()
    answer["y in evaluation after training"] = called(layer, few, shape)
    return answer | {"x afterwards": x}


def called(layer, x, shape):
    """The module's answer; of single tokens the answers."""
    return torch.stack([layer(token) for token in x]) if shape == SINGLE else layer(x)


def with_gradients(layer, x, shape):
    """What the module answers, and the gradients of its sum; None where none arrives."""
    with torch.enable_grad():
        x = x.detach().requires_grad_()
        y = called(layer, x, shape)
        sources = {"x": x} | dict(layer.named_parameters())
        found = [None] * len(sources)
        if y.requires_grad:
            found = torch.autograd.grad(y.sum(), list(sources.values()), allow_unused=True)
    return y.detach(), dict(zip(sources, found, strict=True))


def rates(rng, sizes, made):
    """A `drop` for each rank of x: every use of the module tries all of them."""
    start = int(rng.integers(len(RATES)))
    return [RATES[(start + i) % len(RATES)] for i in range(len(SHAPES))]


def weights(rng, sizes, made):
    """A state_dict with which every element is of three values, in an order that is known."""
    # With a token in [1, 2] the hidden units are between 0.7 and 2.3.
    return {
        "fc1.weight": numpy.full((UNITS, 1), rng.uniform(0.9, 1.1)),
        "fc1.bias": numpy.full(UNITS, rng.uniform(0.0, 0.1)),
        "fc2.weight": numpy.eye(UNITS) * rng.uniform(0.5, 1.0),
        "fc2.bias": numpy.full(UNITS, rng.uniform(0.2, 0.4)),
    }


def canonical(inputs, answer):
    """Instead of thousands of random elements: what was dropped in them, in words, values and counts."""
    if "token" not in inputs or not isinstance(answer, dict):
        return answer
    told = {}
    for (name, shape), p in zip(SHAPES.items(), inputs["rates"], strict=True):
        for key, value in _course(shape, answer[name]).items():
            told[_at(key, name, p)] = value
    return told


def expected(inputs, answer):
    """The reference's answer with the exact distributions in place of its draws."""
    if "token" not in inputs:
        return answer
    right = dict(answer)
    for (name, shape), p in zip(SHAPES.items(), inputs["rates"], strict=True):
        values = numpy.array([p, (1 - p) * p, (1 - p) ** 2])
        pairings = 2 * (len(shape) + 2)
        right[_at(VALUES, name, p)] = Draws(values[None])
        right[_at(PAIRS, name, p)] = Draws(
            numpy.tile(numpy.outer(values, values).ravel(), (pairings, 1))
        )
        right[_at(COUNTS, name, p)] = Draws(
            numpy.stack([_binomial(values[0]), _binomial(values[2])])
        )
    return right


def _at(key, name, p):
    return f"{key}, {name}, drop={p}"


VALUES = "how often each of these values occurs in y in training"
PAIRS = "how often two elements of y in training are each pair of these values"
COUNTS = "how many outputs of a token, of 32, are the least value and the largest"


def _course(shape, answer):
    """What is told of one rank."""
    told = {"x afterwards": answer["x afterwards"]}
    for when in ("in evaluation", "in evaluation after training"):
        y = answer[f"y {when}"]
        same = _readable(y) and numpy.ptp(y.data) <= SAME
        told[f"dropout {when}"] = "nothing is dropped" if same else "elements are dropped"
        told[f"y {when}"] = y if same else _zeros(y)
        if when == "in evaluation":
            for source, gradient in answer[when].items():
                key = f"gradient of y.sum() by {source} {when}"
                found = "none arrives" if gradient is None else gradient
                told[key] = found if same else NOT_LOOKED_AT
    calls = [answer["y in training without gradients"], answer["y in training"]]
    told["y in training"] = _zeros(calls[0])
    told["y in training again"] = _zeros(calls[1])
    if all(_readable(y) and y.shape == (*shape, UNITS) for y in calls):
        return told | _training(numpy.stack([y.data for y in calls]), answer["in training"])
    return told | _nothing_of_training(answer["in training"])


def _training(y, gradients):
    """What is told of two calls in training, `(2, ..., UNITS)`."""
    values = _values(y)
    words = _words(y, values)
    told = {"dropout in training": words}
    if words != ONE_BY_ONE:
        telling = "nothing" in words or "0" in words
        told["values in y in training"] = _few(values) if telling else NOT_LOOKED_AT
        return told | _nothing_of_training(gradients, told)
    places = numpy.searchsorted(values + SAME, y)
    largest = (places == 2).astype("int64")
    told["values in y in training"] = _few(values)
    told[VALUES] = _array(places.reshape(-1, 1))
    told[PAIRS] = _array(_pairs(places))
    told[COUNTS] = _array(
        numpy.stack([(places == 0).sum(-1).ravel(), largest.sum(-1).ravel()], axis=1)
    )
    # An element passes a gradient on as often as it was kept.
    by_unit = largest[1].reshape(-1, UNITS).sum(0)
    kept = {
        "x": largest[1].sum(-1)[..., None],
        "fc1.weight": by_unit[:, None],
        "fc1.bias": by_unit,
        "fc2.weight": by_unit,
        "fc2.bias": (places[1] > 0).reshape(-1, UNITS).sum(0),
    }
    for source, gradient in gradients.items():
        told[_gradient(source)] = _ratio(source, gradient, kept.get(source))
    return told


def _nothing_of_training(gradients, told=()):
    keys = ["dropout in training", "values in y in training", VALUES, PAIRS, COUNTS]
    keys += [_gradient(source) for source in gradients]
    return {key: NOT_LOOKED_AT for key in keys if key not in told}


def _gradient(source):
    return f"gradient of y.sum() by {source} in training, for every element that was kept"


def _words(y, values):
    """What is wrong at first sight; a mask of few elements is known before chance makes them all alike."""
    if numpy.ptp(y) <= SAME:
        return "nothing is dropped"
    shared = [axis for axis in range(y.ndim) if numpy.ptp(y, axis=axis).max() <= SAME]
    if y.ndim - 1 in shared:
        return "all features of a token are dropped together"
    if 0 in shared:
        return "the same elements are dropped in every call"
    if len(shared) == y.ndim - 2:
        return "all tokens share one mask"
    if shared:
        return f"tokens share a mask along dimension {shared[0] - 1} of x"
    if numpy.ptp(y[0]) <= SAME:
        return "nothing is dropped under torch.no_grad()"
    if numpy.ptp(y[1]) <= SAME:
        return "nothing is dropped where gradients are needed"
    if abs(values[0]) > SAME:
        return "no output is 0: none of them is dropped"
    if len(values) == 2:
        return "an output is 0 or always the same: no hidden unit is dropped alone"
    return ONE_BY_ONE if len(values) == 3 else "the elements have more than three values"


def _pairs(places):
    """The pairs `(..., pairings)` of elements: along every dimension the halves, and neighbours."""
    found = []
    for axis in range(places.ndim):
        line = numpy.moveaxis(places, axis, 0)
        half = len(line) // 2
        found += [3 * line[:half] + line[half:], 3 * line[::2] + line[1::2]]
    return numpy.stack([pairs.ravel() for pairs in found], axis=1)


def _ratio(source, gradient, kept):
    """The gradient for every element that was kept, where it is the same for all."""
    if gradient is None or kept is None:
        return "none arrives"
    data = gradient.data.astype("float64")
    if source == "fc2.weight":  # beside the diagonal it is made from hidden units that are not seen
        data = data.diagonal()
    if data.shape != kept.shape or not numpy.isfinite(data).all():
        return "is no gradient"
    ratio = float(data.sum() / max(kept.sum(), 1))
    close = numpy.abs(data - ratio * kept).max() <= 1e-3 * numpy.abs(data).max()
    return ratio if close else "does not go with what was kept"


def _binomial(p):
    """The distribution of how many of the units something with probability p happens to."""
    return numpy.array(
        [math.comb(UNITS, k) * p**k * (1 - p) ** (UNITS - k) for k in range(UNITS + 1)]
    )


def _readable(value):
    return isinstance(value, Array) and value.floating and value.data.size > 0


def _zeros(value):
    """Its type and shape, which are compared where its elements are random."""
    return Array(value.kind, value.dtype, value.data * 0) if _readable(value) else value


def _values(data):
    """The distinct values, in ascending order; NaN is none of the others."""
    ordered = numpy.sort(data.astype("float64"), axis=None)
    return ordered[~(numpy.diff(ordered, prepend=-numpy.inf) <= SAME)]


def _few(values):
    return values[:MOST_VALUES].round(9).tolist()


def _array(data):
    return Array("tensor", data.dtype.name, data)
