"""What is said of a cost, to the digit and in both languages."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.content.spec import GrowthLimit
from drill.judge import cost_words
from drill.judge.cost import Growth, Pair, Unit
from drill.judge.result import Limit, Verdict
from drill.text import Text

FEATURES = Text(en="features", zh="特征数")


def both(text: Text) -> tuple[str, str]:
    return text.en, text.zh


def limit(over: str | list[str] = "n", at_most: float = 1) -> GrowthLimit:
    return GrowthLimit(over=over, what=FEATURES, sizes=(16, 128), dims={}, at_most=at_most)


def grown(
    exceeds: bool | None, exponent: float = 1.97, factor: float = 61.3, unit: Unit = "time"
) -> Growth:
    return Growth(exponent, reference=1.0, sizes=8.0, factor=factor, exceeds=exceeds, unit=unit)


# Figures


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"),
        (0.004, "0.004"),
        (0.123, "0.12"),
        (0.85, "0.85"),
        (0.994, "0.99"),
        (0.996, "1"),
        (1, "1"),
        (1.04, "1"),
        (1.06, "1.1"),
        (2.649, "2.6"),
        (9.94, "9.9"),
        (9.96, "10"),
        (61.3, "61"),
        (99.6, "100"),
        (102, "100"),
        (4123, "4100"),
        (999_000, "1000000"),
    ],
)
def test_a_figure_has_two_digits_that_count(value: float, said: str) -> None:
    assert cost_words.number(value) == said


@pytest.mark.parametrize("value", [1e-6, 3e-5, 1e6, 4.2e7])
def test_a_figure_is_never_written_with_an_exponent(value: float) -> None:
    assert re.fullmatch(r"[\d.]+", cost_words.number(value))


@given(value=st.floats(1e-3, 9e5))
def test_a_figure_is_that_of_the_value_but_for_what_was_rounded(value: float) -> None:
    assert float(cost_words.number(value)) == pytest.approx(value, rel=0.0501)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 B"),
        (1, "1 B"),
        (1023, "1023 B"),
        (1024, "1 KB"),
        (1536, "1.5 KB"),
        ((1 << 20) - 1, "1000 KB"),
        (1 << 20, "1 MB"),
        (61 << 20, "61 MB"),
        ((1 << 30) - 1, "1000 MB"),
        (3.26 * (1 << 30), "3.3 GB"),
        (5000 << 30, "5000 GB"),
    ],
)
def test_bytes_are_said_in_the_largest_unit_that_they_fill(count: float, said: str) -> None:
    assert cost_words.size(count) == said


@pytest.mark.parametrize(
    ("power", "said"),
    [
        (0, "O(1)"),
        (1, "O(T)"),
        (1.0, "O(T)"),
        (2, "O(T²)"),
        (3.0, "O(T³)"),
        (10, "O(T¹⁰)"),
        (0.5, "O(T^0.5)"),
        (1.5, "O(T^1.5)"),
        (1.25, "O(T^1.25)"),
    ],
)
def test_an_order_is_written_as_on_paper(power: float, said: str) -> None:
    assert cost_words.order("T", power) == said


# Time


def test_a_time_within_the_limit_is_said_with_the_limit() -> None:
    assert both(cost_words.time(2.64, 4, Verdict.PASSED)) == (
        "2.6x the reference's time (limit 4x)",
        "耗时是参考答案的 2.6 倍（上限 4 倍）",
    )


def test_a_time_is_too_much_by_its_verdict_and_not_by_one_figure() -> None:
    # One round of three may exceed the limit: the answer passes all the same.
    assert cost_words.time(5, 4, Verdict.PASSED).en == "5x the reference's time (limit 4x)"
    assert both(cost_words.time(12.4, 3.5, Verdict.SLOW)) == (
        "too slow: 12x the reference's time, where 3.5x is allowed",
        "太慢：耗时是参考答案的 12 倍，上限为 3.5 倍",
    )


def test_a_call_that_was_stopped_is_said_to_be() -> None:
    assert both(cost_words.over_time(12.0, 4)) == (
        "too slow: stopped at 12x the reference's time, where 4x is allowed",
        "太慢：耗时达到参考答案的 12 倍时被终止，上限为 4 倍",
    )


@pytest.mark.parametrize(
    ("seconds", "reference", "said"),
    [(0.3, 0.0042, ("0.3", "0.0042")), (12.6, 0.61, ("13", "0.61")), (600, 61, ("600", "61"))],
)
def test_a_call_that_was_not_waited_for_is_said_in_seconds(
    seconds: float, reference: float, said: tuple[str, str]
) -> None:
    assert both(cost_words.stopped(Pair(seconds, reference))) == (
        "too slow: a call was stopped after {} s; the reference takes {} s".format(*said),
        "太慢：一次调用运行了 {} 秒仍未结束，已被终止；参考答案只需 {} 秒".format(*said),
    )


@pytest.mark.parametrize("reference", [2.5e-05, 1e-07, 131])
def test_the_references_seconds_are_never_written_with_an_exponent(reference: float) -> None:
    for said in both(cost_words.stopped(Pair(600, reference))):
        assert re.search(r"\de[+-]?\d", said) is None


# Growth


SEEN: dict[Unit, tuple[str, str]] = {
    "time": ("8x the features cost 61x the time", "特征数变为 8 倍，用时变为 61 倍"),
    "work": ("8x the features cost 61x the work", "特征数变为 8 倍，计算量变为 61 倍"),
    "opcodes": ("8x the features cost 61x the steps", "特征数变为 8 倍，执行步数变为 61 倍"),
    "tensor": (
        "8x the features make the largest tensor 61x as large",
        "特征数变为 8 倍，最大的张量变为 61 倍",
    ),
}


@pytest.mark.parametrize("unit", SEEN)
def test_growth_that_is_allowed_says_what_was_seen(unit: Unit) -> None:
    en, zh = SEEN[unit]
    told = cost_words.growth(grown(False, unit=unit), limit())
    assert both(told) == (f"{en}: about n^2.0", f"{zh}：约为 n^2.0")


@pytest.mark.parametrize("unit", SEEN)
def test_growth_that_is_too_much_says_what_is_asked_as_well(unit: Unit) -> None:
    en, zh = SEEN[unit]
    told = cost_words.growth(grown(True, unit=unit), limit())
    assert both(told) == (
        f"{en}: about n^2.0; O(n) is asked",
        f"{zh}：约为 n^2.0，题目要求 O(n)",
    )


@pytest.mark.parametrize("unit", SEEN)
def test_growth_that_cannot_be_told_claims_no_power(unit: Unit) -> None:
    en, zh = SEEN[unit]
    told = cost_words.growth(grown(None, unit=unit), limit())
    assert both(told) == (f"{en}: inconclusive, not counted", f"{zh}：无法判断，不计入结果")


def test_what_is_asked_has_the_name_and_the_power_of_the_limit() -> None:
    assert cost_words.growth(grown(True), limit("T", 0)).en.endswith("about T^2.0; O(1) is asked")
    assert cost_words.growth(grown(True), limit("T", 1.5)).zh.endswith("题目要求 O(T^1.5)")


def test_growth_of_several_sizes_goes_by_the_first_ones_name() -> None:
    assert "about H^2.0; O(H) is asked" in cost_words.growth(grown(True), limit(["H", "W"])).en


@pytest.mark.parametrize("exponent", [-0.4, -0.04, -1e-14, 0.0])
def test_a_cost_that_falls_is_not_said_to_have_a_negative_power(exponent: float) -> None:
    found = grown(False, exponent=exponent, factor=0.85)
    assert both(cost_words.growth(found, limit())) == (
        "8x the features cost 0.85x the time: about n^0.0",
        "特征数变为 8 倍，用时变为 0.85 倍：约为 n^0.0",
    )


# Memory


def test_memory_within_the_limit_is_said_with_the_limit() -> None:
    assert both(cost_words.memory(1.52, Pair(19 << 20, 12 << 20), 3)) == (
        "19 MB of memory, 1.5x the reference's (limit 3x)",
        "占用内存 19 MB，是参考答案的 1.5 倍（上限 3 倍）",
    )


def test_memory_at_the_limit_is_not_too_much_and_beyond_it_is() -> None:
    extra = Pair(1 << 30, 1 << 20)
    assert "too much" not in cost_words.memory(3, extra, 3).en
    assert both(cost_words.memory(1024, extra, 3)) == (
        "too much memory: 1 GB, 1000x the reference's, where 3x is allowed",
        "占用内存过多：1 GB，是参考答案的 1000 倍，上限为 3 倍",
    )


def test_a_call_that_needs_no_memory_says_so() -> None:
    assert cost_words.memory(0, Pair(0, 1 << 20), 3).en == (
        "0 B of memory, 0x the reference's (limit 3x)"
    )


# What counts for nothing


def test_what_could_not_be_measured_is_not_counted() -> None:
    assert both(cost_words.unknown_memory()) == (
        "memory cannot be measured on this system: not counted",
        "当前系统无法测量内存占用：不计入结果",
    )
    assert both(cost_words.not_measured("timeout")) == (
        "the cost could not be measured (timeout): not counted",
        "未能测量开销（timeout）：不计入结果",
    )


def test_every_limit_has_a_name() -> None:
    assert {kind: both(name) for kind, name in cost_words.NAMES.items()} == {
        Limit.TIME: ("time", "用时"),
        Limit.GROWTH: ("growth", "增长"),
        Limit.MEMORY: ("memory", "内存"),
    }
    assert both(cost_words.MEASURED) == (
        "the sizes at which the cost is measured",
        "测量开销所用的尺寸",
    )
