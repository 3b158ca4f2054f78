"""Which inputs are tried: every case, in every manner, at sizes that keep the conditions."""

from pathlib import Path

import msgspec
import numpy
import pytest

from drill import paths
from drill.content.load import parse
from drill.content.problems import Problems
from drill.content.spec import Problem
from drill.judge import plan
from drill.judge.plan import Instance, Planner
from drill.judge.result import Replay
from drill.judge.sampling import Sample, sample
from drill.judge.support import Support

SPEC = """\
format: 1
id: demo
title: {en: A demo, zh: 演示}
area: attention
difficulty: easy
minutes: 5
framework: torch
statement: {en: Do it., zh: 做吧。}
entry: f
stub: |
  def f(x, mask, ids, p=0.5):
      ...
dims: {N: [1, 5], H: [2, 6], K: [1, 3], Unused: [1, 9]}
where: [K <= N]
inputs:
  x: {normal: [N, H], scale: 2, shift: 10}
  mask: {attendable: [N, K]}
  ids: {integers: [N], low: 1, high: "K + 1"}
gradients: [x]
cases:
  - name: {en: usual, zh: 通常}
  - name: {en: option, zh: 选项}
    inputs: {p: {choose: [0.1, 0.9]}}
    scales: []
    gradients: false
    again: false
  - name: {en: half, zh: 半精度}
    dtypes: [float16]
mistakes: []
hints: []
asked: []
"""


@pytest.fixture
def problem() -> Problem:
    return parse(Path("demo.yaml"), SPEC)


def variants(problem: Problem, case: int) -> list[str]:
    return [i.variant for i in Planner(problem, 1).instances() if i.case == case]


def test_a_case_is_tried_in_every_manner(problem: Problem) -> None:
    assert set(variants(problem, 0)) == {
        "smallest:float64",
        "different:float64",
        "largest:float32",
        "random:float32",
        "random:float64",
        "gradients:float64",
        "gradients:float32",
        "strided:float64",
        "again:float64",
        "scaled:float32:0.001",
        "scaled:float32:1000",
        "gradients:float64:0.001",
        "gradients:float64:1000",
    }


def test_a_case_may_ask_for_less(problem: Problem) -> None:
    assert not [
        v for v in variants(problem, 1) if v.split(":")[0] in ("gradients", "scaled", "again")
    ]
    assert {v.rpartition(":")[2] for v in variants(problem, 2)} == {"float16"}


def test_every_check_has_at_least_eight_random_cases(problem: Problem) -> None:
    instances = Planner(problem, 1).instances()
    assert sum(i.variant.startswith("random") for i in instances) >= 8


def test_sizes_keep_the_conditions_and_their_ranges(problem: Problem) -> None:
    for seed in range(50):
        for instance in Planner(problem, seed).instances():
            sizes = instance.sizes
            assert sizes["K"] <= sizes["N"] <= 5
            assert 2 <= sizes["H"] <= 6


def test_sizes_that_a_case_does_not_use_are_not_spoken_of(problem: Problem) -> None:
    assert all("Unused" not in i.sizes for i in Planner(problem, 1).instances())


def test_the_edges_are_the_smallest_different_and_largest_sizes(problem: Problem) -> None:
    edges = {i.variant: i.sizes for i in Planner(problem, 1).instances() if i.case == 0}
    assert edges["smallest:float64"] == {"N": 1, "H": 2, "K": 1}
    assert edges["largest:float32"] == {"N": 5, "H": 6, "K": 3}
    assert len(set(edges["different:float64"].values())) == 3


def test_the_same_seed_gives_the_same_plan_and_another_another(problem: Problem) -> None:
    assert Planner(problem, 7).instances() == Planner(problem, 7).instances()
    assert Planner(problem, 7).instances() != Planner(problem, 8).instances()


def test_conditions_that_never_hold_are_an_error() -> None:
    broken = parse(Path("demo.yaml"), SPEC.replace("[K <= N]", "[N > 100]"))
    with pytest.raises(ValueError, match="no sizes keep the conditions"):
        Planner(broken, 1).instances()


def test_a_failed_case_is_replayed_first(problem: Problem) -> None:
    replay = Replay(0, "strided:float64", {"N": 3, "H": 2, "K": 1}, 99)
    first = Planner(problem, 1).again(replay)
    assert first is not None
    assert (first.strided, first.sizes, first.seed) == (True, replay.sizes, 99)
    assert first.replay() == replay


@pytest.mark.parametrize(
    "replay",
    [
        Replay(9, "random:float64", {}, 1),
        Replay(0, "random:float64", {"N": 3}, 1),
        Replay(0, "random:float64", {"N": 1, "H": 2, "K": 3}, 1),
    ],
)
def test_a_replay_of_a_problem_that_has_changed_is_dropped(
    problem: Problem, replay: Replay
) -> None:
    assert Planner(problem, 1).again(replay) is None


