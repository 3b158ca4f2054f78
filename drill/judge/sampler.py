"""How samplers of tokens are used, so that their distribution, their generator and temperature 0 show.

`exercise` runs beside the submission and knows no right answer; nor may anything that it reaches.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy
import torch

from drill.judge.values import Draws

# How many calls give the draws, and how many draws of each row are made once more with an equal seed. With
# fewer, draws of a token that has 85% of the mass would now and then be all alike by chance.
CALLS = 8
REPEATED = 40
NEGATIVE_TEMPERATURE = -0.5
SHIFT = 1000.0
CLOSE = "0.02 * logits.repeat(50, 1)"
# What the answer tells, named as a candidate reads it.
IDS = "ids"
DRAWS = "draws"
IN_A_ROW = "two calls in a row"
EQUAL_SEEDS = "two generators of equal seed"
DIFFERENT, THE_SAME = "draw different ids", "draw the same ids"
ZERO = "temperature=0"
ZERO_CLOSE = f"temperature=0 on {CLOSE}"
NEGATIVE = f"temperature={NEGATIVE_TEMPERATURE}"
OUTPUTS = (IDS, DRAWS, IN_A_ROW, EQUAL_SEEDS, ZERO, ZERO_CLOSE, NEGATIVE)


def seed(rng: Any, _sizes: dict[str, int], _made: dict[str, Any]) -> int:
    """The seed of the generator that a submission is given."""
    return int(rng.integers(2**31))


def softmax(rows: Any, temperature: float) -> Any:
    """The distributions of rows of logits at a temperature, in the dtype of the rows."""
    scores = rows / temperature
    weights = numpy.exp(scores - scores.max(axis=1, keepdims=True))
    return weights / weights.sum(axis=1, keepdims=True)


def leading(rng: Any, count: int, tokens: int, kept: int, temperature: float) -> Any:
    """Logits `(count, tokens)`, no two of a row alike, from whose `kept` first tokens is drawn.

    At that temperature the first token has a little more than half of their mass, and the others share
    the rest almost equally. So another temperature shows in the first one, the more the more tokens there
    are; and of the others, each is drawn often enough to be missed, or noticed. Rows lie apart, so that
    one row's logits are no measure for another's.
    """
    steps = numpy.arange(tokens - 1) + rng.uniform(-0.1, 0.1, (count, tokens - 1))
    others = -steps / (2 * tokens)
    mass = numpy.exp(others[:, : kept - 1]).sum(axis=1, keepdims=True)
    first = numpy.log(numpy.maximum(mass, 1.0)) + rng.uniform(0.2, 0.4, (count, 1))
    rows = numpy.hstack([first, others]) + rng.standard_normal((count, 1))
    return temperature * rng.permuted(rows, axis=1)


def far_apart(rng: Any, rows: Any) -> Any:
    """The same distributions from logits around 1000 and -1000 by turns: their exponentials overflow,
    and the largest logit of one row says nothing of another.
    """
    signs = rng.choice([-1.0, 1.0]) * (-1.0) ** numpy.arange(len(rows))
    return rows + SHIFT * signs[:, None]


def oracle(inputs: dict[str, Any]) -> dict[str, Any]:
    """What suffices to know all but the draws, which are known without any."""
    return {**inputs, "draws": CALLS}


def expected(
    inputs: dict[str, Any], answer: dict[str, Any], probabilities: Any, draws: str = DRAWS
) -> dict[str, Any]:
    """The answer to `oracle` with what draws from exactly these distributions `(rows, tokens)` tell.

    draws: how they are called
    """
    various = bool((probabilities > 0).sum(axis=1).max() > 1)
    told = {draws: Draws(probabilities), IN_A_ROW: DIFFERENT if various else THE_SAME}
    if "seed" in inputs:
        told[EQUAL_SEEDS] = THE_SAME
    return answer | told


def exercise(
    entry: Callable[..., Any], inputs: dict[str, Any], name: str, option: str | None = None
) -> dict[str, Any]:
    """Sample the batch once, and many copies of it several times; then what the edge cases give.

    inputs: `logits`, the `option` that is passed after them, if there is one, and `draws` for each row;
            `temperature`, and the `seed` of a generator, where they are given
    name:   of the entry, for the message where a call raises
    """
    logits = inputs["logits"]
    others, shown = ((), "") if option is None else ((inputs[option],), f", {option}")
    rows = logits.size(0)
    options = {"temperature": inputs["temperature"]} if "temperature" in inputs else {}

    def arguments() -> dict[str, Any]:
        if "seed" not in inputs:
            return options
        generator = torch.Generator(logits.device).manual_seed(inputs["seed"])
        return {**options, "generator": generator}

    answer: dict[str, Any] = dict.fromkeys(OUTPUTS)
    first = entry(logits, *others, **arguments())
    # Shape and dtype of the ids; their values are one draw of many.
    answer[IDS] = torch.zeros_like(first) if isinstance(first, torch.Tensor) else first
    if not isinstance(first, torch.Tensor) or first.shape != (rows,):
        return answer  # nothing else can be asked of it
    # Every later call gets memory of its own: a changed input is another mistake than a wrong draw.
    copies = inputs["draws"] // CALLS
    crowd = logits.repeat(copies, 1)
    shared = arguments()
    calls = torch.stack([entry(crowd.clone(), *others, **shared) for _ in range(CALLS)])
    answer[DRAWS] = torch.cat([first, calls.flatten()]).reshape(-1, rows)
    answer[IN_A_ROW] = _compared(calls[1:], calls[0])
    if "seed" in inputs:
        equal, few = arguments(), min(CALLS, -(-REPEATED // copies))
        again = torch.stack([entry(crowd.clone(), *others, **equal) for _ in range(few)])
        answer[EQUAL_SEEDS] = _compared(again, calls[:few])
    with _named(f"{name}(logits{shown}, temperature=0)"):
        answer[ZERO] = entry(logits.clone(), *others, temperature=0.0)
    with _named(f"{name}({CLOSE}{shown}, temperature=0)"):
        answer[ZERO_CLOSE] = entry(0.02 * logits.repeat(50, 1), *others, temperature=0.0)
    with _named(f"{name}(logits{shown}, temperature={NEGATIVE_TEMPERATURE})"):
        answer[NEGATIVE] = _refusal(entry, logits.clone(), *others)
    return answer


def _compared(ids: torch.Tensor, others: torch.Tensor) -> str:
    return DIFFERENT if bool((ids != others).any()) else THE_SAME


@contextmanager
def _named(call: str) -> Iterator[None]:
    """Says of an exception which call it was that raised."""
    try:
        yield
    except Exception as error:
        error.add_note(f"in {call}")
        raise


def _refusal(entry: Callable[..., Any], *arguments: Any) -> str:
    """What comes of a negative temperature."""
    try:
        entry(*arguments, temperature=NEGATIVE_TEMPERATURE)
    except ValueError:
        return "raises ValueError"
    except Exception as error:  # noqa: BLE001 - whatever else it raises is an answer too
        return f"raises {type(error).__name__}"
    return "raises no ValueError"
