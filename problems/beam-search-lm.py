"""A small language model to search, deterministic and clear about which hypotheses are best."""

from itertools import pairwise

import numpy

from drill.judge.language_model import LanguageModel

# How far apart scores are wherever an answer hangs on their order, and the least size of the last one:
# float32 sums differ by some 1e-6.
MARGIN = 1e-4
LEAST_SCORE = 0.02
ATTEMPTS = 1_000
OFFSET = 3.0


def eos_id(rng, sizes, made):
    """Any token may be the end."""
    return int(rng.integers(sizes["V"]))


def prompt(rng, sizes, made):
    """`(1, T)` tokens without the end, where the vocabulary has any other."""
    others = [token for token in range(sizes["V"]) if token != made["eos_id"]]
    return rng.choice(others or [made["eos_id"]], (1, sizes["T"])).astype("int64")


def prompt_with_eos(rng, sizes, made):
    """A prompt that ends with the end token, as a chat's turns do."""
    ids = prompt(rng, sizes, made)
    ids[0, -1] = made["eos_id"]
    return ids


def language_model(rng, sizes, made):
    """A model whose beams end now and then."""
    return _clear_model(rng, sizes, made, rng.choice([-1.0, 0.5, 1.5]))


def endless_model(rng, sizes, made):
    """A model that never wants to end."""
    return _clear_model(rng, sizes, made, -25.0)


def _clear_model(rng, sizes, made, eos_bias):
    for _ in range(ATTEMPTS):
        model = LanguageModel(
            int(rng.integers(2**31)), sizes["V"], made["eos_id"], eos_bias, offset=OFFSET
        )
        if sizes["V"] == 1 or _is_clear(model, **made):
            return model
    raise ValueError(f"no model of {sizes} is without near ties")


def _is_clear(model, eos_id, input_ids, beam_size, max_new_tokens, length_penalty=1.0):
    """Whether no round's cut and not the final choice hangs on rounding."""
    prompt = tuple(input_ids[0].tolist())
    pool = [(0.0, ())]
    for _ in range(max_new_tokens):
        candidates = []
        for total, new in pool:
            if new[-1:] == (eos_id,):
                candidates.append((total, new))
                continue
            logits = model.logits(prompt + new).astype("float64")
            values = logits - numpy.logaddexp.reduce(logits)
            candidates += [(total + v, (*new, i)) for i, v in enumerate(values.tolist())]
        ranked = sorted(((t / len(n) ** length_penalty, t, n) for t, n in candidates), reverse=True)
        if any(a[0] - b[0] < MARGIN for a, b in pairwise(ranked[: beam_size + 1])):
            return False
        pool = [(total, new) for _, total, new in ranked[:beam_size]]
    return ranked[0][0] < -LEAST_SCORE


def canonical_call(arguments):
    """The rows of a call's batch in one order: theirs is free."""
    (ids,) = arguments
    order = numpy.lexsort(ids.data.T[::-1])
    return [type(ids)(ids.kind, ids.dtype, ids.data[order])]
