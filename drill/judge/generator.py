"""numpy's random generators, made in a fifth of the time.

A check makes some hundreds of them, one for each input and set of weights. `default_rng` has its seed stretched
by `numpy.random.SeedSequence`, which took a tenth of what finding right answers takes; a hash does as well.
"""

from hashlib import blake2b
from typing import Any

import numpy
from numpy.random import PCG64, Generator
from numpy.random.bit_generator import ISpawnableSeedSequence


class _Hashed(ISpawnableSeedSequence):
    """A seed stretched by a hash. What is spawned from it has other ones."""

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self.spawned = 0

    def generate_state(self, n_words: int, dtype: Any = numpy.uint32) -> Any:
        size = n_words * numpy.dtype(dtype).itemsize
        return numpy.frombuffer(blake2b(self.seed.encode(), digest_size=size).digest(), dtype)

    def spawn(self, n_children: int) -> list["_Hashed"]:
        first, self.spawned = self.spawned, self.spawned + n_children
        return [_Hashed(f"{self.seed}.{number}") for number in range(first, self.spawned)]


def generator(seed: int) -> Generator:
    """A generator whose stream is that of the seed."""
    # numpy takes any such sequence (NEP 19, `ISeedSequence`); its stubs name its own only.
    return Generator(PCG64(_Hashed(str(seed))))  # type: ignore[arg-type]
