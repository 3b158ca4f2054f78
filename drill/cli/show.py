"""`drill show`: a problem's statement."""

from typing import Annotated

import typer

from drill.cli import common, help, values
from drill.errors import ExitCode
from drill.text import Text

HELP = help.Help(
    summary=Text(en="read a problem's statement", zh="阅读题目"),
    usage="show [ID] [options]",
    examples=(
        (
            "drill show attention",
            Text(en="statement, signature, who asks it", zh="题目、函数签名、出处"),
        ),
        ("drill show", Text(en="the open problem", zh="当前打开的题目")),
    ),
    options=(help.ID, help.JSON),
)


def run(
    problem_id: Annotated[str | None, typer.Argument(metavar="ID"), values.PROBLEM] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Print the statement, the stub, the minutes, and where it is asked."""
    from drill.content import library
    from drill.practice.progress import Status

    problems = library.everything()
    problem = problems.problem(common.problem_or_open(problem_id, problems))
    statuses, unknown = common.statuses_if_known(problems)
    status = statuses.get(problem.id, Status.NEW)
    if as_json:
        common.emit(
            {
                "schema": common.SCHEMA,
                "problem": {
                    "id": problem.id,
                    "title": str(problem.title),
                    "area": problem.area,
                    "difficulty": problem.difficulty,
                    "minutes": problem.minutes,
                    "framework": problem.framework,
                    "status": str(status),
                    "statement": str(problem.statement),
                    "entry": problem.entries,
                    "stub": problem.stub,
                    "forbidden": problem.forbidden,
                    "asked": [str(place) for place in problem.asked],
                },
            }
        )
    else:
        from drill.ui import console
        from drill.ui import problems as shown

        shown.show_problem(console.screen(), problem, status)
    if unknown:
        common.warn(unknown)
    return ExitCode.RIGHT
