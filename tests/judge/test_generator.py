"""numpy's generators from a seed of ours: the same for a seed, another for any other."""

import subprocess
import sys

import numpy
import pytest
from numpy.random import PCG64, Generator

from drill.judge.generator import generator


def test_a_seed_gives_the_same_stream_every_time() -> None:
    first, again = (generator(7).standard_normal(100) for _ in range(2))
    assert (first == again).all()


def test_a_seed_gives_the_same_stream_in_another_process() -> None:
    code = "from drill.judge.generator import generator; print(generator(7).integers(1 << 60))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(told.stdout) == generator(7).integers(1 << 60)


def test_no_two_seeds_share_a_value() -> None:
    seeds = [*range(2_000), *(seed << 16 for seed in range(1, 2_000))]
    values = {int(number) for seed in seeds for number in generator(seed).integers(1 << 62, size=5)}
    assert len(values) == 5 * len(seeds)


def test_all_of_the_state_is_filled() -> None:
    states = [generator(seed).bit_generator.state["state"] for seed in range(200)]
    for part in ("state", "inc"):
        bits = numpy.array([[state[part] >> bit & 1 for bit in range(128)] for state in states])
        free = bits[:, 1:] if part == "inc" else bits  # an increment is odd
        assert abs(free.mean(axis=0) - 0.5).max() < 0.2


def test_draws_of_many_seeds_are_uniform() -> None:
    first = numpy.array([generator(seed).random() for seed in range(4_000)])
    counts = numpy.histogram(first, bins=20, range=(0, 1))[0]
    # Chi-square with 19 degrees of freedom: beyond 60 once in a million seeds' worth of such tests.
    assert ((counts - 200) ** 2 / 200).sum() < 60


def test_it_is_a_generator_like_any_other() -> None:
    made = generator(3)
    assert isinstance(made, Generator)
    assert isinstance(made.bit_generator, PCG64)


@pytest.mark.parametrize("count", [1, 3])
def test_what_is_spawned_has_streams_of_its_own(count: int) -> None:
    parent = generator(3)
    children = [*parent.spawn(count), *parent.spawn(count)]
    values = [child.random() for child in [generator(3), *children]]
    assert len(set(values)) == 2 * count + 1
    assert [child.random() for child in generator(3).spawn(count)] == values[1 : count + 1]
