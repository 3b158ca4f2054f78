from collections.abc import Callable

import pytest
from rich.cells import cell_len

from drill.judge.result import Cost, Limit, Verdict
from drill.text import Text, choose_language
from drill.ui import cost
from drill.ui.console import Screen

Shown = Callable[..., list[str]]

GROWTH = Text(
    en="8x the features cost 61x the time: about n^2.0; O(n) is asked",
    zh="特征数变为 8 倍，用时变为 61 倍：约 n^2.0，要求 O(n)",
)


@pytest.fixture
def shown(make_screen: Callable[..., Screen]) -> Shown:
    """The lines of costs, as a person reads them."""

    def show(*costs: Cost, best: float | None = None, width: int = 80) -> list[str]:
        return [line.plain for line in cost.lines(make_screen(width), list(costs), best)]

    return show


def ratio(
    value: float,
    at_most: float = 4,
    verdict: Verdict | None = Verdict.PASSED,
    limit: Limit = Limit.TIME,
) -> Cost:
    says = Text(
        en=f"{value}x the reference's {limit} (limit {at_most}x)",
        zh=f"参考答案的 {value} 倍（上限 {at_most} 倍）",
    )
    return Cost(limit, verdict, value, at_most, says, {})


def growth(verdict: Verdict | None = Verdict.PASSED) -> Cost:
    return Cost(Limit.GROWTH, verdict, 2.0, 1, GROWTH, {})


def memory(value: float, verdict: Verdict = Verdict.PASSED) -> Cost:
    return ratio(value, 2, verdict, Limit.MEMORY)


@pytest.mark.parametrize(
    ("value", "at_most", "bar"),
    [
        (0.0, 4, "[-----|---------------]"),
        (0.5, 4, "[##---|---------------]"),
        (1.0, 4, "[#####|---------------]"),
        (1.3, 4, "[#####|#--------------]"),
        (1.0, 2, "[##########|----------]"),
        (1.0, 1, "[####################|]"),
        (3.99, 4, "[#####|##############-]"),
        (4.0, 4, "[#####|###############]"),
        (4.01, 4, "[#####|###############]#"),
        (5.0, 4, "[#####|###############]#####"),
        (61.0, 4, "[#####|###############]####>"),
        (0.4, 0.5, "[################----]"),
    ],
)
def test_a_bar_goes_to_the_limit_and_beyond_with_the_reference_marked(
    value: float, at_most: float, bar: str
) -> None:
    assert cost.bar(ratio(value, at_most)).plain == bar


def test_each_limit_has_a_line_and_growth_no_bar(shown: Shown) -> None:
    assert shown(ratio(1.3), growth(), memory(0.9)) == [
        "  ✓ time    [#####|#--------------]  1.3x the reference's time (limit 4x)",
        "  ✓ growth  8x the features cost 61x the time: about n^2.0; O(n) is asked",
        "  ✓ memory  [#########-|----------]  0.9x the reference's memory (limit 2x)",
        "            | is the reference, ] the limit",
    ]


def test_what_is_over_its_limit_is_marked_without_colour(shown: Shown) -> None:
    slow = ratio(61.0, verdict=Verdict.SLOW)
    assert shown(slow, growth(Verdict.SLOW), memory(1.0)) == [
        "  ✗ time    [#####|###############]####>  61.0x the reference's time (limit 4x)",
        "  ✗ growth  8x the features cost 61x the time: about n^2.0; O(n) is asked",
        "  ✓ memory  [##########|----------]       1.0x the reference's memory (limit 2x)",
        "            | is the reference, ] the limit",
    ]
    assert shown(memory(9.0, Verdict.MEMORY))[0].startswith("  ✗ memory  [")


def test_where_a_sentence_has_no_room_beside_its_bar_it_stands_above(shown: Shown) -> None:
    assert shown(ratio(1.3), growth(), memory(0.9), best=1.2, width=60) == [
        "  ✓ time    1.3x the reference's time (limit 4x)",
        "            [#####|#--------------]",
        "            your best so far: 1.2x",
        "  ✓ growth  8x the features cost 61x the time: about n^2.0;",
        "            O(n) is asked",
        "  ✓ memory  0.9x the reference's memory (limit 2x)",
        "            [#########-|----------]",
        "            | is the reference, ] the limit",
    ]


def test_in_chinese_all_stands_in_its_columns(shown: Shown) -> None:
    choose_language("zh")
    assert shown(ratio(1.3), growth(), best=1.8) == [
        "  ✓ 时间  [#####|#--------------]  参考答案的 1.3 倍（上限 4 倍）",
        "                                   刷新最好成绩（此前 1.8 倍）",
        "  ✓ 增长  特征数变为 8 倍，用时变为 61 倍：约 n^2.0，要求 O(n)",
        "          | 为参考答案，] 为上限",
    ]


@pytest.mark.parametrize(
    ("value", "best", "verdict", "says"),
    [
        (1.3, 1.2, Verdict.PASSED, "your best so far: 1.2x"),
        (1.3, 1.8, Verdict.PASSED, "a new best (1.8x before)"),
        (12.3, 102.0, Verdict.PASSED, "a new best (102.0x before)"),
        (1.31, 1.34, Verdict.PASSED, "as good as your best so far"),
        (1.34, 1.31, Verdict.PASSED, "as good as your best so far"),
        (1.3, 1.8, None, "your best so far: 1.8x"),
    ],
)
def test_the_time_is_held_against_the_best_before(
    shown: Shown, value: float, best: float, verdict: Verdict | None, says: str
) -> None:
    assert shown(ratio(value, verdict=verdict), best=best)[1].strip() == says


def test_without_a_best_before_and_for_other_limits_nothing_is_compared(shown: Shown) -> None:
    assert len(shown(ratio(1.3))) == 2
    assert len(shown(growth(), memory(1.0), best=0.5)) == 3


def test_what_is_inconclusive_has_its_mark_and_is_dim(make_screen: Callable[..., Screen]) -> None:
    unclear = Cost(Limit.TIME, None, None, 4, Text(en="inconclusive, not counted", zh="无结论"), {})
    lines = cost.lines(make_screen(), [unclear, growth()], best=1.2)
    assert [line.plain for line in lines] == [
        "  ? time    inconclusive, not counted",
        f"  ✓ growth  {GROWTH.en}",
    ]
    assert [any(s.style == "dim" and s.end == len(line) for s in line.spans) for line in lines] == [
        True,
        False,
    ]


def test_without_costs_there_is_nothing(shown: Shown) -> None:
    assert shown() == []


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_all_lines_fit_the_terminal(shown: Shown, width: int, language: str) -> None:
    choose_language(language)
    slow = ratio(61.0, verdict=Verdict.SLOW)
    lines = shown(slow, growth(), memory(0.9), best=1.2, width=width)
    assert max(map(cell_len, lines)) <= width
