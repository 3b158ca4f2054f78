"""`drill list` against the packages that it cannot do without, with few problems and with many."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks import content, timing

FEW, MANY = 9, 200


def run(home: Path) -> None:
    """Print the ratios."""
    few, many = (str(content.copy(home / f"of-{n}", n)) for n in (FEW, MANY))
    driver = home / "driver.py"
    driver.write_text(content.DRIVER, encoding="utf-8")

    def python(*arguments: str, **variables: str) -> Callable[[], float]:
        return partial(timing.process, [timing.PYTHON, "-P", *arguments], home, **variables)

    def drill(*arguments: str) -> Callable[[], float]:
        return partial(timing.process, [timing.DRILL, *arguments], home)

    lists = [
        ("drill list", drill("list")),
        (f"  of {FEW} problems", python(str(driver), few, "list")),
        (f"  of {MANY} problems", python(str(driver), many, "list")),
        # As a terminal has it; a pipe has none.
        (
            f"  of {MANY}, in colour",
            python(str(driver), many, "list", FORCE_COLOR="1", TERM="xterm"),
        ),
    ]
    others = [
        ("drill list --json", drill("list", "--json")),
        ("drill show attention", drill("show", "attention")),
        ("drill", drill()),
        ("drill -h", drill("-h")),
    ]
    base = ("import typer, rich.table", python("-c", "import typer, rich.table"))
    times = timing.in_turn([base, *lists, *others], rounds=21)
    timing.compare("starting", times, dict.fromkeys((name for name, _ in lists), "at most x 1.3"))