def test_a_name_is_read_in_both_languages(problem: Problem) -> None:
    instance = Planner(problem, 1).make(0, "scaled:float64:1000", {}, 1)
    assert plan.name(problem, instance).en == "usual · values · float64 · x 1000"
    assert plan.name(problem, instance).zh == "通常 · 数值 · float64 · × 1000"


SIZES = {"N": 4, "H": 3, "K": 2}


def drawn(problem: Problem, variant: str = "random:float64", **changes: object) -> Sample:
    instance = Planner(problem, 1).make(0, variant, SIZES, 5)
    return sample(problem, Support(None, "torch"), msgspec.structs.replace(instance, **changes))


def test_inputs_have_their_shapes_and_dtypes(problem: Problem) -> None:
    inputs = drawn(problem, "random:float32").inputs
    assert {n: (v.shape, v.dtype.name) for n, v in inputs.items()} == {
        "x": ((4, 3), "float32"),
        "mask": ((4, 2), "bool"),
        "ids": ((4,), "int64"),
    }


def test_a_mask_lets_every_row_attend(problem: Problem) -> None:
    for seed in range(200):
        assert drawn(problem, seed=seed).inputs["mask"].any(-1).all()


def test_integers_stay_within_their_bounds(problem: Problem) -> None:
    found = {int(i) for seed in range(100) for i in drawn(problem, seed=seed).inputs["ids"]}
    assert found == {1, 2}


def test_scale_and_shift_are_applied(problem: Problem) -> None:
    usual = drawn(problem).inputs["x"]
    large = drawn(problem, "scaled:float64:1000").inputs["x"]
    numpy.testing.assert_allclose(large - 10, (usual - 10) * 1000)


def test_another_inputs_shape_does_not_shift_the_numbers(problem: Problem) -> None:
    ids = drawn(problem).inputs["ids"]
    wider = drawn(problem, sizes={**SIZES, "H": 6}).inputs["ids"]
    numpy.testing.assert_array_equal(ids, wider)


def test_rounded_values_are_round(problem: Problem) -> None:
    values = (drawn(problem, decimals=1).inputs["x"] - 10) / 2
    numpy.testing.assert_allclose(values, values.round(1), atol=1e-12)


def test_rounding_keeps_uniform_values_within_their_bounds() -> None:
    uniform = "{uniform: [N, H], low: 0.02, high: 0.4}"
    problem = parse(
        Path("demo.yaml"), SPEC.replace("{normal: [N, H], scale: 2, shift: 10}", uniform)
    )
    values = drawn(problem, decimals=0).inputs["x"]
    assert values.min() >= 0.02
    assert values.max() <= 0.4


def test_a_call_again_has_three_inputs_and_the_constructors_sizes(problem: Problem) -> None:
    found = drawn(problem, "again:float64")
    assert found.other is not None
    assert found.rewritten is not None
    assert found.rewritten["x"].shape == found.inputs["x"].shape
    assert not numpy.array_equal(found.rewritten["x"], found.inputs["x"])


def test_a_constructor_that_is_given_something_generated_keeps_all_sizes() -> None:
    generated = "init: {shape: {generate: of_any_size}}\ninputs:\n"
    problem = parse(Path("demo.yaml"), SPEC.replace("inputs:\n", generated, 1))
    again = [i for i in Planner(problem, 1).instances() if i.again is not None]
    assert again
    assert all(instance.again == instance.sizes for instance in again)


def test_every_built_in_problem_can_be_sampled_at_every_instance() -> None:
    library = Problems(paths.content_root())
    for summary in library.summaries():
        problem = library.problem(summary.id)
        support = Support(library.support(summary.id), problem.framework)
        instances: list[Instance] = Planner(problem, 3).instances()
        assert all(sample(problem, support, instance).inputs for instance in instances)


def test_plain_python_gets_plain_numbers_without_numpy() -> None:
    text = (
        SPEC.replace("framework: torch", "framework: python")
        .replace("mask: {attendable: [N, K]}", "mask: {uniform: [2, N], low: 1, high: 2}")
        .replace("gradients: [x]\n", "")
        .replace("ids: {integers: [N]", "ids: {integers: []")
    )
    problem = parse(Path("demo.yaml"), text)
    instance = Planner(problem, 1).make(0, "random:float64", SIZES, 5)
    inputs = sample(problem, Support(None, "python"), instance).inputs
    assert type(inputs["ids"]) is int
    assert [len(row) for row in inputs["mask"]] == [4, 4]
    assert all(1 <= value <= 2 for row in inputs["mask"] for value in row)
    assert [len(row) for row in inputs["x"]] == [3, 3, 3, 3]
