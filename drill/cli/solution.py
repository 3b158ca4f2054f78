"""`drill solution`: the reference answer."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from drill.cli import common, help, values
from drill.errors import ExitCode
from drill.store.history import Event
from drill.text import Text

HELP = help.Help(
    summary=Text(en="see the reference answer", zh="查看参考答案"),
    usage="solution [ID] [options]",
    examples=(
        (
            "drill solution attention",
            Text(en="asks first, unless you have solved it", zh="没做出来时会先确认"),
        ),
        ("drill solution attention --yes", Text(en="does not ask", zh="不再询问")),
    ),
    options=(help.ID, help.YES),
)


def run(
    problem_id: Annotated[str | None, typer.Argument(metavar="ID"), values.PROBLEM] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y")] = False,
) -> int:
    """Print the reference, and record that it was seen."""
    from drill.content import library
    from drill.ui import console
    from drill.ui import problems as shown

    problems, history, screen = library.everything(), common.history(), console.screen()
    problem = problems.problem(common.problem_or_open(problem_id, problems))
    asked = f"drill solution {problem.id} --yes"
    if not common.may_see_solution(problem.id, problems, history, yes, asked):
        return ExitCode.RIGHT
    shown.show_solution(screen, problem, problems.reference(problem.id))
    history.record_event(problem.id, Event.SOLUTION, "", datetime.now(UTC))
    screen.show(shown.next_command(f"drill reset {problem.id}"))
    return ExitCode.RIGHT
