"""Nucleus sampling (Holtzman et al. 2020) judged by its distribution: batches, draws, probabilities."""

import numpy
import torch

from drill.judge.values import Draws

CALLS = 8
CANDIDATES = 10_000
SHIFT = 1000.0
OUTPUTS = (
    "ids",
    "draws",
    "successive_calls_differ",
    "equal_seeds_give_equal_draws",
    "ids_at_temperature_0",
    "raises_value_error_below_0",
)


def seed(rng, sizes, made):
    """The seed of the generator that a submission is given."""
    return int(rng.integers(2**31))


def draws(rng, sizes, made):
    """How often each row is sampled.

    80 draws of two tokens are never all alike (1e-9). 400 always show a token of the smallest share
    that `_clear` lets a nucleus end with. A submission may loop over rows, so there are no more of them
    than that everywhere.
    """
    return 400 if (sizes["B"], sizes["V"]) == (3, 8) else 80


def many_draws(rng, sizes, made):
    """`draws`, but enough at the largest sizes for small differences between distributions."""
    return 4800 if (sizes["B"], sizes["V"]) == (3, 8) else 80


def logits(rng, sizes, made):
    """Distinct rows of `(B, V)` whose nucleus can neither be missed by a token nor hang on rounding."""
    temperature = made.get("temperature", 1.0)
    spread = rng.uniform(0.4, 2.0, (CANDIDATES, 1)) * temperature
    rows = rng.standard_normal((CANDIDATES, sizes["V"])) * spread
    clear = rows[_clear(_probabilities(rows, temperature), made["p"])]
    # Rows in which it shows whether the temperature came before the nucleus, or at all, go first.
    return clear[numpy.argsort(~_tempered(clear, made["p"], temperature), kind="stable")][
        : sizes["B"]
    ]


def shifted_logits(rng, sizes, made):
    """The same distributions from logits around 1000 or -1000, which their exponentials overflow."""
    return logits(rng, sizes, made) + rng.choice([-SHIFT, SHIFT])


def _probabilities(rows, temperature):
    scores = rows / temperature
    weights = numpy.exp(scores - scores.max(axis=1, keepdims=True))
    return weights / weights.sum(axis=1, keepdims=True)


def _clear(probabilities, p):
    """Which rows are fair and telling.

    Fair: no mass is within 0.01 of p, and the tokens on either side of the border, and the two most
    probable ones, differ by 0.01. Telling: a draw hits the nucleus' last token, and would hit the first
    one outside, so often that a sample without the one, or with the other, shows.
    """
    ordered = -numpy.sort(-probabilities, axis=1)
    rows, tokens = ordered.shape
    mass = ordered.cumsum(axis=1)
    size = (mass - ordered < p).sum(axis=1)
    place = numpy.arange(rows)
    last = ordered[place, size - 1]
    beyond = numpy.pad(ordered, ((0, 0), (0, 1)))[place, size]
    kept = mass[place, size - 1]
    fair = last - beyond >= 0.01
    if tokens > 1:
        fair &= ordered[:, 0] - ordered[:, 1] >= 0.01
    if p < 1:
        fair &= abs(mass - p).min(axis=1) >= min(0.01, p / 2)
    # All tokens together cannot each have much.
    seen = last / kept >= (min(0.15, 0.5 / tokens) if p == 1 else 0.15)
    return fair & seen & ((size == tokens) | (beyond >= min(0.08, (1 - p) / 2)))


def _tempered(rows, p, temperature):
    """In which rows the temperature moves a fifth of the mass within the untempered nucleus."""
    plain, tempered = _probabilities(rows, 1.0), _probabilities(rows, temperature)
    inside = _nucleus(plain, p) > 0
    moved = plain * inside / (plain * inside).sum(axis=1, keepdims=True)
    moved -= tempered * inside / (tempered * inside).sum(axis=1, keepdims=True)
    return abs(moved).sum(axis=1) >= 0.4


def _nucleus(probabilities, p):
    """The distribution of right draws."""
    order = numpy.argsort(-probabilities, axis=1)
    ordered = numpy.take_along_axis(probabilities, order, axis=1)
    ordered[ordered.cumsum(axis=1) - ordered >= p] = 0.0
    nucleus = numpy.empty_like(ordered)
    numpy.put_along_axis(nucleus, order, ordered / ordered.sum(axis=1, keepdims=True), axis=1)
    return nucleus


def exercise(entry, inputs):
    """Sample the batch once, and many copies of it several times; then what the edge cases give."""
    logits, p = inputs["logits"], inputs["p"]
    rows = logits.size(0)
    options = {"temperature": inputs["temperature"]} if "temperature" in inputs else {}

    def arguments():
        if "seed" not in inputs:
            return options
        return {**options, "generator": torch.Generator().manual_seed(inputs["seed"])}

    answer = dict.fromkeys(OUTPUTS)
    first = entry(logits, p, **arguments())
    # Shape and dtype of the ids; their values are one draw of many.
    answer["ids"] = torch.zeros_like(first) if isinstance(first, torch.Tensor) else first
    if not isinstance(first, torch.Tensor) or first.shape != (rows,):
        return answer  # nothing else can be asked of it
    # Every later call gets memory of its own: a changed input is another mistake than a wrong draw.
    crowd = logits.repeat(inputs["draws"] // CALLS, 1)
    shared = arguments()
    calls = torch.stack([entry(crowd.clone(), p, **shared) for _ in range(CALLS)])
    answer["draws"] = torch.cat([first, calls.flatten()]).reshape(-1, rows)
    answer["successive_calls_differ"] = bool((calls[1:] != calls[0]).any())
    if "seed" in inputs:
        repeated = entry(crowd.clone(), p, **arguments())
        answer["equal_seeds_give_equal_draws"] = bool((repeated == calls[0]).all())
    answer["ids_at_temperature_0"] = entry(logits.clone(), p, temperature=0.0)
    answer["raises_value_error_below_0"] = _refuses(entry, logits.clone(), p)
    return answer


def _refuses(entry, logits, p):
    """Whether a negative temperature is a ValueError."""
    try:
        entry(logits, p, temperature=-0.5)
    except ValueError:
        return True
    return False


def expected(inputs, answer):
    """The reference's answer with the exact distribution in place of its draws."""
    logits = numpy.asarray(inputs["logits"], dtype="float64")
    probabilities = _probabilities(logits, inputs.get("temperature", 1.0))
    return {**answer, "draws": Draws(_nucleus(probabilities, inputs["p"]))}
