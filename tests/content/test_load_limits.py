"""The limits of cost in a problem's YAML are read, or refused with the place and what was expected."""

from pathlib import Path

import pytest

from drill.content.load import parse
from drill.content.spec import Input, Problem
from drill.errors import ContentError

PROBLEM = """\
format: 1
id: demo
title: {en: A demo, zh: 演示}
area: attention
difficulty: easy
minutes: 5
framework: torch
statement: {en: Do it., zh: 做吧。}
entry: double
stub: |
  def double(x):
      ...
dims: {N: [1, 4], heads: [1, 3], D: [1, 3]}
init: {width: {size: heads * D}}
inputs:
  x: {normal: [N, "2 * D"]}
  step: {callable: doubling}
cases:
  - name: {en: usual, zh: 通常}
  - name: {en: with a mask, zh: 带掩码}
    inputs: {mask: {attendable: [N, N]}, score: {callable: scoring}}
measured:
  init: {width: null, rows: {size: N}}
  inputs: {step: null, past: {integers: [N], high: D}}
time: {dims: {N: 512, D: 64}, at_most: 4, over: [N, D]}
growth: {over: N, what: {en: rows, zh: 行数}, sizes: [256, 1024], dims: {D: 8}, at_most: 1}
memory: {dims: {N: 2048, D: 64}, at_most: 3}
calls: [step, score]
mistakes: []
hints: []
asked: []
"""


def loaded(text: str) -> Problem:
    return parse(Path("demo.yaml"), text)


def refused(before: str, after: str) -> ContentError:
    """What is said of the problem with one edit."""
    assert PROBLEM.count(before) == 1, before
    with pytest.raises(ContentError) as caught:
        loaded(PROBLEM.replace(before, after))
    return caught.value


def test_good_limits_are_read() -> None:
    problem = loaded(PROBLEM)
    assert problem.limited
    assert problem.time is not None
    assert (problem.time.dims, problem.time.at_most) == ({"N": 512, "D": 64}, 4)
    assert problem.time.over == ["N", "D"]
    assert problem.growth is not None
    assert (problem.growth.names, problem.growth.sizes) == (["N"], (256, 1024))
    assert (problem.growth.dims, problem.growth.at_most) == ({"D": 8}, 1)
    assert problem.growth.what.zh == "行数"
    assert problem.memory is not None
    assert (problem.memory.dims, problem.memory.at_most) == ({"N": 2048, "D": 64}, 3)
    assert problem.calls == ["step", "score"]
    assert problem.measured.inputs == {"step": None, "past": Input(integers=["N"], high="D")}


def test_a_condition_that_divides_by_zero_does_not_hold() -> None:
    error = refused("init: {width: {", "where: [N // (D - 64) >= 0]\ninit: {width: {")
    assert str(error) == "demo.yaml:26:8: `time.dims`: `N // (D - 64) >= 0` does not hold"


def test_without_limits_nothing_is_measured() -> None:
    lines = PROBLEM.splitlines(keepends=True)
    keys = ("time:", "growth:", "memory:", "calls:", "measured:", "  init: {w", "  inputs: {s")
    problem = loaded("".join(line for line in lines if not line.startswith(keys)))
    assert not problem.limited
    assert (problem.time, problem.growth, problem.memory, problem.calls) == (None, None, None, [])


@pytest.mark.parametrize("key", ["time", "growth", "memory"])
def test_one_limit_is_enough_to_be_measured(key: str) -> None:
    others = {"time:", "growth:", "memory:"} - {f"{key}:"}
    lines = PROBLEM.splitlines(keepends=True)
    problem = loaded("".join(line for line in lines if line.split(" ")[0] not in others))
    assert problem.limited
    assert getattr(problem, key) is not None


