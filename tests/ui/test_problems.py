from collections.abc import Callable
from datetime import timedelta

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as Line

from drill.content.library import Library
from drill.content.problems import Summary
from drill.content.spec import Area
from drill.practice.progress import Status
from drill.text import Text, choose_language, same
from drill.ui import problems
from drill.ui.console import Screen

Make = Callable[..., Screen]
Read = Callable[[Console], str]


def summary(name: str, title: Text, area: Area = "attention", minutes: int = 5) -> Summary:
    return Summary(name, title, area, "easy", minutes, "torch")


MANY = [
    summary("attention", Text(en="Scaled dot-product attention", zh="缩放点积注意力")),
    summary("factorization-machine", Text(en="Factorization machine", zh="因子分解机"), "data", 10),
]


def test_problems_stand_in_columns_by_area_with_their_status(
    make_screen: Make, written: Read
) -> None:
    screen = make_screen(80)
    problems.show_list(screen, MANY, {"attention": Status.SOLVED})
    assert written(screen.out) == (
        "Attention\n"
        "  ✓ attention              Scaled dot-product attention  easy   5 min  torch\n\n"
        "Data processing\n"
        "    factorization-machine  Factorization machine         easy  10 min  torch\n\n"
        "1 of 2 solved   ✓ solved  ✗ attempted  › started\n"
        "next: drill start factorization-machine\n"
    )


def test_chinese_columns_line_up(make_screen: Make, written: Read) -> None:
    choose_language("zh")
    screen = make_screen(80)
    problems.show_list(screen, MANY, {})
    rows = [line for line in written(screen.out).splitlines() if "分钟" in line]
    assert len({cell_len(row[: row.index("简单")]) for row in rows}) == 1
    assert len({cell_len(row) for row in rows}) == 1


def test_in_a_narrow_terminal_the_framework_goes_and_titles_are_cut(
    make_screen: Make, written: Read
) -> None:
    screen = make_screen(60, colour=True)
    screen.out.no_color = True
    problems.show_list(screen, MANY, {})
    text = written(screen.out)
    assert "torch" not in text
    assert "…" in text
    assert max(cell_len(Line.from_ansi(row).plain) for row in text.splitlines()) <= 60


def test_in_a_pipe_nothing_is_cut(make_screen: Make, written: Read) -> None:
    screen = make_screen(30)
    problems.show_list(screen, MANY, {})
    assert "Scaled dot-product attention  easy   5 min  torch" in written(screen.out)


def test_a_problem_that_is_begun_is_to_be_checked_next(
    make_screen: Make, written: Read, library: Library
) -> None:
    screen = make_screen()
    problems.show_problem(screen, library.problem("first-sum"), Status.ATTEMPTED)
    assert written(screen.out).endswith("next: drill check first-sum\n")


def test_an_empty_list_says_what_to_do(make_screen: Make, written: Read) -> None:
    screen = make_screen()
    problems.show_list(screen, [], {})
    assert written(screen.out) == ""
    assert written(screen.err) == "no problem is like that; `drill list` shows them all\n"


def test_a_problem_shows_statement_stub_and_who_asks(
    make_screen: Make, written: Read, library: Library
) -> None:
    screen = make_screen()
    problems.show_problem(screen, library.problem("first-sum"), Status.NEW)
    assert written(screen.out) == (
        "Add two numbers (first-sum)  first-sum\n"
        "Attention · easy · 5 min · python · new\n\n"
        "  Return the sum of `a` and `b`, which are whole numbers of any size.\n\n"
        "      add(1, 2) == 3\n\n"
        "  def add(a, b):\n"
        "      ...\n\n"
        "  asked in: first interviews\n\n"
        "next: drill start first-sum\n"
    )


def test_the_open_problem_shows_file_time_and_last_verdict(
    make_screen: Make, written: Read, library: Library
) -> None:
    screen = make_screen()
    problem = library.problem("first-sum")
    problems.show_present(screen, problem, "/w/first-sum.py", timedelta(minutes=3), "failed")
    text = written(screen.out)
    assert "  file   /w/first-sum.py\n" in text
    assert "  time   3 min since the start; an interviewer would give 5 min\n" in text
    assert "  last   wrong answer\n" in text
    assert "drill check first-sum  hear whether it is right" in text


def test_every_area_and_difficulty_has_a_name() -> None:
    from typing import get_args

    from drill.content import spec
    from drill.ui import names

    assert set(names.AREAS) == set(get_args(spec.Area))
    assert set(names.DIFFICULTIES) == set(get_args(spec.Difficulty))
    assert set(names.STATUSES) == set(Status)
    assert str(names.verdict("of-the-future")) == str(same("of-the-future"))
