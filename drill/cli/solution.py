"""`drill solution`: the reference answer."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from drill.cli import common, help
from drill.errors import ExitCode
from drill.practice import progress
from drill.practice.progress import Status
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
    problem_id: Annotated[str | None, typer.Argument(metavar="ID")] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y")] = False,
) -> int:
    """Print the reference, and record that it was seen."""
    from drill.content import library
    from drill.ui import console
    from drill.ui import problems as shown

    problems, history, screen = library.builtin(), common.history(), console.screen()
    problem = problems.problem(common.problem_or_open(problem_id, problems))
    solved = progress.statuses(problems, history)[problem.id] is Status.SOLVED
    question = Text(
        en="You have not solved `{id}` yet. Show the solution?",
        zh="你还没有解决 `{id}`。要看参考答案吗？",
    ).format(id=problem.id)
    if not (solved or yes or common.confirm(question, f"drill solution {problem.id} --yes")):
        screen.note(Text(en="not shown", zh="没有显示"))
        return ExitCode.RIGHT
    shown.show_solution(screen, problem, problems.reference(problem.id))
    history.record_event(problem.id, Event.SOLUTION, "", datetime.now(UTC))
    screen.show(shown.next_command(f"drill reset {problem.id}"))
    return ExitCode.RIGHT
