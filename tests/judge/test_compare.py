"""What is right: structure, dtype, shape, finiteness, and values within the tolerance."""

import math
from typing import Any

import numpy
import pytest

from drill.judge.compare import NUMPY_BASE, Standard, compare
from drill.judge.result import Difference
from drill.judge.values import Array, Draws, Opaque


def tensor(values: Any, dtype: str = "float64", kind: str = "tensor") -> Array:
    return Array(kind, dtype, numpy.asarray(values, dtype=dtype))


def judged(
    expected: Any, answer: Any, dtype: str = "float64", part: str = "output", **options: Any
) -> Difference | None:
    trees: dict[str, Any] = {
        "expected": {part: expected},
        "typed": {part: expected},
        "moved": [],
    }
    trees |= {name: {part: value} for name, value in options.items() if name == "typed"}
    trees |= {name: [{part: value}] for name, value in options.items() if name == "moved"}
    rest = {name: value for name, value in options.items() if name not in trees}
    found = compare(Standard(**trees, dtype=dtype, **rest), {part: answer}, ["output", "weights"])
    return found.difference() if found else None


def says(difference: Difference | None) -> str:
    assert difference is not None
    return f"{difference.where.en}: {difference.says.en}"


EXPECTED = tensor([[1.0, 2.0], [3.0, 4.0]])


def test_the_same_is_right() -> None:
    assert judged(EXPECTED, tensor([[1.0, 2.0], [3.0, 4.0]])) is None


@pytest.mark.parametrize(("error", "right"), [(1e-7, True), (1e-5, False)])
def test_float64_is_right_within_1e_6(error: float, right: bool) -> None:
    answer = tensor(EXPECTED.data * (1 + error))
    assert (judged(EXPECTED, answer) is None) is right


@pytest.mark.parametrize(("error", "right"), [(1e-5, True), (1e-3, False)])
def test_float32_is_right_within_2e_5(error: float, right: bool) -> None:
    expected = tensor(EXPECTED.data)
    typed = tensor(EXPECTED.data, "float32")
    answer = tensor(EXPECTED.data * (1 + error), "float32")
    assert (judged(expected, answer, "float32", typed=typed) is None) is right


def test_a_small_value_among_large_ones_is_measured_on_their_scale() -> None:
    expected = tensor([1e-9, 1.0])
    assert judged(expected, tensor([0.0, 1.0])) is None


def test_what_the_reference_loses_in_the_dtype_may_be_lost() -> None:
    expected = tensor([1.0, 2.0])
    typed = tensor([1.001, 2.0], "float32")
    answer = tensor([0.998, 2.0], "float32")
    assert judged(expected, answer, "float32", typed=typed) is None
    assert judged(expected, answer, "float32", typed=tensor([1.0, 2.0], "float32")) is not None


def test_what_one_rounding_of_the_inputs_moves_may_be_lost() -> None:
    moved = tensor([1.001, 2.0])
    expected = tensor([1.0, 2.0])
    assert judged(expected, tensor([0.99, 2.0]), moved=moved) is not None  # capped
    assert judged(expected, tensor([0.9999, 2.0]), moved=tensor([1.0001, 2.0])) is None


def test_however_ill_conditioned_a_value_far_off_is_wrong() -> None:
    expected, typed = tensor([1.0]), tensor([5.0], "float32")
    assert judged(expected, tensor([3.0], "float32"), "float32", typed=typed) is not None


def test_the_first_difference_is_shown_with_both_values() -> None:
    found = judged((EXPECTED, EXPECTED), (EXPECTED, tensor([[1.0, 2.0], [3.0, 9.0]])))
    assert says(found) == "`weights`: 1 of 4 values differ"
    assert found is not None
    assert found.expected is not None
    assert found.got is not None
    assert found.expected.rows == [["1.", "2."], ["3.", "4."]]
    assert found.got.rows[1][1] == "9."
    assert found.got.marks == [(1, 1)]
    assert found.max_error == pytest.approx(5.0)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (None, "`output`: expected a float64 tensor (2, 2), got None"),
        (tensor([1.0, 2.0]), "`output`: expected shape (2, 2), got (2,)"),
        (
            tensor(EXPECTED.data, "float32"),
            "`output`: expected dtype float64, got float32",
        ),
        (
            tensor(EXPECTED.data, kind="array"),
            "`output`: expected a float64 tensor (2, 2), got a float64 array (2, 2)",
        ),
        (Opaque("x.Lazy"), "`output`: expected a float64 tensor (2, 2), got a x.Lazy"),
        (
            (EXPECTED, EXPECTED),
            "`output`: expected a float64 tensor (2, 2), got a tuple of 2",
        ),
        (tensor([[1.0, numpy.nan], [3.0, 4.0]]), "`output`: 1 of 4 values are NaN"),
        (tensor([[1.0, numpy.inf], [3.0, 4.0]]), "`output`: 1 of 4 values are ±inf"),
    ],
)
def test_what_is_wrong_is_said_in_words(answer: Any, said: str) -> None:
    assert says(judged(EXPECTED, answer)) == said


