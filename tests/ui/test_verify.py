"""The table of `drill verify`."""

from collections.abc import Callable
from typing import Any

import pytest

from drill.judge.verify import Report, Tally
from drill.text import choose_language, same
from drill.ui import verify

REPORTS = [
    Report(
        "multi-head-attention",
        stub=Tally(2, 2),
        reference=Tally(200, 200),
        mistakes=Tally(18, 18),
        outputs=Tally(6, 6),
        mutants=Tally(119, 119),
        justified=4,
        right=Tally(5, 5),
        wrong=Tally(8, 8),
    ),
    Report(
        "kv-cache",
        mistakes=Tally(18, 18),
        fast=Tally(4, 5),
        slow=Tally(2, 3),
        complaints=[same("a right answer is too slow")],
    ),
    Report("conv2d", mistakes=Tally(3, 4), complaints=[same("a mistake has no name")]),
]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [60, 79, 80, 87, 88, 120])
def test_every_figure_is_there_whole_at_every_width(
    make_screen: Callable[..., Any], written: Callable[..., str], width: int, language: str
) -> None:
    choose_language(language)
    screen = make_screen(width)
    verify.show(screen, REPORTS)
    shown = written(screen.out)
    assert "…" not in shown
    for figure in ("multi-head-attention", "18/18", "119+4/123", "5/5"):
        assert figure in shown
    # Where there is less room, first the wrong answers are left out, then seeds and costs.
    assert ("14/14" in shown) == (width >= 88)
    for figure in ("200/200", "6/8"):
        assert (figure in shown) == (width >= 80)


@pytest.mark.parametrize(
    ("language", "heads", "legend"),
    [
        (
            "en",
            ("costs", "judged"),
            "costs judged: right answers within the limits that passed, and beyond them that did not",
        ),
        ("zh", ("开销", "判对"), "开销判对：开销在限制之内而通过、或超出限制而未通过的正确答案"),
    ],
)
@pytest.mark.parametrize("width", [80, 120])
def test_the_costs_have_a_column_and_it_is_said_what_it_counts(
    make_screen: Callable[..., Any],
    written: Callable[..., str],
    width: int,
    language: str,
    heads: tuple[str, str],
    legend: str,
) -> None:
    choose_language(language)
    screen = make_screen(width)
    verify.show(screen, REPORTS)
    shown = written(screen.out)
    upper, lower = (line.split() for line in shown.splitlines()[1:3])
    # The last column has one line, and stands beside the lower one.
    assert upper[-1] == heads[0]
    assert lower[-2] == heads[1]
    assert "".join(legend.split()) in "".join(shown.split())


def test_a_problem_without_limits_has_no_costs(
    make_screen: Callable[..., Any], written: Callable[..., str]
) -> None:
    screen = make_screen(80)
    verify.show(screen, REPORTS)
    rows = {row.split()[0]: row.split() for row in written(screen.out).splitlines() if row.strip()}
    assert rows["kv-cache"][-2:] == ["6/8", "no"]
    assert rows["multi-head-attention"][-2:] == ["–", "yes"]


def test_where_no_problem_has_limits_nothing_is_said_of_costs(
    make_screen: Callable[..., Any], written: Callable[..., str]
) -> None:
    screen = make_screen(120)
    verify.show(screen, [report for report in REPORTS if not report.fast.total])
    assert "costs judged" not in written(screen.out)


def test_what_is_not_proved_is_said_below(
    make_screen: Callable[..., Any], written: Callable[..., str]
) -> None:
    screen = make_screen(80)
    verify.show(screen, REPORTS)
    shown = written(screen.out)
    assert "conv2d: a mistake has no name" in shown
    assert "kv-cache: a right answer is too slow" in shown
    assert "1 of 3 problems proved" in shown
