"""`drill verify`: the proof that a problem's checks can be trusted."""

from pathlib import Path
from typing import Annotated

import typer

from drill.cli import common, help, proof, usage, values
from drill.errors import UnknownProblemError, UsageError
from drill.text import Text

HELP = help.Help(
    summary=Text(en="prove that a problem's verdicts can be trusted", zh="证明题目的判定可信"),
    usage="verify [ID | --all] [options]",
    examples=(
        ("drill verify attention", Text(en="one problem", zh="一道题")),
        ("drill verify --all", Text(en="all of them", zh="全部题目")),
    ),
    options=(
        help.ID,
        ("--all", Text(en="every problem", zh="所有题目")),
        (
            "--jobs N",
            Text(en="checks at a time; as many as cores by default", zh="并行数，默认等于核数"),
        ),
        (
            "--seeds N",
            Text(
                en="at how many the reference is judged; 200 by default",
                zh="参考答案的判题种子数，默认 200",
            ),
        ),
        (
            "--cost-runs N",
            Text(
                en="how often each cost is measured; once by default",
                zh="每项开销的测量次数，默认 1",
            ),
        ),
        (
            "--markdown FILE",
            Text(en="write the table there as well", zh="同时把表格写入该文件"),
        ),
        help.DEVICE,
        help.JSON,
    ),
)


def run(
    problem_id: Annotated[str | None, typer.Argument(metavar="ID"), values.PROBLEM] = None,
    everything: Annotated[bool, typer.Option("--all")] = False,
    jobs: Annotated[int | None, typer.Option("--jobs", min=1)] = None,
    seeds: Annotated[int | None, typer.Option("--seeds", min=1)] = None,
    cost_runs: Annotated[int | None, typer.Option("--cost-runs", min=1)] = None,
    markdown: Annotated[Path | None, typer.Option("--markdown")] = None,
    device: Annotated[str, typer.Option("--device"), values.DEVICE] = "cpu",
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Make every check of the proof, and print the table. Exits with 0 only when all is proved."""
    from drill.content import library

    usage.choice("--device", device, common.DEVICES)
    # All are drill's own: a pack is proved by `drill pack verify`.
    problems = library.builtin() if everything else library.everything()
    if everything == (problem_id is not None):
        raise UsageError(
            Text(en="one problem or `--all` is expected", zh="需要指定一道题或 `--all`"),
            Text(en="`drill verify attention`", zh="例如 `drill verify attention`"),
        )
    if everything and problems.broken:
        raise problems.broken[0]
    ids = [s.id for s in problems.summaries()]
    if problem_id is not None:
        try:
            ids = [problems.problem(problem_id).id]
        except UnknownProblemError as error:
            raise _of_an_author(error) from None
    return proof.prove(problems, ids, jobs, seeds, cost_runs, device, markdown, as_json)


def _of_an_author(error: UnknownProblemError) -> UnknownProblemError:
    """The same error; within a pack that drill does not know yet, with the hint that it has to."""
    from drill.practice import authoring

    command = authoring.unknown_pack(Path.cwd())
    if command is None:
        return error
    hint = Text(
        en="drill does not know the pack in this folder yet: `{command}`",
        zh="当前文件夹所在的题包还没有添加：`{command}`",
    )
    return UnknownProblemError(error.message, hint.format(command=command))
