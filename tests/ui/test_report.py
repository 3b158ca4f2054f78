"""The report as it is read in a terminal."""

import re
from collections.abc import Callable

import msgspec
import pytest
from rich.cells import cell_len
from rich.console import Console

from drill import text
from drill.practice.report.model import Made, Report
from drill.text import same
from drill.ui import report
from drill.ui.console import Screen
from tests.ui.reports import EMPTY, FULL, IDLE, TODAY


@pytest.fixture
def shown(
    make_screen: Callable[..., Screen], written: Callable[[Console], str]
) -> Callable[..., str]:
    """What the terminal shows."""

    def show(found: Report, width: int = 80, colour: bool = False) -> str:
        screen = make_screen(width, colour)
        report.show(screen, found)
        return written(screen.out)

    return show


Shown = Callable[..., str]


def section(shown: str, title: str) -> list[str]:
    """The lines below a title, up to the next empty one."""
    lines = shown.splitlines()
    start = lines.index(title) + 1
    return lines[start : lines.index("", start)]


def test_the_terminal_shows_every_part(shown: Shown) -> None:
    found = shown(FULL)
    assert found.startswith(
        "Your practice\n"
        "  1,500 checks and 1 card answer on 30 days.\n"
        "  146 h 23 min at problems and 59 s at cards.\n"
        "  Pauses of 1 h 2 min are not counted.\n"
        "  No longer among the problems, and in no area: old-sum.\n"
        "  2 rows of the history could not be read and are not counted.\n"
    )
    assert section(found, "First checks") == [
        "  Right at the first check: 50% of 28 sittings of one's own work.",
        "  how it was practised  sittings  solved  right at first",
        "  from the signature          30      20             50%",
        "  debugging                    4       3             25%",
        "  newer                        1       0               –",
    ]
    assert section(found, "Memory") == [
        "  what comes back   known  due  recall now    retained",
        "  problems          20/34    3         87%   91% of 44",
        "  debugging tasks    2/34    0           –           –",
        "  cards            60/141   12         90%  80% of 100",
    ]
    assert section(found, "Mock interviews") == [
        "  interview                  date  of 100                  result",
        "  A <first> interview  2026-08-01      41  ✗ not passed (from 70)",
        "  cv                   2026-09-01       –  ✗ not passed (from 70)",
        "  cv                   2026-10-01      88      ✓ passed (from 70)",
    ]
    assert found.endswith(
        "\n\nnext: drill start rope   due: recall about 41%\n"
        "or:   drill cards --due   12 cards are due\n"
    )


def test_problems_are_told_by_area_and_difficulty_with_a_bar_where_there_is_room(
    shown: Shown,
) -> None:
    assert section(shown(FULL, 120), "Problems") == [
        "  solved of all                                  all  attempted  due  easy  medium  hard"
        "  █ solved  ▒ attempted",
        "  Attention                                      2/6          1    1   2/4       –   0/2"
        "  ███████▒▒▒··········",
        "  Classical machine learning and recommendation  3/3          0    2     –     3/3     –"
        "  ████████████████████",
        "  all                                            5/9          1    3   2/4     3/3   0/2"
        "  ███████████▒▒·······",
    ]
    # A bar of a few cells would say nothing.
    assert "▒" in section(shown(FULL, 98), "Problems")[-1]
    assert "▒" not in section(shown(FULL, 97), "Problems")[-1]
    assert section(shown(FULL, 60), "Problems") == [
        "  solved of all      all  attempted  due  easy  medium  hard",
        "  Attention          2/6          1    1   2/4       –   0/2",
        "  Classical machine",
        "  learning and",
        "  recommendation     3/3          0    2     –     3/3     –",
        "  all                5/9          1    3   2/4     3/3   0/2",
    ]


def test_times_are_shown_against_the_interviewers(shown: Shown) -> None:
    found = section(shown(FULL), "Time")
    assert found[:3] == [
        "  The median of 41 solved sittings took 1.23× the interviewer's minutes (12",
        "  min).",
        "  The last 20: 0.80×; the 20 before: 1.50×. You became faster.",
    ]
    assert len(found) == 4 + 12
    assert found[-1] == "  2026-10-05                0.40×                3  ████······│·········"
    slow = msgspec.structs.replace(FULL.pace, trend=FULL.pace.trend[:3])
    rows = section(shown(msgspec.structs.replace(FULL, pace=slow)), "Time")
    # A bar that would be longer is full.
    assert rows[-1].endswith("5.00×                3  ██████│█████████████")


