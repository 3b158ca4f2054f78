"""`drill next`: what is most urgent, and why."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from drill.cli import common, help
from drill.errors import ExitCode
from drill.text import Text

if TYPE_CHECKING:
    from drill.practice.agenda import Task

HELP = help.Help(
    summary=Text(en="what to practise now, and why", zh="现在该练什么，为什么"),
    usage="next [options]",
    examples=(
        ("drill next", Text(en="the most urgent", zh="最该练的一项")),
        ("drill next -n 5", Text(en="and what comes after it", zh="以及之后的几项")),
    ),
    options=(
        ("--limit, -n N", Text(en="how many; 1 by default", zh="列出几项；默认 1")),
        help.JSON,
    ),
)


def run(
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=1000)] = 1,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Show what is due first, then what is new."""
    from drill.content import library
    from drill.practice import upcoming

    problems, now = library.everything(), datetime.now(UTC)
    tasks = upcoming.tasks(problems, common.history(), now)
    if as_json:
        common.emit(
            {"schema": common.SCHEMA, "tasks": [entry(task, now) for task in tasks[:limit]]}
        )
        return ExitCode.RIGHT
    if not tasks:
        common.note(Text(en="nothing is due, and nothing is new", zh="没有到期的，也没有新的"))
        return ExitCode.RIGHT
    from drill.ui import agenda, console

    agenda.show_next(console.screen(), tasks, agenda.titles(problems), now, limit)
    return ExitCode.RIGHT


def entry(task: "Task", now: datetime) -> dict[str, object]:
    """A task for programs."""
    from drill.ui.agenda import reason

    memory = task.memory
    return {
        "kind": task.kind,
        "id": task.id,
        "minutes": task.minutes,
        "command": task.command,
        "reason": str(reason(task, now)),
        "due": memory.due.isoformat() if memory else None,
        "recall": memory.recall if memory else None,
    }
