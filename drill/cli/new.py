"""`drill new`: begin a problem of one's own."""

from pathlib import Path
from typing import Annotated, cast

import typer

from drill.cli import common, help, usage, values
from drill.errors import ExitCode
from drill.text import Text

HELP = help.Help(
    summary=Text(en="begin a problem of your own", zh="新建一道自己的题目"),
    usage="new ID [options]",
    examples=(
        (
            "drill new perplexity --pack my-pack",
            Text(en="in a new pack, or in one that is there", zh="写入题包；没有则新建"),
        ),
        (
            "drill new top-two --framework python",
            Text(en="in the pack of this folder", zh="写入当前文件夹所在的题包"),
        ),
    ),
    options=(
        ("ID", Text(en="lower-case words joined by hyphens", zh="由小写单词加连字符组成")),
        (
            "--framework NAME",
            Text(
                en="torch, numpy or python; torch by default",
                zh="torch、numpy 或 python；默认 torch",
            ),
        ),
        (
            "--pack DIR",
            Text(
                en="its folder; by default the pack, or the checkout, that you are in",
                zh="题包的文件夹；默认为当前所在的题包或 drill 源码目录",
            ),
        ),
        help.JSON,
    ),
)


def run(
    problem_id: Annotated[str, typer.Argument(metavar="ID"), values.FREE],
    framework: Annotated[str, typer.Option("--framework"), values.FRAMEWORK] = "torch",
    pack: Annotated[Path | None, typer.Option("--pack"), values.FOLDER] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Write a whole small problem under this id, and say how to go on."""
    from typing import get_args

    from drill.content.spec import Framework
    from drill.practice import authoring

    usage.choice("--framework", framework, list(get_args(Framework)))
    here = Path.cwd()
    root = authoring.destination(problem_id, here, pack)
    written = authoring.write(problem_id, cast(Framework, framework), root)
    if as_json:
        common.emit(
            {
                "schema": common.SCHEMA,
                "problem": written.id,
                "pack": str(root) if written.pack else None,
                "files": [str(path) for path in written.files],
                "next": authoring.commands(written, here),
            }
        )
    else:
        from drill.ui import authoring as shown
        from drill.ui import console

        shown.show_written(console.screen(), written, here)
    return ExitCode.RIGHT
