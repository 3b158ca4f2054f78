"""How samplers are used: what their answers tell of the generator, the temperature and the draws."""

from collections.abc import Callable
from typing import Any

import numpy
import pytest
import torch

from drill.judge import sampler

LOGITS = torch.tensor([[0.0, 1.0, 2.0], [1.0, 0.5, 0.0]], dtype=torch.float64)
INPUTS = {"logits": LOGITS, "draws": 80, "seed": 7}


def draw(logits: Any, temperature: float = 1.0, generator: Any = None) -> Any:
    """A right sampler."""
    if temperature < 0:
        raise ValueError("below 0")
    if temperature == 0:
        return logits.argmax(dim=-1)
    weights = torch.softmax(logits / temperature, dim=-1)
    return torch.multinomial(weights, 1, generator=generator).squeeze(1)


def used(entry: Callable[..., Any], **more: Any) -> dict[str, Any]:
    return sampler.exercise(entry, {**INPUTS, **more}, "draw")


def test_a_right_sampler_tells_all_there_is_to_tell() -> None:
    answer = used(draw)
    assert answer[sampler.DRAWS].shape == (81, 2)
    assert answer[sampler.IN_A_ROW] == "draw different ids"
    assert answer[sampler.EQUAL_SEEDS] == "draw the same ids"
    assert answer[sampler.ZERO].tolist() == [2, 0]
    assert answer[sampler.ZERO_CLOSE].tolist() == [2, 0] * 50
    assert answer[sampler.NEGATIVE] == "raises ValueError"
    assert set(answer) == set(sampler.OUTPUTS)


def test_an_ignored_generator_shows() -> None:
    def ignoring(logits: Any, temperature: float = 1.0, generator: Any = None) -> Any:
        return draw(logits, temperature)

    assert used(ignoring)[sampler.EQUAL_SEEDS] == "draw different ids"


def test_a_generator_that_is_seeded_anew_shows() -> None:
    def seeded(logits: Any, temperature: float = 1.0, generator: Any = None) -> Any:
        return draw(logits, temperature, torch.Generator().manual_seed(0))

    assert used(seeded)[sampler.IN_A_ROW] == "draw the same ids"


def test_without_a_seed_no_generator_is_passed() -> None:
    def strict(logits: Any, temperature: float = 1.0) -> Any:
        return draw(logits, temperature)

    answer = sampler.exercise(strict, {"logits": LOGITS, "draws": 80}, "draw")
    assert answer[sampler.IN_A_ROW] == "draw different ids"
    assert answer[sampler.EQUAL_SEEDS] is None


def test_a_negative_temperature_that_is_accepted_shows() -> None:
    def lenient(logits: Any, temperature: float = 1.0, generator: Any = None) -> Any:
        return draw(logits, abs(temperature), generator)

    assert used(lenient)[sampler.NEGATIVE] == "raises no ValueError"


def test_another_exception_than_the_one_that_is_asked_for_is_told() -> None:
    def asserts(logits: Any, temperature: float = 1.0, generator: Any = None) -> Any:
        assert temperature >= 0
        return draw(logits, temperature, generator)

    assert used(asserts)[sampler.NEGATIVE] == "raises AssertionError"


@pytest.mark.parametrize("logits", [LOGITS, LOGITS[:, :1]])
@pytest.mark.parametrize("seeded", [True, False])
def test_what_is_expected_is_what_a_right_sampler_tells(logits: Any, seeded: bool) -> None:
    inputs = {"logits": logits, "draws": 800} | ({"seed": 7} if seeded else {})
    probabilities = sampler.softmax(logits.numpy(), 1.0)
    few = sampler.exercise(draw, sampler.oracle(inputs), "draw")
    found = sampler.expected(inputs, few, probabilities)
    drawn = sampler.exercise(draw, inputs, "draw")
    for name in {*sampler.OUTPUTS} - {sampler.DRAWS}:
        assert str(found[name]) == str(drawn[name])
    assert found[sampler.DRAWS].probabilities is probabilities
    assert len(few[sampler.DRAWS]) < len(drawn[sampler.DRAWS]) == 801


def test_an_equal_seed_is_tried_with_enough_draws_and_not_with_all() -> None:
    asked: list[int] = []

    def noted(logits: Any, temperature: float = 1.0, generator: Any = None) -> Any:
        asked.append(len(logits))
        return draw(logits, temperature, generator)

    def repeated(draws: int) -> list[int]:
        asked.clear()
        sampler.exercise(noted, {**INPUTS, "draws": draws}, "draw")
        return asked[1 + sampler.CALLS : -3]

    assert repeated(80) == [20] * 4
    assert repeated(800) == [200]
    assert repeated(sampler.CALLS) == [2] * sampler.CALLS


def test_rows_far_apart_have_the_same_distributions() -> None:
    rows = numpy.array([[0.0, 1.0], [2.0, 0.0], [1.0, 3.0]])
    found = sampler.far_apart(numpy.random.default_rng(1), rows)
    assert numpy.allclose(sampler.softmax(found, 1.0), sampler.softmax(rows, 1.0))
    assert set(numpy.sign(found[:, 0])) == {-1.0, 1.0}


def test_of_ids_of_another_shape_nothing_else_is_asked() -> None:
    answer = used(lambda _, **__: torch.zeros(2, 1))
    assert answer[sampler.IDS].shape == (2, 1)
    assert answer[sampler.DRAWS] is None


def test_an_exception_says_in_which_call_it_was_raised() -> None:
    def divides(logits: Any, temperature: float = 1.0, generator: Any = None) -> Any:
        return draw(logits, 1 / (1 / temperature), generator)

    with pytest.raises(ZeroDivisionError) as raised:
        used(divides)
    assert raised.value.__notes__ == ["in draw(logits, temperature=0)"]


@pytest.mark.parametrize("temperature", [0.5, 1.0, 2.0])
def test_leading_tokens_have_half_of_the_mass_and_the_others_share_the_rest(
    temperature: float,
) -> None:
    rng = numpy.random.default_rng(3)
    rows = sampler.leading(rng, 5, 8, 4, temperature)
    ordered = -numpy.sort(-rows, axis=1)
    assert (numpy.diff(ordered, axis=1) < 0).all()
    kept = sampler.softmax(ordered[:, :4], temperature)
    assert (kept[:, 0] > 0.5).all()
    assert (kept[:, 1:] > 0.1).all()
