"""Proving problems and showing what came of it: for `drill verify` and `drill pack verify`."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from drill.cli import common
from drill.errors import ExitCode
from drill.text import Text

if TYPE_CHECKING:
    from drill.content.library import Library


def prove(
    library: "Library",
    ids: list[str],
    jobs: int | None = None,
    seeds: int | None = None,
    cost_runs: int | None = None,
    device: str = "cpu",
    markdown: Path | None = None,
    as_json: bool = False,
    complaints: Iterable[Text] = (),
) -> int:
    """Make every check, and print the table. The exit code is 0 only when all is proved.

    complaints: what is wrong besides the problems
    """
    from drill.judge.verify import COST_RUNS, SEEDS, Verification
    from drill.practice import devices
    from drill.ui import console
    from drill.ui import verify as shown

    others = list(complaints)
    verification = Verification(
        library,
        ids,
        jobs or len(os.sched_getaffinity(0)),
        cost_runs or COST_RUNS,
        seeds or SEEDS,
        {name: devices.chosen(device, library.problem(name).framework) for name in ids},
    )
    shown.follow(console.screen(), verification)
    reports = list(verification.reports.values())
    proved = not others and all(report.proved for report in reports)
    if markdown is not None:
        from drill.ui import markdown as tables

        common.write(markdown, tables.proofs(reports))
    if as_json:
        common.emit(
            {
                "schema": common.SCHEMA,
                "proved": proved,
                "problems": [report.as_json() for report in reports],
                "complaints": [str(complaint) for complaint in others],
            }
        )
    else:
        shown.show(console.screen(), reports, others)
    return ExitCode.RIGHT if proved else ExitCode.NOT_RIGHT
