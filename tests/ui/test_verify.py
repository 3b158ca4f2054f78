"""The table of `drill verify`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drill.judge.complaints import Complaint
from drill.judge.verify import Report, Tally
from drill.text import Text, choose_language, same
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
        complaints=[Complaint(same("a right answer is too slow"), "solutions/kv-cache.py")],
    ),
    Report(
        "conv2d",
        mistakes=Tally(3, 4),
        complaints=[Complaint(same("a mistake has no name"), "solutions/conv2d.py", line=4)],
    ),
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


def test_a_long_id_gives_way_and_no_figure_or_heading_does(
    make_screen: Callable[..., Any], written: Callable[..., str]
) -> None:
    name = "a-pack/a-problem-with-a-very-long-id"
    report = Report(name, reference=Tally(200, 200), mutants=Tally(28, 28), justified=6)
    screen = make_screen(80)
    verify.show(screen, [report])
    shown = written(screen.out)
    assert "…" not in shown
    for whole in ("mistakes", "reference", "proved", "28+6/34", "200/200"):
        assert whole in shown
    column = "".join(line.split(" ")[1] for line in shown.splitlines()[4:7] if line.strip())
    assert column == name


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
    assert "solutions/conv2d.py:4: a mistake has no name" in shown
    assert "solutions/kv-cache.py: a right answer is too slow" in shown
    assert "1 of 3 problems proved" in shown


WEAK = Text(en="add a case", zh="请增加一个 case")


def unproved(root: Path) -> Report:
    """Three mutants that pass, and a style that is rejected."""
    style = "submissions/demo/right/own style.py"
    show = f"`drill check demo --file '{root / style}'` shows the case"
    return Report(
        "demo",
        root=root,
        reference=Tally(5, 5),
        complaints=[
            Complaint(Text(en="one", zh="一"), "solutions/demo.py", line=2, hint=WEAK),
            Complaint(Text(en="two\nlines", zh="二"), "solutions/demo.py", line=3, hint=WEAK),
            Complaint(Text(en="three", zh="三"), "solutions/demo.py", line=3, hint=WEAK),
            Complaint(same("\x1b[31mrejected"), style, hint=same(show)),
        ],
    )


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "pack/solutions/demo.py:2: one",
                "pack/solutions/demo.py:3: two⏎lines",
                "pack/solutions/demo.py:3: three",
                "hint: add a case",
                "pack/submissions/demo/right/own style.py: rejected",
                "hint: `drill check demo --file 'pack/submissions/demo/right/own style.py'` shows the case",
                "",
                "0 of 1 problems proved",
                "",
                "next: drill verify demo --seeds 5",
            ],
        ),
        (
            "zh",
            [
                "pack/solutions/demo.py:2: 一",
                "pack/solutions/demo.py:3: 二",
                "pack/solutions/demo.py:3: 三",
                "提示：请增加一个 case",
                "pack/submissions/demo/right/own style.py: rejected",
                "提示：`drill check demo --file 'pack/submissions/demo/right/own style.py'` shows the case",
                "",
                "1 道题中有 0 道得到证明",
                "",
                "下一步：drill verify demo --seeds 5",
            ],
        ),
    ],
)
@pytest.mark.parametrize("width", [60, 120])
def test_each_complaint_has_its_place_and_a_run_of_them_has_its_hint_once(
    make_screen: Callable[..., Any],
    written: Callable[..., str],
    desk: Path,
    width: int,
    language: str,
    lines: list[str],
) -> None:
    choose_language(language)
    screen = make_screen(width)
    verify.show(screen, [unproved(desk / "pack")])
    assert written(screen.out).splitlines()[-len(lines) :] == lines


@pytest.mark.parametrize(("seeds", "command"), [(5, "verify"), (200, "start")])
def test_after_a_proof_comes_the_whole_proof_and_then_the_problem(
    make_screen: Callable[..., Any], written: Callable[..., str], seeds: int, command: str
) -> None:
    screen = make_screen(80)
    verify.show(screen, [Report("demo", reference=Tally(seeds, seeds))])
    assert written(screen.out).splitlines()[-1] == f"next: drill {command} demo"
