"""How the arrays of a call lie in memory."""

from typing import Any

import numpy
import pytest
import torch

from drill.judge.exercise import Call, materialise
from drill.judge.layout import strided

SHAPES = [(3,), (1,), (2, 3), (4, 1), (1, 4), (2, 3, 4), (1, 2, 1, 3)]


@pytest.mark.parametrize("spaced", [True, False])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_strided_array_has_the_same_values_and_is_not_contiguous(
    shape: tuple[int, ...], spaced: bool
) -> None:
    array = numpy.arange(numpy.prod(shape), dtype="float64").reshape(shape)
    for own in (array, torch.from_numpy(array)):
        made = strided(own, spaced)
        assert numpy.array_equal(numpy.asarray(made), array)
        if array.size > 1:
            contiguous = own is array and made.flags.c_contiguous
            assert not contiguous
        if isinstance(made, torch.Tensor) and array.size > 1:
            assert not made.is_contiguous()


@pytest.mark.parametrize("framework", ["numpy", "torch"])
def test_neighbours_are_laid_out_differently(framework: str) -> None:
    def laid_out(manner: int) -> list[tuple[int, ...]]:
        pair = [numpy.arange(6.0).reshape(2, 3)] * 2
        made: Any = materialise(pair, Call(framework, [], {}, strided=manner))
        assert numpy.array_equal(numpy.asarray(made[0]), numpy.asarray(made[1]))
        return [tuple(m.stride()) if framework == "torch" else m.strides for m in made]

    (first, second), other_way = laid_out(1), laid_out(2)
    assert first != second
    assert other_way == [second, first]
    assert first[0] < first[1]  # what one looks for first cannot be flattened by a view


def test_other_calls_have_contiguous_copies_of_their_own() -> None:
    data = numpy.arange(6.0).reshape(2, 3)
    made = materialise({"x": data}, Call("numpy", [], {}))["x"]
    assert made.flags.c_contiguous
    assert not numpy.shares_memory(made, data)
