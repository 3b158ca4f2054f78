"""`drill start`: open a problem."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from drill.cli import common, help, usage, values
from drill.content.library import Library
from drill.errors import ExitCode, UsageError
from drill.text import Text

HELP = help.Help(
    summary=Text(en="open a problem and write its file", zh="打开一道题并生成文件"),
    usage="start ID [options]",
    examples=(
        (
            "drill start attention",
            Text(
                en="writes attention.py here, unless it is there",
                zh="在当前目录生成 attention.py；已有则保留",
            ),
        ),
        (
            "drill start attention --mode debug",
            Text(en="find the mistake in the reference", zh="在参考答案里找出埋下的错误"),
        ),
        ("drill start attention --edit", Text(en="and opens your editor", zh="并打开编辑器")),
    ),
    options=(
        ("ID", Text(en="the problem; `drill list` shows the ids", zh="题目的 id，见 `drill list`")),
        (
            "--mode MODE",
            Text(
                en="stub, blank (an empty page), cloze (gaps) or debug; by default what fits",
                zh="stub、blank（空白页）、cloze（填空）或 debug（找错）；默认按掌握程度",
            ),
        ),
        (
            "--from-history",
            Text(en="begin with your own last attempt", zh="从自己上次提交的代码开始"),
        ),
        (
            "--edit, -e",
            Text(
                en="open $VISUAL, $EDITOR or VS Code at the gap",
                zh="用 $VISUAL、$EDITOR 或 VS Code 打开到待写处",
            ),
        ),
        ("--dir DIR", Text(en="write the file there, not here", zh="把文件写到这个文件夹")),
    ),
)


def run(
    problem_id: Annotated[str, typer.Argument(metavar="ID"), values.PROBLEM],
    edit: Annotated[bool, typer.Option("--edit", "-e")] = False,
    folder: Annotated[Path | None, typer.Option("--dir"), values.FOLDER] = None,
    mode: Annotated[str | None, typer.Option("--mode"), values.MODE] = None,
    own: Annotated[bool, typer.Option("--from-history")] = False,
) -> int:
    """Write the problem's file, remember it as the open one, and show what is asked."""
    from drill.content import library
    from drill.practice import modes

    usage.choice("--mode", mode, [str(choice) for choice in modes.CHOICES])
    if mode is not None and own:
        raise UsageError(
            Text(
                en="`--mode` and `--from-history` exclude each other",
                zh="`--mode` 和 `--from-history` 不能同时使用",
            ),
            Text(en="`drill start -h` shows how", zh="`drill start -h` 查看用法"),
        )
    return begin(library.everything(), problem_id, folder, edit, mode, own)


def begin(
    problems: Library,
    problem_id: str,
    folder: Path | None,
    edit: bool,
    mode: str | None = None,
    own: bool = False,
) -> int:
    """Open a problem; what plain `drill` does too."""
    from drill.practice import checking, editor, files, modes, progress
    from drill.store.records import Mode
    from drill.ui import console
    from drill.ui import problems as shown

    problem, history = problems.problem(problem_id), common.history()
    chosen = Mode(mode) if mode else None
    started = modes.begin(problems, problem, history, datetime.now(UTC), folder, chosen, own)
    checking.expect(problems, problem)
    screen = console.screen()
    shown.show_started(screen, problem, progress.statuses(problems, history)[problem.id], started)
    if edit:
        editor.edit(started.path, files.read(started.path))
    screen.show("", shown.next_command("drill check"))
    return ExitCode.RIGHT