def test_a_broadcastable_shape_is_not_the_shape() -> None:
    assert judged(tensor([[1.0, 1.0]]), tensor([1.0])) is not None


def test_a_list_stands_for_a_tuple_and_a_missing_item_does_not() -> None:
    assert judged((EXPECTED, EXPECTED), [EXPECTED, EXPECTED]) is None
    found = judged((EXPECTED, EXPECTED), (EXPECTED,))
    assert says(found) == "`output`: expected 2 items, got 1"


def test_an_infinity_must_be_where_it_is_expected() -> None:
    expected = tensor([-numpy.inf, 1.0])
    assert judged(expected, tensor([-numpy.inf, 1.0])) is None
    assert says(judged(expected, tensor([-1e30, 1.0]))) == ("`output`: finite where it must not be")


def test_where_the_reference_overflows_nothing_is_asked() -> None:
    expected, typed = tensor([1e10, 1.0]), tensor([numpy.inf, 1.0], "float16")
    answer = tensor([numpy.nan, 1.0], "float16")
    assert judged(expected, answer, "float16", typed=typed) is None


def test_finiteness_alone_does_not_look_at_values() -> None:
    assert judged(EXPECTED, tensor(EXPECTED.data * 2), finite_only=True) is None
    assert judged(EXPECTED, tensor(EXPECTED.data * numpy.nan), finite_only=True) is not None


def test_integers_are_exact() -> None:
    expected = tensor([1, 2], "int64")
    assert judged(expected, tensor([1, 2], "int64")) is None
    assert says(judged(expected, tensor([1, 3], "int64"))) == "`output`: 1 of 2 values differ"
    assert judged(expected, tensor([1, 2], "int32")) is not None


def test_a_float_may_be_any_real_scalar_but_not_a_string() -> None:
    for answer in (0.5, tensor(0.5), tensor(0.5, kind="scalar"), tensor(0.5, "float32")):
        assert judged(0.5, answer) is None
    assert judged(0.5, "0.5") is not None
    assert judged(1.0, True) is not None
    assert says(judged(0.5, 0.51)) == "`output`: not equal"
    assert judged(float("nan"), float("nan")) is None


def test_an_infinite_float_is_no_other_number() -> None:
    assert judged(math.inf, math.inf) is None
    assert all(judged(math.inf, answer) is not None for answer in (1.0, -math.inf, math.nan))


def test_a_dict_has_the_same_keys() -> None:
    found = judged({"a": {}, "b": {}}, {"a": {}, "c": {}})
    assert says(found) == "`output`: missing `'b'`; unexpected `'c'`"
    assert judged({"a": {"b": {}}}, {"a": {"b": {}}}) is None
    assert says(judged({"a": {"b": 1}}, {"a": {"b": 2}})) == "`a`['b']: not equal"


def test_a_named_step_and_the_item_that_it_returned_are_both_said() -> None:
    expected = {"decode step 1": (EXPECTED, None)}
    found = judged(expected, {"decode step 1": (tensor(EXPECTED.data + 1), None)})
    assert found is not None
    assert found.where.en == "`output` of `decode step 1`"
    assert found.where.zh == "`output`（`decode step 1`）"


def test_a_text_is_exact_and_its_lines_are_marked() -> None:
    found = judged("a\n\tb", "a\n  b")
    assert found is not None
    assert found.got is not None
    assert found.expected is not None
    assert found.expected.rows == [["a"], ["→   b"]]
    assert found.got.marks == [(1, 0)]


def test_true_is_not_one() -> None:
    assert judged(1, True) is not None
    assert judged(True, 1) is not None


def test_an_input_must_be_unchanged_to_the_bit() -> None:
    before = {"q": tensor([1.0, numpy.nan])}
    assert judged(before, {"q": tensor([1.0, numpy.nan])}, part="inputs") is None
    found = judged(before, {"q": tensor([1.0 + 1e-15, numpy.nan])}, part="inputs")
    assert says(found) == "the input `q` after the call: changed in place"


