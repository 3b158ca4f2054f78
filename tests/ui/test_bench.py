"""What `drill bench` shows of times that are made up."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import structs
from rich.cells import cell_len
from rich.console import Console

from drill.content.library import Library
from drill.judge.benched import BenchResult, Entrant, Kind
from drill.practice.benching import Bench
from drill.store.history import Attempt
from drill.text import Text, choose_language
from drill.ui import bench as shown
from drill.ui import entrants
from drill.ui.console import Screen

STOPPED = Text(en="stopped after 2 s", zh="运行 2 秒仍未结束，已被终止")
SIZES = [{"n": n, "k": 3} for n in (100, 200, 400, 800, 1600)]

Show = Callable[..., str]


def attempt(day: int) -> Attempt:
    at = datetime(2026, 11, day, 12, tzinfo=UTC)
    return Attempt(
        "first-sum", at, "passed", 1, 1, None, 1, 0.1, "cpu", Path("/w/p.py"), "", None, 1.5
    )


def times(kind: Kind, first: float, power: float, known: int = 5) -> Entrant:
    seconds = [first * 2.0 ** (power * n) if n < known else None for n in range(5)]
    return Entrant(kind, seconds, None if known == 5 else STOPPED)


def made(library: Library, *measured: Entrant, over: str = "n") -> Bench:
    result = BenchResult("first-sum", "cpu", over.split(), SIZES, list(measured))
    return Bench(
        library.problem("first-sum"), result, {Kind.BEST: attempt(20), Kind.FIRST: attempt(3)}
    )


@pytest.fixture
def full(library: Library) -> Bench:
    """Everyone there is; the candidate's own file is quadratic."""
    return made(
        library,
        times(Kind.NOW, 3e-3, 2.0, known=4),
        times(Kind.BEST, 6e-4, 1.0),
        times(Kind.FIRST, 9e-4, 1.0),
        times(Kind.REFERENCE, 5e-4, 1.0),
        times(Kind.OPERATOR, 1e-4, 1.0),
    )


@pytest.fixture
def show(make_screen: Callable[..., Screen], written: Callable[[Console], str]) -> Show:
    """What is printed of a bench."""

    def run(bench: Bench, width: int = 80, colour: bool = False, file: Path | None = None) -> str:
        screen = make_screen(width, colour)
        shown.show(screen, bench, file)
        return written(screen.out)

    return run


def test_times_ratios_and_powers_stand_in_a_table(full: Bench, show: Show) -> None:
    assert show(full, width=100).startswith(
        "Add two numbers (first-sum)  first-sum\n\n"
        "  the least time of a call on the CPU, over n\n\n"
        "                            100     200     400     800    1600  ratio  about\n"
        "  Y your file            3.0 ms   12 ms   48 ms  192 ms       -    48x  n^2.0\n"
        "  B best, 20 Nov         600 µs  1.2 ms  2.4 ms  4.8 ms  9.6 ms   1.2x  n^1.0\n"
        "  F first solved, 3 Nov  900 µs  1.8 ms  3.6 ms  7.2 ms   14 ms   1.8x  n^1.0\n"
        "  R reference            500 µs  1.0 ms  2.0 ms  4.0 ms  8.0 ms     1x  n^1.0\n"
        "  O Python               100 µs  200 µs  400 µs  800 µs  1.6 ms   0.2x  n^1.0\n\n"
        "  Y your file, from n = 1600 on: stopped after 2 s\n\n"
    )


def test_the_plot_has_every_mark_and_round_labels(full: Bench, show: Show) -> None:
    lines = show(full).splitlines()
    plot = lines[lines.index("  Y your file, from n = 1600 on: stopped after 2 s") + 2 : -2]
    drawn = "\n".join(plot)
    for mark, count in {"Y": 4, "B": 5, "F": 5, "R": 5, "O": 5}.items():
        assert drawn.count(mark) == count
    labels = [line.partition("┤")[0] for line in plot if "┤" in line]
    assert [label.strip() for label in labels] == ["100 ms", "10 ms", "1 ms", "100 µs"]
    assert plot[-1].split() == ["100", "200", "400", "800", "1600"]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_it_fits_the_terminal(full: Bench, show: Show, language: str, width: int) -> None:
    choose_language(language)
    lines = show(full, width).splitlines()
    assert max(map(cell_len, lines)) <= width


