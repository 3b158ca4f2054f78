"""`drill doctor`: whether all that a check needs is there."""

from typing import Annotated

import typer

from drill.cli import common, help
from drill.errors import ExitCode
from drill.text import Text

HELP = help.Help(
    summary=Text(en="look for what is missing or broken", zh="检查安装和环境"),
    usage="doctor [options]",
    examples=(
        (
            "drill doctor",
            Text(en="what is well, and what to do where not", zh="逐项检查，并给出解决办法"),
        ),
    ),
    options=(help.JSON,),
)


def run(as_json: Annotated[bool, typer.Option("--json")] = False) -> int:
    """Look at everything that a check needs, and make one real check."""
    from drill.practice import health
    from drill.ui import console, doctor

    screen, findings = console.screen(), []
    for finding in health.examine():
        findings.append(finding)
        if not as_json:
            doctor.show_finding(screen, finding)
    if as_json:
        common.emit(
            {
                "schema": common.SCHEMA,
                "checks": [
                    {
                        "id": f.id,
                        "level": str(f.level),
                        "detail": str(f.detail),
                        "advice": str(f.advice) if f.advice else None,
                    }
                    for f in findings
                ],
            }
        )
    else:
        doctor.show_summary(screen, findings)
    broken = any(f.level is health.Level.PROBLEM for f in findings)
    return ExitCode.USAGE if broken else ExitCode.RIGHT
