"""`drill check`: hear the truth about an answer."""

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Annotated

import typer

from drill.cli import common, help, usage, values
from drill.errors import ExitCode
from drill.text import Text

HELP = help.Help(
    summary=Text(en="hear whether your answer is right", zh="检查答案是否正确"),
    usage="check [ID] [options]",
    examples=(
        ("drill check", Text(en="the open problem", zh="当前打开的题目")),
        ("drill check attention --file mine.py", Text(en="another file", zh="检查另一个文件")),
        (
            "drill check attention --seed 7",
            Text(en="the same inputs again", zh="用同样的输入再测一次"),
        ),
    ),
    options=(
        help.ID,
        (
            "--file, -f FILE",
            Text(
                en="the answer, instead of the problem's own file",
                zh="要检查的文件，代替该题自己的文件",
            ),
        ),
        (
            "--seed N",
            Text(
                en="what makes the inputs; without it, a fresh one",
                zh="生成输入的种子；省略时每次都换",
            ),
        ),
        (
            "--cold",
            Text(
                en="in a process of its own, without the server",
                zh="不用后台服务，为本次检查单独启动进程",
            ),
        ),
        help.DEVICE,
        help.JSON,
    ),
)


def run(
    problem_id: Annotated[str | None, typer.Argument(metavar="ID"), values.PROBLEM] = None,
    file: Annotated[Path | None, typer.Option("--file", "-f")] = None,
    # What a signed 64-bit integer holds, which is what the history can keep.
    seed: Annotated[int | None, typer.Option("--seed", min=0, max=2**63 - 1)] = None,
    cold: Annotated[bool, typer.Option("--cold")] = False,
    device: Annotated[str, typer.Option("--device"), values.DEVICE] = "cpu",
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Check, print the verdict, and record it. Exits with 0 only when the answer is right."""
    from drill.content import library
    from drill.judge.result import Verdict
    from drill.practice import checking

    usage.choice("--device", device, common.DEVICES)
    problems = library.everything()
    if problem_id is None and file is not None:
        problem_id = common.problem_of_file(file, problems)
    problem_id = common.problem_or_open(problem_id, problems)
    path = file or common.own_file(problem_id)
    judge = checking.ask_cold_judge if cold else None
    with nullcontext() if as_json else _spinner():
        checked = checking.check(
            problems, problem_id, path, common.history(), seed, judge, device=device
        )
    if as_json:
        common.emit(checked.result.as_json())
    else:
        from drill.ui import console, verdict

        checked = checking.with_follow_up(checked, problems, common.history())
        verdict.show(console.screen(), checked, file)
    if checked.unrecorded:
        common.note(Text(en="this check was not recorded", zh="本次检查没有记入历史"))
        common.warn(checked.unrecorded)
    return ExitCode.RIGHT if checked.result.verdict is Verdict.PASSED else ExitCode.NOT_RIGHT


def _spinner() -> AbstractContextManager[None]:
    # Imported here: a program that reads JSON need not wait for what paints a terminal.
    from drill.ui import console

    return console.screen().working(Text(en="checking", zh="正在检查"))
