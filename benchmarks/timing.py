"""Timing things in turn, so that whatever else the machine does meets all of them alike."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

PYTHON = sys.executable
DRILL = str(Path(PYTHON).with_name("drill"))
FEWEST_ROUNDS = 9


class BenchmarkError(Exception):
    """Something that was to be measured did not work."""


@dataclass(frozen=True)
class Times:
    """Seconds of the same thing, measured several times."""

    name: str
    seconds: list[float]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def quartiles(self) -> tuple[float, float]:
        first, _, third = statistics.quantiles(self.seconds, n=4, method="inclusive")
        return first, third

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.seconds, n=20, method="inclusive")[-1]


def environment(home: Path) -> dict[str, str]:
    """What a person's processes see, with a home of their own.

    Bytecode is kept, as it is for whoever installed drill: without it, every start would compile.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "DRILL_")) and name not in ("FORCE_COLOR", "NO_COLOR")
    }
    return kept | {
        "DRILL_HOME": str(home),
        "DRILL_LANG": "en",
        "OMP_NUM_THREADS": "1",
        "COLUMNS": "80",
    }


def process(command: list[str], home: Path, **variables: str) -> float:
    """Seconds from spawning a process to its exit, with more `variables`. Raises BenchmarkError where that is not 0."""
    began = time.perf_counter()
    done = subprocess.run(
        command, env=environment(home) | variables, cwd=home, capture_output=True, check=False
    )
    seconds = time.perf_counter() - began
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        line = " ".join([Path(command[0]).name, *command[1:]])
        raise BenchmarkError(f"`{line}` ended with {done.returncode}: {said}")
    return seconds


def stop_server(home: Path) -> None:
    """End what a warm check has started."""
    subprocess.run(
        [DRILL, "server", "stop"], env=environment(home), capture_output=True, check=False
    )


def in_turn(
    actions: Iterable[tuple[str, Callable[[], float]]], rounds: int = FEWEST_ROUNDS
) -> list[Times]:
    """Measure each action once a round: A B C A B C. What the first time costs does not count."""
    named = list(actions)
    for _, action in named:
        action()
    seconds: list[list[float]] = [[] for _ in named]
    for _ in range(rounds):
        for i, (_, action) in enumerate(named):
            seconds[i].append(action())
    return [Times(name, found) for (name, _), found in zip(named, seconds, strict=True)]


def report(title: str, times: list[Times], wanted: dict[str, str]) -> None:
    """Print each with its spread, beside what is `wanted` of it."""
    _table(title, [(t, "") for t in times], wanted)


def compare(title: str, times: list[Times], wanted: dict[str, str]) -> None:
    """`report`, with each as a ratio of the first."""
    _table(title, [(t, f"  x {t.median / times[0].median:.3f}") for t in times], wanted)


def _table(title: str, rows: list[tuple[Times, str]], wanted: dict[str, str]) -> None:
    print(f"\n{title}: median (quartiles)")
    width = max(len(t.name) for t, _ in rows)
    for t, ratio in rows:
        low, high = (1e3 * bound for bound in t.quartiles)
        line = f"  {t.name:<{width}}  {1e3 * t.median:7.1f} ms  ({low:.1f} to {high:.1f}, "
        line += f"n={len(t.seconds)}){ratio}"
        print(line + (f"  wanted: {wanted[t.name]}" if t.name in wanted else ""), flush=True)
