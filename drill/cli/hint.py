"""`drill hint`: one more hint."""

from typing import Annotated

import typer

from drill.cli import common, help, values
from drill.errors import ExitCode, StoreError
from drill.text import Text

HELP = help.Help(
    summary=Text(en="one more hint", zh="再看一条提示"),
    usage="hint [ID]",
    examples=(
        ("drill hint", Text(en="the next hint for the open problem", zh="当前题目的下一条提示")),
        (
            "drill hint attention",
            Text(en="the next one for attention", zh="attention 的下一条提示"),
        ),
    ),
    options=(help.ID,),
)


def run(
    problem_id: Annotated[str | None, typer.Argument(metavar="ID"), values.PROBLEM] = None,
) -> int:
    """Show the next hint and record it; when there are no more, show them all again."""
    from drill.content import library
    from drill.practice import hints
    from drill.ui import console
    from drill.ui import problems as shown

    problems, history, screen = library.everything(), common.history(), console.screen()
    problem = problems.problem(common.problem_or_open(problem_id, problems))
    try:
        number = hints.take(problem, history)
    except StoreError as error:
        # How many were shown is not known; the first one costs the least.
        number = 1
        common.warn(error)
    if number <= len(problem.hints):
        shown.show_hint(screen, problem, number)
    else:
        for again in range(1, len(problem.hints) + 1):
            shown.show_hint(screen, problem, again)
        screen.note(Text(en="there are no more hints", zh="没有更多提示了"))
    last = number >= len(problem.hints)
    command = f"drill solution {problem.id}" if last else f"drill hint {problem.id}"
    screen.show(shown.next_command(f"drill check {problem.id}"), shown.otherwise(command))
    return ExitCode.RIGHT
