"""A warm check, from typing the command to its exit, against what it does not have to wait for."""

from functools import partial
from pathlib import Path

from benchmarks import content, timing
from benchmarks.timing import Times

# Checks between two imports of torch.
CHECKS = 5


def run(home: Path) -> None:
    """Print the ratio, and how far the slowest checks are from the median."""
    file = home / "attention.py"
    file.write_text(content.answer("attention"), encoding="utf-8")
    command = [timing.DRILL, "check", "attention", "--json", "--file", str(file)]
    check = partial(timing.process, command, home)
    torch = partial(timing.process, [timing.PYTHON, "-c", "import torch"], home)
    try:
        times = timing.in_turn([('python -c "import torch"', torch), *[("check", check)] * CHECKS])
    finally:
        timing.stop_server(home)
    checks = Times("drill check attention", [s for t in times[1:] for s in t.seconds])
    timing.compare("warm check", [times[0], checks], {checks.name: "at most x 0.15"})
    print(f"  p95 / median  {checks.p95 / checks.median:.2f}  wanted: at most 2")
