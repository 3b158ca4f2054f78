"""`drill bench`: what an answer costs, beside the reference, as the sizes grow."""

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Annotated

import typer

from drill.cli import common, help, usage, values
from drill.errors import ExitCode
from drill.text import Text

HELP = help.Help(
    summary=Text(
        en="time your answers beside the reference", zh="把你的答案与参考答案放在一起计时"
    ),
    usage="bench [ID] [options]",
    examples=(
        ("drill bench", Text(en="the open problem", zh="当前打开的题目")),
        ("drill bench attention --file mine.py", Text(en="another file", zh="另一个文件")),
        (
            "drill bench attention --json > times.json",
            Text(en="to plot it elsewhere", zh="供别的程序绘图"),
        ),
    ),
    options=(
        help.ID,
        (
            "--file, -f FILE",
            Text(
                en="the answer, instead of the problem's own file",
                zh="要计时的文件，代替该题自己的文件",
            ),
        ),
        help.DEVICE,
        help.JSON,
    ),
)


def run(
    problem_id: Annotated[str | None, typer.Argument(metavar="ID"), values.PROBLEM] = None,
    file: Annotated[Path | None, typer.Option("--file", "-f")] = None,
    device: Annotated[str, typer.Option("--device"), values.DEVICE] = "cpu",
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Measure, and show it. Nothing is judged or recorded: exits with 0 whatever the times are."""
    from drill.content import library
    from drill.practice import benching

    usage.choice("--device", device, common.DEVICES)
    problems = library.everything()
    if problem_id is None and file is not None:
        problem_id = common.problem_of_file(file, problems)
    problem_id = common.problem_or_open(problem_id, problems)
    path = file or common.own_file(problem_id)
    with nullcontext() if as_json else _spinner():
        found = benching.bench(
            problems, problem_id, path, common.history(), file is not None, device=device
        )
    if as_json:
        from drill.ui import entrants

        common.emit(found.result.as_json(entrants.names(found)))
    else:
        from drill.ui import bench, console

        bench.show(console.screen(), found, file)
    if found.unread:
        common.note(Text(en="your earlier answers are left out", zh="没有包括你以前的答案"))
        common.warn(found.unread)
    return ExitCode.RIGHT


def _spinner() -> AbstractContextManager[None]:
    # Imported here: a program that reads JSON need not wait for what paints a terminal.
    from drill.ui import console

    return console.screen().working(Text(en="measuring", zh="正在计时"))
