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
    Report("conv2d", mistakes=Tally(3, 4), complaints=[same("a mistake has no name")]),
]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [60, 80, 120])
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
    assert ("200/200" in shown) == (width > 60)


def test_what_is_not_proved_is_said_below(
    make_screen: Callable[..., Any], written: Callable[..., str]
) -> None:
    screen = make_screen(80)
    verify.show(screen, REPORTS)
    shown = written(screen.out)
    assert "conv2d: a mistake has no name" in shown
    assert "1 of 2 problems proved" in shown
