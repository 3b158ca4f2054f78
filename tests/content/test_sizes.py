"""Expressions of sizes: arithmetic and comparisons, and nothing else."""

import pytest

from drill.content.sizes import evaluate, names, shape

SIZES = {"H": 3, "D": 4}


@pytest.mark.parametrize(
    ("size", "value"),
    [
        (7, 7),
        ("H", 3),
        ("H * D", 12),
        ("2 * H + 1", 7),
        ("D // 3", 1),
        ("D % 3", 1),
        ("-H", -3),
        ("(H - 1) * D", 8),
        ("H <= D", 1),
        ("H == D", 0),
    ],
)
def test_an_expression_has_a_value(size: int | str, value: int) -> None:
    assert evaluate(size, SIZES) == value


@pytest.mark.parametrize(
    "size", ["", "X", "H.real", "f(H)", "H if D else 1", "[H]", "H / D", "1 < H < D", "'a'", "H +"]
)
def test_anything_else_is_refused(size: str) -> None:
    with pytest.raises(ValueError, match="is not an expression"):
        evaluate(size, SIZES)


@pytest.mark.parametrize(
    "size", ["-" * 99 + "HH", "+".join("H" * 900), "not " * 9000 + "H", "H" + ".a" * 9000]
)
def test_what_could_be_nested_too_deeply_is_refused(size: str) -> None:
    with pytest.raises(ValueError, match="is not an expression"):
        evaluate(size, SIZES)


def test_a_shape_is_a_tuple_of_values() -> None:
    assert shape(["H", "H * D", 2], SIZES) == (3, 12, 2)


def test_names_are_the_sizes_that_are_used() -> None:
    assert names("H * D + 1") == {"H", "D"}
    assert names(3) == set()