class TestGradients:
    def test_all_are_measured_on_their_common_scale(self) -> None:
        expected = {"w": tensor([1.0, 1.0]), "b": tensor([0.0])}
        answer = {"w": tensor([1.0, 1.0]), "b": tensor([1e-9])}
        assert judged(expected, answer, part="gradients") is None

    def test_one_that_does_not_arrive_is_missed(self) -> None:
        found = judged({"q": tensor([1.0])}, {"q": None}, part="gradients")
        assert says(found) == "the gradient of `q`: none arrives"

    def test_a_gradient_of_zero_may_be_missing_but_not_the_whole_graph(self) -> None:
        expected = {"q": tensor([0.0]), "v": tensor([0.0])}
        arrives = {"q": None, "v": tensor([0.0])}
        assert judged(expected, arrives, part="gradients") is None
        found = judged(expected, {"q": None, "v": None}, part="gradients")
        assert says(found) == "the gradient of `q`: none arrives"


def test_a_part_that_is_missing_is_said() -> None:
    expected = {"output": 1, "inputs": {}}
    standard = Standard(expected, expected, [], "float64")
    found = compare(standard, {"output": 1}, [])
    assert found is not None
    assert found.says.en == "missing"


class TestDistributions:
    expected = Draws(numpy.array([[0.5, 0.3, 0.2, 0.0]]))

    def sample(self, probabilities: list[float], n: int = 20_000) -> Array:
        rng = numpy.random.default_rng(1)
        draws = rng.choice(4, size=(n, 1), p=probabilities)
        return tensor(draws, "int64")

    def test_a_sample_of_it_is_right(self) -> None:
        assert judged(self.expected, self.sample([0.5, 0.3, 0.2, 0.0])) is None

    def test_another_distribution_is_wrong(self) -> None:
        found = judged(self.expected, self.sample([0.47, 0.33, 0.2, 0.0]))
        assert "wrong frequencies" in says(found)

    def test_an_impossible_token_is_wrong_once_is_enough(self) -> None:
        sample = self.sample([0.5, 0.3, 0.2, 0.0])
        draws = sample.data.copy()
        draws[7, 0] = 3
        assert "token 3 was drawn, which must never be" in says(
            judged(self.expected, tensor(draws, "int64"))
        )

    def test_a_token_outside_the_vocabulary_is_wrong(self) -> None:
        assert "outside 0…3" in says(judged(self.expected, tensor([[4]], "int64")))

    def test_a_tuple_of_the_right_shape_is_asked_for(self) -> None:
        assert "draws in the last dimension" in says(
            judged(self.expected, tensor([[1, 2]], "int64"))
        )
        assert judged(self.expected, tensor([[1.0]])) is not None

    def test_a_right_sampler_is_rejected_less_than_once_in_many_thousand_samples(self) -> None:
        rng = numpy.random.default_rng(2)
        for _ in range(2_000):
            counts = rng.multinomial(1_000, [0.5, 0.3, 0.2, 0.0])
            draws = numpy.repeat(numpy.arange(4), counts)[:, None]
            assert judged(self.expected, tensor(draws, "int64")) is None


class TestZeros:
    """What is zero analytically comes out as a rounding of what it was made from."""

    def test_a_few_roundings_of_the_largest_input_are_allowed(self) -> None:
        expected = tensor([0.0])
        assert judged(expected, tensor([1e-12]), magnitude=1e4) is None
        assert judged(expected, tensor([1e-10]), magnitude=1e4) is not None
        assert judged(expected, tensor([1e-12])) is not None

    def test_where_all_inputs_are_zero_constants_are_rounded_too(self) -> None:
        assert judged(tensor([0.0]), tensor([1e-16]), magnitude=0.0) is None
        assert judged(tensor([0.0]), tensor([1e-12]), magnitude=0.0) is not None

    def test_a_gradient_is_made_from_cotangents_of_size_one_too(self) -> None:
        assert judged({"q": tensor([0.0])}, {"q": tensor([1e-16])}, part="gradients") is None
        assert judged({"q": tensor([0.0])}, {"q": tensor([1e-12])}, part="gradients") is not None

    def test_a_plain_number_too(self) -> None:
        assert judged(0.0, 1e-12, magnitude=1e4) is None
        assert judged(0.0, 1e-10, magnitude=1e4) is not None


def test_numpy_has_no_float32_constants_and_is_measured_more_finely() -> None:
    expected, answer = tensor([1.0]), tensor([1.0 + 1e-7])
    assert judged(expected, answer) is None
    assert judged(expected, answer, base=NUMPY_BASE) is not None
