"""`make hostile`: every case of the hostile suite through a warm server, cold, and without the kernel's jail.

Writes the table of docs/judging.md to stdout. Fails, and says so on stderr, where a case gets a verdict that
it must not, a check outlives its limit by more than a second, anything is left, or the next check is wrong.
"""

import itertools
import os
import shutil
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import msgspec

from drill.content.library import builtin
from drill.judge import client, cold
from drill.judge.result import CheckRequest, CheckResult
from tests.hostile import suite

# What a check may take beyond the submission's limit.
OVERRUN = 1.0
# Until the servers have cleared away what is theirs.
LEAVING = 10.0


class Mode(NamedTuple):
    """A way to check: how, with the kernel's jail or not, and how many at a time."""

    name: str
    judge: Callable[[CheckRequest], CheckResult]
    jail: bool
    at_once: int


MODES = (
    Mode("warm", client.check, True, 1),
    Mode("cold", cold.check, True, 2),
    Mode("without", client.check, False, 1),
)


def main(names: list[str]) -> int:
    """0 where every case, or each of these, comes to what it must."""
    place = _surroundings()
    cases = [case for case in suite.cases() if not names or case.name in names]
    outcomes: dict[str, list[str]] = {case.name: [] for case in cases}
    wrong: list[str] = []
    for case in {builtin().problem(case.problem).framework: case for case in cases}.values():
        client.check(suite.request(case, place / "desk"))  # starts the server
    for mode in MODES:
        before = suite.Surroundings(place / "home", processes=False)
        with ThreadPoolExecutor(mode.at_once) as pool:
            found = pool.map(_checked, itertools.repeat(place), cases, itertools.repeat(mode))
            for case, (verdict, complaints) in zip(cases, found, strict=True):
                outcomes[case.name].append(verdict)
                wrong += [f"{mode.name}: {case.name} {complaint}" for complaint in complaints]
                print(mode.name, case.name, verdict, *complaints, file=sys.stderr, flush=True)
        if mode.jail:  # without it, native code can leave what it likes
            wrong += [f"{mode.name}: left {path}" for path in before.changes()]
    for framework in ("torch", "numpy", "python"):
        client.stop(framework)
    until = time.monotonic() + LEAVING
    while list(suite.running()) and time.monotonic() < until:
        time.sleep(0.1)
    kept = f"drill-{os.getuid()}"
    left = [path.name for path in (place / "temporary").iterdir() if path.name != kept]
    wrong += [f"left {name}" for name in left]
    # This one has had the mark since it was running, which its own environment in /proc does not show.
    wrong += [f"left {name}" for name, _ in suite.running()]
    shutil.rmtree(place)
    print("\n".join(_table(cases, outcomes)))
    print("\n".join(wrong) or "all as it must be", file=sys.stderr)
    return 1 if wrong else 0


def _surroundings() -> Path:
    """A home, and folders for drill and for temporary files, that are the suite's own."""
    place = Path(tempfile.mkdtemp(prefix="drill-hostility-"))
    for name in ("desk", "home", "temporary", "drill"):
        (place / name).mkdir()
    (place / "home" / ".bashrc").write_text("# mine\n", encoding="utf-8")
    os.environ |= {
        "HOME": str(place / "home"),
        "TMPDIR": str(place / "temporary"),
        "DRILL_HOME": str(place / "drill"),
        suite.MARK: uuid.uuid4().hex,
    }
    os.environ.pop("XDG_RUNTIME_DIR", None)
    tempfile.tempdir = None
    return place


def _checked(place: Path, case: suite.Case, mode: Mode) -> tuple[str, list[str]]:
    """The last verdict on a case, and what was not as it must be."""
    desk = Path(tempfile.mkdtemp(dir=place / "desk"))
    (desk / f"{case.problem}.py").write_text(case.text, encoding="utf-8", newline="")
    before, complaints = suite.Surroundings(desk, processes=False), []
    for _ in range(case.runs):
        began = time.monotonic()
        result = mode.judge(suite.request(case, desk, mode.jail))
        # A cold one imports its framework first.
        took = result.seconds if mode.judge is cold.check else time.monotonic() - began
        limit = (
            suite.request(case, desk).deadline
            + (suite.COST_SECONDS if result.passed else 0.0)
            + OVERRUN
        )
        if took > limit:
            complaints.append(f"outlived its limit by {took - limit + OVERRUN:.1f} s")
        if str(result.verdict) not in (case.verdicts if mode.jail else case.without):
            complaints.append(f"is {result.verdict}: {result.message.en[:80]}")
    if mode.judge is not cold.check:  # which has nothing of an earlier check's but files
        request = suite.request(case, desk, mode.jail)
        text = suite.reworded(builtin().reference(case.problem))
        after = mode.judge(msgspec.structs.replace(request, text=text, cost=False))
        if str(after.verdict) != "passed":
            complaints.append(f"is followed by {after.verdict} for a right answer")
    if mode.jail:
        complaints += [f"left {path}" for path in before.changes()]
    shutil.rmtree(desk)
    return str(result.verdict), complaints


def _table(cases: list[suite.Case], outcomes: dict[str, list[str]]) -> Iterator[str]:
    yield "| what it does | warm | cold | without the kernel's jail |"
    yield "|---|---|---|---|"
    for group, those in itertools.groupby(cases, key=lambda case: case.group):
        yield f"| **{group}** | | | |"
        for case in those:
            yield f"| {case.does} | {' | '.join(outcomes[case.name])} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
