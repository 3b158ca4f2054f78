"""Checks without a warm server: what is paid beside the framework's import."""

from functools import partial
from pathlib import Path

from benchmarks import content, timing


def run(home: Path) -> None:
    """Print the ratios."""
    _against(home, "file-tree", "pass", "at most 300 ms")
    _against(home, "attention", "import torch", "at most x 1.25")


def _against(home: Path, problem_id: str, program: str, wanted: str) -> None:
    file = home / f"{problem_id}.py"
    file.write_text(content.answer(problem_id), encoding="utf-8")
    check = [timing.DRILL, "check", problem_id, "--cold", "--json", "--file", str(file)]
    name = f"drill check {problem_id} --cold"
    times = timing.in_turn(
        [
            (
                f'python -c "{program}"',
                partial(timing.process, [timing.PYTHON, "-c", program], home),
            ),
            (name, partial(timing.process, check, home)),
        ]
    )
    timing.compare(f"cold check of {problem_id}", times, {name: wanted})
