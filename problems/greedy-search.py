"""A small language model to decode from, deterministic and clear about its best token."""

import numpy

from drill.judge.language_model import LanguageModel

# Added to the best token's logit: no answer hangs on rounding.
LEAD = 0.05
ATTEMPTS = 1_000


def eos_id(rng, sizes, _made):
    """Any token may be the end."""
    return int(rng.integers(sizes["V"]))


def prompts(rng, sizes, made):
    """`(B, T)` tokens without the end, where the vocabulary has any other; the rows differ if they can."""
    others = [token for token in range(sizes["V"]) if token != made["eos_id"]]
    others = rng.permutation(others or [made["eos_id"]])
    ids = rng.choice(others, (sizes["B"], sizes["T"])).astype("int64")
    ids[:, 0] = others[numpy.arange(sizes["B"]) % len(others)]
    return ids


def prompts_with_eos(rng, sizes, made):
    """Prompts with an end token: every other one ends with it, the rest have it anywhere."""
    ids = prompts(rng, sizes, made)
    places = rng.integers(sizes["T"], size=sizes["B"])
    places[int(rng.integers(2)) :: 2] = sizes["T"] - 1
    ids[numpy.arange(sizes["B"]), places] = made["eos_id"]
    return ids


def any_model(rng, sizes, made):
    """A model whose rows end now and then."""
    return _model(rng, sizes, made, 0.5, lambda _: True)


def endless_model(rng, sizes, made):
    """A model that never wants to end."""
    return _model(rng, sizes, made, -25.0, lambda _: True)


def uneven_model(rng, sizes, made):
    """Some row ends before another one."""
    return _model(rng, sizes, made, 0.5, lambda ends: min(ends) < max(ends))


def brief_model(rng, sizes, made):
    """All rows end before the last round."""
    return _model(rng, sizes, made, 1.5, lambda ends: max(ends) < sizes["N"])


def lasting_model(rng, sizes, made):
    """No row ends in the first round."""
    return _model(rng, sizes, made, 0.5, lambda ends: min(ends) > 1)


def _model(rng, sizes, made, eos_bias, suits):
    for _ in range(ATTEMPTS):
        model = LanguageModel(
            int(rng.integers(2**31)), sizes["V"], made["eos_id"], eos_bias, lead=LEAD
        )
        rows = made["input_ids"].tolist()
        if suits([_rounds(model, tuple(row), sizes["N"]) for row in rows]):
            return model
    raise ValueError(f"no model of {sizes} ends as it should")


def _rounds(model, prefix, at_most):
    """The round in which a row ends; one more than there are where it does not."""
    for i in range(1, at_most + 1):
        prefix += (int(model.logits(prefix).argmax()),)
        if prefix[-1] == model.eos_id:
            return i
    return at_most + 1