@pytest.mark.parametrize(
    ("before", "after", "place", "en", "zh", "hint"),
    [
        (
            "dims: {N: 512, D: 64}, at_most: 4",
            "dims: {N: 512, D: 64, head: 2}, at_most: 4",
            "25:30",
            "`time.dims.head`: no dim is called `head`",
            "`time.dims.head`: 没有名为 `head` 的维度",
            "did you mean `heads`?",
        ),
        (
            "dims: {N: 512, D: 64}, at_most: 4",
            "dims: {N: 512}, at_most: 4",
            "25:8",
            "`time.dims`: `D` has no size",
            "`time.dims`: 没有给出 `D` 的大小",
            None,
        ),
        (
            "at_most: 4",
            "at_most: 2.9",
            "25:31",
            "`time.at_most`: expected at least 3: "
            "answers written by hand cost up to twice the reference",
            "`time.at_most`: 至少应为 3：手写的正确答案开销可达参考答案的两倍",
            None,
        ),
        (
            "over: [N, D]",
            "over: [N, head]",
            "25:43",
            "`time.over`: no dim is called `head`",
            "`time.over`: 没有名为 `head` 的维度",
            "did you mean `heads`?",
        ),
        (
            "dims: {N: 2048, D: 64}",
            "dims: {N: 2048, D: 64, head: 2}",
            "27:33",
            "`memory.dims.head`: no dim is called `head`",
            "`memory.dims.head`: 没有名为 `head` 的维度",
            "did you mean `heads`?",
        ),
        (
            "dims: {N: 2048, D: 64}",
            "dims: {D: 64}",
            "27:10",
            "`memory.dims`: `N` has no size",
            "`memory.dims`: 没有给出 `N` 的大小",
            None,
        ),
        (
            "at_most: 3}",
            "at_most: 1}",
            "27:34",
            "`memory.at_most`: expected at least 3: "
            "answers written by hand cost up to twice the reference",
            "`memory.at_most`: 至少应为 3：手写的正确答案开销可达参考答案的两倍",
            None,
        ),
        (
            "over: N,",
            "over: [N, head],",
            "26:10",
            "`growth.over`: no dim is called `head`",
            "`growth.over`: 没有名为 `head` 的维度",
            "did you mean `heads`?",
        ),
        (
            "dims: {D: 8}",
            "dims: {D: 8, head: 2}",
            "26:78",
            "`growth.dims.head`: no dim is called `head`",
            "`growth.dims.head`: 没有名为 `head` 的维度",
            "did you mean `heads`?",
        ),
        (
            "dims: {D: 8}",
            "dims: {}",
            "26:65",
            "`growth.dims`: `D` has no size",
            "`growth.dims`: 没有给出 `D` 的大小",
            None,
        ),
        (
            "sizes: [256, 1024]",
            "sizes: [256, 1023]",
            "26:45",
            "`growth.sizes`: expected [smallest, largest], from 8 on and at least 4 times "
            "as large, found [256, 1023]",
            "`growth.sizes`: 应为 [最小, 最大]，最小不小于 8，且至少相差 4 倍，实际为 [256, 1023]",
            None,
        ),
        (
            "at_most: 1}",
            "at_most: -0.5}",
            "26:79",
            "`growth.at_most`: expected an exponent of 0 or more",
            "`growth.at_most`: 指数不能为负",
            None,
        ),
        (
            "inputs: {step: null, ",
            "inputs: {",
            "22:1",
            "`measured`: `step` is a callable, whose time would be the judge's; count its `calls`",
            "`measured`: `step` 是可调用对象，测得的会是判题进程的时间；请改用 `calls` 计数",
            None,
        ),
        (
            "step: null, ",
            "step: {callable: other}, ",
            "22:1",
            "`measured`: `step` is a callable, whose time would be the judge's; count its `calls`",
            "`measured`: `step` 是可调用对象，测得的会是判题进程的时间；请改用 `calls` 计数",
            None,
        ),
        (
            "calls: [step, score]",
            "calls: [step, x]",
            "28:15",
            "`calls[1]`: no input `x` is a callable",
            "`calls[1]`: 没有名为 `x` 的可调用输入",
            None,
        ),
        (
            "calls: [step, score]",
            "calls: [stop]",
            "28:9",
            "`calls[0]`: no input `stop` is a callable",
            "`calls[0]`: 没有名为 `stop` 的可调用输入",
            None,
        ),
    ],
)
def test_a_limit_that_cannot_be_measured_is_refused(
    before: str, after: str, place: str, en: str, zh: str, hint: str | None
) -> None:
    error = refused(before, after)
    assert error.message.en == f"demo.yaml:{place}: {en}"
    assert error.message.zh == f"demo.yaml:{place}: {zh}"
    assert error.hint
    assert error.hint.en == (hint or "docs/writing-problems.md says what each key is for")


@pytest.mark.parametrize("sizes", ["[0, 1024]", "[-4, 1024]", "[7, 1024]", "[1024, 256]"])
def test_growth_is_over_sizes_that_exist_and_grow(sizes: str) -> None:
    said = str(refused("sizes: [256, 1024]", f"sizes: {sizes}"))
    assert (
        "`growth.sizes`: expected [smallest, largest], from 8 on and at least 4 times as large"
        in said
    )


@pytest.mark.parametrize(
    ("before", "after", "missing"),
    [
        ("past: {integers: [N], high: D}", "past: {integers: [N], high: heads}", "heads"),
        ("past: {integers: [N], high: D}", "past: {uniform: [N], low: heads, high: D}", "heads"),
        ("past: {integers: [N], high: D}", "past: {attendable: [N, heads]}", "heads"),
        ("past: {integers: [N], high: D}", "past: {size: N + heads}", "heads"),
        ("rows: {size: N}", "rows: {size: heads}", "heads"),
        ("width: null, ", "", "heads"),
    ],
)
def test_every_size_that_what_is_measured_is_made_of_has_a_value(
    before: str, after: str, missing: str
) -> None:
    assert str(refused(before, after)).endswith(f"`time.dims`: `{missing}` has no size")


def test_what_is_left_out_or_generated_needs_no_size() -> None:
    text = PROBLEM.replace("past: {integers: [N], high: D}", "x: {generate: rows}")
    problem = loaded(text.replace("dims: {D: 8}", "dims: {}"))
    assert problem.growth is not None
    assert problem.growth.dims == {}


def test_sizes_that_break_a_condition_of_the_problem_are_refused() -> None:
    text = PROBLEM.replace("\ninit: {", "\nwhere: [N >= D]\ninit: {")
    assert loaded(text).time is not None
    with pytest.raises(ContentError) as caught:
        loaded(text.replace("{N: 512, D: 64}", "{N: 32, D: 64}"))
    assert "`time.dims`: `N >= D` does not hold" in caught.value.message.en
    assert "`time.dims`: 不满足 `N >= D`" in caught.value.message.zh
