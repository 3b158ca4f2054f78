"""`drill watch`: a check at every save, beside the editor."""

import os
import sys
from pathlib import Path
from typing import Annotated, get_args

import typer

from drill.cli import common, help, usage, values
from drill.content import spec
from drill.errors import ExitCode, UsageError
from drill.text import Text

HELP = help.Help(
    summary=Text(en="check at every save, in a full screen", zh="全屏守候，每次保存自动检查"),
    usage="watch [ID] [options]",
    examples=(
        ("drill watch", Text(en="the open problem", zh="当前打开的题目")),
        (
            "drill watch attention",
            Text(en="starts it first, as `drill start` does", zh="先像 `drill start` 那样打开它"),
        ),
        (
            "drill watch --area decoding",
            Text(en="and goes on through that area", zh="之后依次做这个领域的题"),
        ),
    ),
    options=(
        help.ID,
        ("--area AREA", Text(en="the list to go through", zh="只依次做这个领域的题")),
        (
            "--difficulty LEVEL",
            Text(en="the same, by easy, medium or hard", zh="难度：easy、medium 或 hard"),
        ),
        help.DEVICE,
        ("--dir DIR", Text(en="write new files there, not here", zh="把新文件写到这个文件夹")),
    ),
)


def run(
    problem_id: Annotated[str | None, typer.Argument(metavar="ID"), values.PROBLEM] = None,
    area: Annotated[str | None, typer.Option("--area"), values.AREA] = None,
    difficulty: Annotated[str | None, typer.Option("--difficulty"), values.DIFFICULTY] = None,
    device: Annotated[str, typer.Option("--device"), values.DEVICE] = "cpu",
    folder: Annotated[Path | None, typer.Option("--dir"), values.FOLDER] = None,
) -> int:
    """Keep the terminal until the person leaves, and check whatever is saved."""
    usage.choice("--area", area, list(get_args(spec.Area)))
    usage.choice("--difficulty", difficulty, list(get_args(spec.Difficulty)))
    usage.choice("--device", device, common.DEVICES)
    _need_terminal()
    from drill.content import library
    from drill.practice import devices
    from drill.practice.session import Session
    from drill.ui import console, watch

    problems, history = library.everything(), common.history()
    summaries = [
        s
        for s in problems.summaries()
        if area in (None, s.area) and difficulty in (None, s.difficulty)
    ]
    if not summaries:
        raise UsageError(
            Text(en="no problem is like that", zh="没有符合条件的题目"),
            Text(en="`drill list` shows them all", zh="`drill list` 列出全部"),
        )
    # Before anything is written: a device that is not there must not leave a file behind.
    framework = problems.problem(common.problem_or_open(problem_id, problems)).framework
    devices.chosen(device, framework)
    session = Session(problems, history, folder, device)
    if problem_id is None:
        session.resume(common.problem_or_open(None, problems))
    else:
        session.start(problem_id)
    watch.watch(console.screen(), session, summaries)
    return ExitCode.RIGHT


def _need_terminal() -> None:
    # A file, a pipe, or something such as an editor's shell, which cannot be drawn on.
    if sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        return
    raise UsageError(
        Text(
            en="`drill watch` needs a terminal, for its keys and its screen",
            zh="`drill watch` 需要在终端中运行，以便读取按键和显示画面",
        ),
        Text(en="`drill check` checks once", zh="只检查一次，请用 `drill check`"),
    )