@pytest.mark.parametrize(
    ("before", "lately", "told"),
    [(1.0, 0.89, "You became faster."), (1.0, 1.11, "You became slower."), (1, 1.1, "No real")],
)
def test_a_small_change_of_the_times_is_none(
    shown: Shown, before: float, lately: float, told: str
) -> None:
    pace = msgspec.structs.replace(FULL.pace, before=before, lately=lately)
    assert told in shown(msgspec.structs.replace(FULL, pace=pace))


def test_the_calendar_has_a_column_a_week_and_marks_that_need_no_colour(shown: Shown) -> None:
    for width in (60, 80, 120):
        found = section(shown(FULL, width), "Calendar")
        assert found[0] == "  Streak: 1 day; the longest was 6 days."
        assert found[1] == "          May     Jun     Jul       Aug     Sep     Oct"
        assert found[2] == "  Mon ░ " + "· " * 24 + "█"
        assert found[4] == "  Wed " + "· " * 25 + "▒"
        # What is to come has no mark.
        assert found[5] == "      " + "· " * 24 + "·"
    # A narrow terminal shows the last weeks; in a pipe nothing is cut.
    rows = re.sub(r"\x1b\[[0-9;]*m", "", shown(FULL, 40, colour=True)).splitlines()
    assert "  Mon " + "· " * 16 + "█" in rows
    assert "  Mon ░ " + "· " * 24 + "█" in shown(FULL, 40).splitlines()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("found", [FULL, EMPTY, IDLE])
def test_no_line_is_wider_than_the_terminal(
    shown: Shown, found: Report, width: int, language: str
) -> None:
    text.choose_language(language)
    colours = re.sub(r"\x1b\[[0-9;]*m", "", shown(found, width, colour=True))
    plain = shown(found, width)
    assert max(cell_len(line) for line in plain.splitlines()) <= width
    assert "\x1b" not in colours
    # In colour, commands in backticks are shown without them.
    assert len(colours.splitlines()) == len(plain.splitlines())


def test_chinese_is_written(shown: Shown) -> None:
    text.choose_language("zh")
    found = shown(FULL)
    assert found.startswith(
        "练习报告\n"
        "  有练习的 30 天里，检查代码 1,500 次，回答卡片 1 次。\n"
        "  做题 146 小时 23 分钟，卡片 59 秒。\n"
        "  另有停顿 1 小时 2 分钟，没有计入用时。\n"
        "  以下题目已不在题库中，不属于任何领域：old-sum。\n"
        "  历史中有 2 行无法读取，没有计入。\n"
    )
    assert "  最近 20 次是 0.80 倍，再往前 20 次是 1.50 倍：变快了。\n" in found
    assert "  独立完成的 28 次练习中，50% 第一次检查就正确。\n" in found
    assert "  目前连续练习 1 天，最长连续 6 天。\n" in found


def test_nothing_practised_is_said_in_one_line(shown: Shown) -> None:
    assert shown(EMPTY) == (
        "Your practice\n"
        "  Nothing has been practised yet.\n"
        "\n"
        "next: drill start rope   due: recall about 41%\n"
        "or:   drill cards --due   12 cards are due\n"
    )
    idle = shown(IDLE)
    assert idle.startswith(
        "Your practice · 2026-10-11 to 2026-10-14\n  Nothing was practised in this period.\n\n"
    )
    assert "Memory" in idle
    nothing_left = msgspec.structs.replace(EMPTY, steps=[])
    assert shown(nothing_left).endswith("\n\nnext: drill list\n")


def test_many_mistakes_are_cut_and_it_is_said(shown: Shown) -> None:
    made = [Made(f"m{n}", same(f"Mistake {n}."), 3, ["a"], TODAY) for n in range(12)]
    found = section(shown(msgspec.structs.replace(FULL, mistakes=made)), "Mistakes")
    assert found[0] == "  The 10 most frequent of 12."
    assert len(found) == 12