def test_on_a_narrow_terminal_days_go_first_and_then_the_smallest_sizes(
    full: Bench, show: Show
) -> None:
    def heading_and_best(width: int) -> list[str]:
        lines = show(full, width).splitlines()
        return [" ".join(lines[4].split()), " ".join(lines[6].split())]

    assert heading_and_best(72) == [
        "100 200 400 800 1600 ratio about",
        "B best 600 µs 1.2 ms 2.4 ms 4.8 ms 9.6 ms 1.2x n^1.0",
    ]
    assert heading_and_best(60) == [
        "400 800 1600 ratio about",
        "B best 2.4 ms 4.8 ms 9.6 ms 1.2x n^1.0",
    ]


def test_colour_adds_nothing_but_colour(full: Bench, show: Show) -> None:
    from rich.text import Text as Line

    coloured = show(full, colour=True)
    assert "\x1b[" in coloured
    plain = [line.rstrip() for line in Line.from_ansi(coloured).plain.splitlines()]
    assert plain == [line.rstrip() for line in show(full).splitlines()]


def test_who_never_was_measured_is_told_without_a_size(library: Library, show: Show) -> None:
    why = Text(en="raised ValueError: \x1b[31mno", zh="抛出异常 ValueError: \x1b[31mno")
    own = Entrant(Kind.NOW, [None] * 5, why)
    text = show(made(library, own, times(Kind.REFERENCE, 1e-3, 1.0)))
    assert "  Y your file       -       -       -       -      -      -      -\n" in text
    assert "\n  Y your file: raised ValueError: no\n" in text


def test_sizes_that_grow_together_are_named_together(library: Library, show: Show) -> None:
    result = made(library, times(Kind.REFERENCE, 1e-3, 1.0), over="n k")
    assert ", over n\n" in show(result)
    assert " 100x3 " in show(result)
    same = structs.replace(result.result, sizes=[{"n": n, "k": n} for n in (1, 2, 4, 8, 16)])
    text = show(structs.replace(result, result=same))
    assert ", over n = k\n" in text
    assert "x3" not in text


def test_of_one_size_there_is_no_plot_and_no_power(library: Library, show: Show) -> None:
    result = BenchResult("first-sum", "cpu", ["n"], SIZES[:1], [Entrant(Kind.REFERENCE, [1e-3])])
    text = show(structs.replace(made(library), result=result))
    assert "│" not in text
    assert "about" not in text
    assert "1.0 ms" in text


def test_the_next_command_checks_or_starts(full: Bench, show: Show) -> None:
    assert show(full).endswith("\nnext: drill check first-sum\n")
    assert show(full, file=Path("a b.py")).endswith("drill check first-sum --file 'a b.py'\n")
    absent = structs.replace(full, absent=True)
    assert show(absent).endswith("\nnext: drill start first-sum\n")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (2e-8, "0.0 µs"),
        (9.94e-6, "9.9 µs"),
        (9.96e-6, "10 µs"),
        (8.12e-4, "812 µs"),
        (9.996e-4, "1.0 ms"),
        (4.53e-3, "4.5 ms"),
        (0.0171, "17 ms"),
        (0.9996, "1.0 s"),
        (61.0, "61 s"),
    ],
)
def test_times_have_two_or_three_digits(seconds: float, text: str) -> None:
    assert shown.duration(seconds) == text


def test_the_names_are_said_in_both_languages(full: Bench) -> None:
    names = entrants.names(full)
    assert names[Kind.FIRST] == Text(en="first solved, 3 Nov", zh="首次解决，11 月 3 日")
    assert {kind: name.zh for kind, name in entrants.brief_names(full).items()} == {
        Kind.NOW: "你的代码",
        Kind.BEST: "最好成绩",
        Kind.FIRST: "首次解决",
        Kind.REFERENCE: "参考答案",
        Kind.OPERATOR: "Python",
    }
