"""`drill list`: the problems, and how far they are."""

from typing import Annotated, get_args

import typer

from drill.cli import common, help, usage, values
from drill.errors import ExitCode
from drill.text import Text

HELP = help.Help(
    summary=Text(en="the problems, and how far you are with each", zh="列出题目和各题的进度"),
    usage="list [options]",
    examples=(
        ("drill list", Text(en="all problems", zh="所有题目")),
        (
            "drill list --area attention --status new",
            Text(en="attention, not begun yet", zh="注意力部分尚未开始的题"),
        ),
        ("drill list --json", Text(en="for programs", zh="供程序使用")),
    ),
    options=(
        (
            "--area AREA",
            Text(
                en="such as attention, losses, decoding", zh="领域，如 attention、losses、decoding"
            ),
        ),
        ("--difficulty LEVEL", Text(en="easy, medium or hard", zh="难度：easy、medium 或 hard")),
        ("--framework NAME", Text(en="torch, numpy or python", zh="框架：torch、numpy 或 python")),
        (
            "--status STATUS",
            Text(
                en="new, started, attempted or solved", zh="进度：new、started、attempted 或 solved"
            ),
        ),
        ("--markdown", Text(en="a table for a document", zh="输出 Markdown 表格")),
        help.JSON,
    ),
)


def run(
    area: Annotated[str | None, typer.Option("--area"), values.AREA] = None,
    difficulty: Annotated[str | None, typer.Option("--difficulty"), values.DIFFICULTY] = None,
    framework: Annotated[str | None, typer.Option("--framework"), values.FRAMEWORK] = None,
    status: Annotated[str | None, typer.Option("--status"), values.STATUS] = None,
    markdown: Annotated[bool, typer.Option("--markdown")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """List the problems that fit all filters."""
    from drill.content import library, spec
    from drill.practice.progress import Status

    wanted = {
        "area": usage.choice("--area", area, list(get_args(spec.Area))),
        "difficulty": usage.choice("--difficulty", difficulty, list(get_args(spec.Difficulty))),
        "framework": usage.choice("--framework", framework, list(get_args(spec.Framework))),
    }
    usage.choice("--status", status, [str(s) for s in Status])
    problems = library.everything()
    statuses, unknown = common.statuses_if_known(problems)
    if unknown and status:
        raise unknown
    summaries = [
        s
        for s in problems.summaries()
        if all(value in (None, getattr(s, key)) for key, value in wanted.items())
        and status in (None, statuses.get(s.id, Status.NEW))
    ]
    if as_json:
        common.emit(
            {
                "schema": common.SCHEMA,
                "problems": [
                    {
                        "id": s.id,
                        "title": str(s.title),
                        "area": s.area,
                        "difficulty": s.difficulty,
                        "minutes": s.minutes,
                        "framework": s.framework,
                        "status": str(statuses.get(s.id, Status.NEW)),
                    }
                    for s in summaries
                ],
            }
        )
    elif markdown:
        from drill.ui import markdown as tables

        print(tables.problems(summaries), end="")
    else:
        from drill.ui import console
        from drill.ui import problems as shown

        shown.show_list(console.screen(), summaries, statuses)
    for error in (*problems.broken, *([unknown] if unknown else [])):
        common.warn(error)
    return ExitCode.RIGHT
