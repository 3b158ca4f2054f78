"""`drill reset`: begin a problem anew."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from drill.cli import common, help, values
from drill.errors import ExitCode
from drill.text import Text

HELP = help.Help(
    summary=Text(en="begin a problem anew; the old file is kept", zh="从头再写一遍；旧文件会保留"),
    usage="reset [ID] [options]",
    examples=(
        ("drill reset", Text(en="the open problem, from its stub", zh="当前题目，从空白处开始")),
        ("drill reset attention --yes", Text(en="does not ask", zh="不再询问")),
    ),
    options=(help.ID, help.YES),
)


def run(
    problem_id: Annotated[str | None, typer.Argument(metavar="ID"), values.PROBLEM] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y")] = False,
) -> int:
    """Keep the file under a dated name, and write the stub in its place."""
    from drill.content import library
    from drill.practice import modes, workspace
    from drill.ui import console
    from drill.ui import problems as shown

    problems, history, screen = library.everything(), common.history(), console.screen()
    problem = problems.problem(common.problem_or_open(problem_id, problems))
    path = workspace.locate(problem.id, history)
    question = Text(
        en="Begin `{path}` anew? What is there is kept under another name.",
        zh="把 `{path}` 恢复为空白？现有内容会另存一份。",
    ).format(path=path)
    if path.exists() and not (yes or common.confirm(question, f"drill reset {problem.id} --yes")):
        screen.note(Text(en="nothing was changed", zh="没有做任何改动"))
        return ExitCode.RIGHT
    started = modes.begin_anew(problems, problem, history, datetime.now(UTC))
    shown.show_reset(screen, started.path, started.copy)
    screen.show("", shown.next_command(f"drill check {problem.id}"))
    return ExitCode.RIGHT
