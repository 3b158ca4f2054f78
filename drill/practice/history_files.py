"""Files that come from the history, and go into it: exports, and texts of attempts."""

from pathlib import Path

from drill.errors import UsageError, cannot_write
from drill.practice import files, submissions, workspace
from drill.store import transfer
from drill.store.history import Attempt, History
from drill.text import Text


def export(history: History, file: Path) -> None:
    """Write the history to a new file. Raises UsageError where that cannot be done; StoreError."""
    _create(file, b"".join(transfer.lines(history.path)))


def import_from(file: Path, history: History) -> transfer.Merged:
    """Add what an export has and the history has not. Raises UsageError, StoreError."""
    try:
        with file.open("rb") as opened:
            return transfer.merge(history.path, opened, str(file))
    except OSError as error:
        raise UsageError(
            Text(en="`{file}` cannot be read: {reason}", zh="无法读取 `{file}`：{reason}").format(
                file=file, reason=error.strerror or error
            ),
            Text(
                en="`drill history export FILE` writes such a file",
                zh="这种文件由 `drill history export FILE` 生成",
            ),
        ) from None


def restore(number: str, file: Path | None, history: History) -> tuple[Attempt, Path]:
    """Write what was submitted as attempt `number` to a new file, and say which.

    file: None for a free name beside the problem's present file
    Raises UsageError where there is no such attempt, or the file cannot be written; StoreError.
    """
    attempt = submissions.numbered(number, history).attempt
    content = attempt.text.encode()
    if file is not None:
        _create(file, content)
        return attempt, file.absolute()
    present = workspace.locate(attempt.problem, history)
    if not present.parent.is_dir():
        # It was removed, or is on another computer.
        present = workspace.expected(attempt.problem)
    name = f"{present.stem}.attempt-{int(number)}"
    copy, again = present.with_name(f"{name}.py"), 2
    while not _written(copy, content):
        copy, again = present.with_name(f"{name}-{again}.py"), again + 1
    return attempt, copy


def _create(file: Path, content: bytes) -> None:
    if not _written(file, content):
        raise UsageError(
            Text(en="`{file}` is there already", zh="`{file}` 已经存在").format(file=file),
            Text(en="name a new file", zh="请换一个文件名"),
        )


def _written(file: Path, content: bytes) -> bool:
    """Whether the file could be made; False when something has its name."""
    try:
        return files.create(file, content)
    except OSError as error:
        raise UsageError(
            cannot_write(file, error),
            Text(en="name a file in another folder", zh="请指定另一个文件夹中的文件"),
        ) from None
