"""What several commands do alike."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from drill import paths
from drill.errors import DrillError, StoreError, UsageError, cannot_write
from drill.text import Text

# Every command imports this module, and for its help needs nothing of what it would do.
if TYPE_CHECKING:
    from drill.content.library import Library
    from drill.practice.progress import Status
    from drill.store.history import History
    from drill.store.reviews import Reviews

SCHEMA = 1
DEVICES = ["cpu", "cuda", "auto"]


def history() -> "History":
    """The person's history."""
    from drill.store.history import History

    return History(paths.history())


def reviews() -> "Reviews":
    """The person's answers to cards."""
    from drill.store.reviews import Reviews

    return Reviews(paths.history())


def emit(value: Mapping[str, object]) -> None:
    """Print JSON, alone on stdout."""
    import json

    # Chinese stays readable, where the encoding of the output has it.
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not utf8))


def write(file: Path, text: str) -> None:
    """Write a file that was asked for. Raises UsageError where that cannot be done."""
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(cannot_write(file, error)) from None


def problem_or_open(problem_id: str | None, library: "Library") -> str:
    """The id that was given, if it exists; without one, that of the open problem."""
    from drill.practice import progress

    hint = Text(
        en="`drill start ID` opens one; `drill list` shows them",
        zh="用 `drill start ID` 打开一道题；`drill list` 列出题目",
    )
    return progress.named_or_open(problem_id, library, history(), hint)


def problem_of_file(file: Path, library: "Library") -> str | None:
    """The problem that a file is named after: the inverse of `workspace.file_in`."""
    name = file.stem.replace(".", "/", 1)
    return name if name in {summary.id for summary in library.summaries()} else None


def own_file(problem_id: str) -> Path:
    """The problem's file; a history that cannot be read does not stand in the way."""
    from drill.practice import workspace

    try:
        return workspace.locate(problem_id, history())
    except StoreError:
        return workspace.expected(problem_id)


def statuses_if_known(library: "Library") -> tuple[dict[str, "Status"], DrillError | None]:
    """The statuses; where the history cannot be used, none of them, and why."""
    from drill.practice import progress

    try:
        return progress.statuses(library, history()), None
    except StoreError as error:
        return {}, error


def may_see_solution(
    problem_id: str, library: "Library", history: "History", yes: bool, without_asking: str
) -> bool:
    """Whether the reference is shown: it was solved, or the person wants it all the same; asks."""
    from drill.practice import progress

    if yes or progress.statuses(library, history)[problem_id] is progress.Status.SOLVED:
        return True
    question = Text(
        en="You have not solved `{id}` yet. Show the solution?",
        zh="你还没有解决 `{id}`。要看参考答案吗？",
    ).format(id=problem_id)
    if confirm(question, without_asking):
        return True
    note(Text(en="not shown", zh="没有显示"))
    return False


def note(text: Text) -> None:
    """Tell the person something on stderr."""
    from drill.ui import console

    console.screen().note(text)


def warn(error: DrillError) -> None:
    """Say on stderr what is missing; the command goes on."""
    from drill.ui import console

    console.screen().warn(error)


def confirm(question: Text, without_asking: str) -> bool:
    """Ask the person. Where nobody can be asked, `without_asking` is the command that does it."""
    from drill.ui import console

    if not console.interactive():
        raise UsageError(
            Text(
                en="this asks first, and there is no terminal to ask on",
                zh="此操作需要先确认，但当前没有可以提问的终端",
            ),
            Text(en="`{command}` does it", zh="直接执行：`{command}`").format(
                command=without_asking
            ),
        )
    return console.screen().ask(question)
