"""`drill history`: the attempts, their texts, and the whole history as a file."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drill.cli import common, help, usage, values
from drill.errors import ContentError, ExitCode, UnknownProblemError, UsageError
from drill.text import Text

if TYPE_CHECKING:
    from drill.practice.submissions import Submitted
    from drill.store.history import Attempt, Listed

HELP = help.Help(
    summary=Text(en="your attempts; back them up, bring one back", zh="提交记录：查看、备份、找回"),
    usage="history [ID | export [FILE] | import FILE | restore N] [options]",
    examples=(
        ("drill history attention", Text(en="the last attempts at it", zh="这道题最近的提交")),
        (
            "drill history --show 12",
            Text(en="one of them, with its text", zh="查看第 12 号提交的全部内容"),
        ),
        (
            "drill history restore 12",
            Text(en="its text, in a new file", zh="把第 12 号提交的代码写到新文件"),
        ),
        (
            "drill history export backup.jsonl",
            Text(en="all of it; without a file, to stdout", zh="全部导出；不给文件名则输出到屏幕"),
        ),
        (
            "drill history import backup.jsonl",
            Text(en="adds what is not here yet", zh="导入本机还没有的记录"),
        ),
    ),
    options=(
        ("ID", Text(en="the problem; without it, all", zh="题目；省略时为全部")),
        ("--limit, -n N", Text(en="how many attempts; 20 by default", zh="列出几条；默认 20")),
        ("--show N", Text(en="all of one attempt", zh="查看一次提交的全部内容")),
        (
            "--to FILE",
            Text(
                en="restore: the new file, instead of one beside the problem's",
                zh="restore 写到这个新文件，而不是题目文件旁边",
            ),
        ),
        help.JSON,
    ),
)

# What can stand first, and what after it.
WHAT = values.Values((values.Kind.PROBLEM,), words=("export", "import", "restore"))
ARGUMENT = values.Values(after={"export": (values.Kind.FILE,), "import": (values.Kind.FILE,)})


def run(
    what: Annotated[str | None, typer.Argument(metavar="ID"), WHAT] = None,
    argument: Annotated[str | None, typer.Argument(metavar="FILE"), ARGUMENT] = None,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, max=2**63 - 1)] = None,
    show: Annotated[str | None, typer.Option("--show", metavar="N"), values.FREE] = None,
    to: Annotated[Path | None, typer.Option("--to")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """List attempts, or do what the first word says."""
    given = {
        "--limit": limit is not None,
        "--show": show is not None,
        "--to": to is not None,
        "--json": as_json,
    }
    if what == "export":
        _refuse("export", given, "--limit", "--show", "--to", "--json")
        return _export(argument)
    if what == "import":
        _refuse("import", given, "--limit", "--show", "--to")
        return _import(Path(_needed("import", "FILE", argument)), as_json)
    if what == "restore":
        _refuse("restore", given, "--limit", "--show", "--json")
        return _restore(_needed("restore", "N", argument), to)
    _refuse("", given, "--to")
    if argument is not None:
        raise usage.unexpected("drill history", [argument])
    if show is not None:
        _refuse("--show", given, "--limit")
        if what is not None:
            raise usage.unexpected("drill history --show", [what])
        return _show(show, as_json)
    return _list(what, limit or 20, as_json)


def _refuse(action: str, given: dict[str, bool], *foreign: str) -> None:
    """Raise UsageError where an option was given that means nothing to the action."""
    extra = [option for option in foreign if given[option]]
    if extra:
        raise usage.unexpected(f"drill history {action}".rstrip(), extra)


def _needed(action: str, name: str, argument: str | None) -> str:
    if argument is None:
        raise UsageError(
            Text(en="`{command}` needs `{name}`", zh="`{command}` 缺少 `{name}`").format(
                command=f"drill history {action}", name=name
            ),
            Text(en="`drill history -h` shows how", zh="`drill history -h` 查看用法"),
        )
    return argument


def _list(problem: str | None, limit: int, as_json: bool) -> int:
    attempts = common.history().attempts(problem, limit)
    if problem is not None and not attempts:
        from drill.content import library

        # Problems may go; what was tried stays. Only what is neither is unknown.
        problem = library.everything().problem(problem).id
        attempts = common.history().attempts(problem, limit)
    if as_json:
        common.emit(
            {
                "schema": common.SCHEMA,
                "attempts": [_fields(attempt.number, attempt) for attempt in attempts],
            }
        )
        return ExitCode.RIGHT
    if not attempts:
        common.note(Text(en="nothing was checked yet", zh="还没有提交过"))
        return ExitCode.RIGHT
    from drill.ui import console
    from drill.ui import history as shown
    from drill.ui.problems import next_command, otherwise

    screen = console.screen()
    shown.show_attempts(screen, attempts)
    screen.show("", next_command(f"drill history --show {attempts[-1].number}"))
    if len(attempts) == limit:
        named = f"{problem} " if problem else ""
        screen.show(otherwise(f"drill history {named}--limit {10 * limit}"))
    return ExitCode.RIGHT


def _show(number: str, as_json: bool) -> int:
    from drill.content import library
    from drill.practice import submissions

    problems = library.everything()
    found = submissions.numbered(number, common.history())
    attempt, known = found.attempt, True
    try:
        mistakes = problems.problem(attempt.problem).mistakes
    except (ContentError, UnknownProblemError):
        # Problems may go, or break; what was tried stays.
        mistakes, known = [], False
    says = next((one.says for one in mistakes if one.id == attempt.mistake), None)
    if as_json:
        common.emit({"schema": common.SCHEMA, "attempt": _entry(found, says)})
        return ExitCode.RIGHT
    from drill.ui import console
    from drill.ui import history as shown
    from drill.ui.problems import next_command, otherwise

    screen = console.screen()
    shown.show_attempt(screen, found.number, attempt, says)
    restore = f"drill history restore {found.number}"
    if known:
        screen.show("", next_command(f"drill diff {attempt.problem} {found.number}"))
        screen.show(otherwise(restore))
    else:
        screen.show("", next_command(restore))
    return ExitCode.RIGHT


def _fields(number: int, attempt: "Attempt | Listed") -> dict[str, object]:
    """What a list and the whole of an attempt have in common."""
    return {
        "number": number,
        "checked_at": attempt.checked_at.isoformat(),
        "problem": attempt.problem,
        "verdict": attempt.verdict,
        "passed": attempt.passed,
        "total": attempt.total,
        "mistake": attempt.mistake,
        "seconds": attempt.seconds,
        "ratio": attempt.ratio,
        "device": attempt.device,
        "mode": attempt.mode,
    }


def _entry(found: "Submitted", says: Text | None) -> dict[str, object]:
    attempt = found.attempt
    return _fields(found.number, attempt) | {
        "says": None if says is None else str(says),
        "seed": attempt.seed,
        "path": str(attempt.path),
        "text": attempt.text,
    }


def _export(file: str | None) -> int:
    if file is None:
        from drill.store import transfer

        # Bytes, always UTF-8: the terminal's encoding would lose what it does not know.
        for line in transfer.lines(common.history().path):
            sys.stdout.buffer.write(line)
        return ExitCode.RIGHT
    from drill.practice import history_files
    from drill.ui import console
    from drill.ui import problems as shown

    history_files.export(common.history(), Path(file))
    screen = console.screen()
    screen.show(str(Text(en="written: {file}", zh="已生成：{file}").format(file=file)))
    screen.show("", shown.next_command(f"drill history import {file}"))
    return ExitCode.RIGHT


def _import(file: Path, as_json: bool) -> int:
    import msgspec

    from drill.practice import history_files

    merged = history_files.import_from(file, common.history())
    if as_json:
        common.emit({"schema": common.SCHEMA} | msgspec.structs.asdict(merged))
        return ExitCode.RIGHT
    from drill.ui import console
    from drill.ui import history as shown
    from drill.ui.problems import next_command

    screen = console.screen()
    shown.show_merged(screen, merged)
    screen.show("", next_command("drill history"))
    return ExitCode.RIGHT


def _restore(number: str, to: Path | None) -> int:
    from drill.practice import history_files
    from drill.ui import console
    from drill.ui.problems import next_command

    attempt, file = history_files.restore(number, to, common.history())
    screen = console.screen()
    screen.show(str(Text(en="written: {file}", zh="已生成：{file}").format(file=file)))
    screen.show("", next_command(f"drill check {attempt.problem} --file {_typed(file)}"))
    return ExitCode.RIGHT


def _typed(file: Path) -> str:
    """A path as a shell takes it, short where it can be."""
    import shlex

    here = Path.cwd()
    return shlex.quote(str(file.relative_to(here) if file.is_relative_to(here) else file))
