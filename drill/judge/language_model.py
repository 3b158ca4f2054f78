"""A small language model for problems that decode from one: deterministic, a function of the whole prefix."""

from typing import Any

import numpy
import torch

from drill.judge.generator import generator
from drill.judge.seeds import derived

SPREAD = 1.5


class LanguageModel:
    """Token ids `(B, T)` int64 -> logits `(B, V)` float32; it refuses what is no batch of token ids.

    eos_bias: added to the logit of `eos_id`: how soon it wants to end
    lead:     added to the largest logit, so that no answer hangs on rounding
    offset:   every row of logits is moved by up to so much: logits are no log-probabilities
    """

    def __init__(
        self,
        seed: int,
        vocabulary: int,
        eos_id: int,
        eos_bias: float,
        lead: float = 0.0,
        offset: float = 0.0,
    ) -> None:
        self.seed = seed
        self.vocabulary = vocabulary
        self.eos_id = eos_id
        self.eos_bias = eos_bias
        self.lead = lead
        self.offset = offset
        self.known: dict[tuple[int, ...], Any] = {}

    def logits(self, prefix: tuple[int, ...]) -> Any:
        """The float32 logits `(V,)` that follow a tuple of tokens."""
        if prefix not in self.known:
            rng = generator(derived(self.seed, prefix))
            values = rng.standard_normal(self.vocabulary) * SPREAD
            values[self.eos_id] += self.eos_bias
            values[values.argmax()] += self.lead
            values += rng.uniform(-self.offset, self.offset)
            self.known[prefix] = values.astype("float32")
        return self.known[prefix]

    def __call__(self, ids: Any) -> Any:
        if not isinstance(ids, torch.Tensor) or ids.dtype != torch.int64 or ids.ndim != 2:
            raise TypeError("expected an int64 tensor of token ids (B, T)")
        if 0 in ids.shape:
            raise ValueError(f"no tokens in a batch of shape {tuple(ids.shape)}")
        rows = ids.tolist()
        if min(map(min, rows)) < 0 or max(map(max, rows)) >= self.vocabulary:
            raise IndexError(f"token ids must be in 0…{self.vocabulary - 1}")
        return torch.from_numpy(numpy.array([self.logits(tuple(row)) for row in rows]))
