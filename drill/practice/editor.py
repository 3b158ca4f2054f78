"""Opening the candidate's editor, at the line where the answer begins."""

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

from drill import config
from drill.errors import UsageError
from drill.text import Text

# Editors that take `+LINE FILE`, and those that take `-g FILE:LINE`.
_PLUS = {
    "vi",
    "vim",
    "nvim",
    "view",
    "gvim",
    "nano",
    "pico",
    "emacs",
    "emacsclient",
    "micro",
    "kak",
}
_GOTO = {"code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"}


def chosen() -> list[str] | None:
    """The editor's command: $VISUAL, $EDITOR, the settings, else VS Code where it is installed."""
    for command in (os.environ.get("VISUAL"), os.environ.get("EDITOR"), config.load().editor):
        if command and command.strip():
            return _split(command)
    return ["code"] if shutil.which("code") else None


def command(editor: list[str], path: Path, line: int) -> list[str]:
    """The command line that opens `path` at `line`, in an editor that knows how."""
    name = Path(editor[0]).name.removesuffix(".exe").removesuffix(".cmd")
    if name in _PLUS:
        return [*editor, f"+{line}", str(path)]
    if name in _GOTO:
        return [*editor, "-g", f"{path}:{line}"]
    return [*editor, str(path)]


def installed(editor: list[str]) -> bool:
    """Whether the editor's program is there."""
    return shutil.which(editor[0]) is not None


def first_gap(text: str) -> int:
    """The line of the first `...`, where the answer begins; 1 when there is none."""
    lines = enumerate(text.splitlines(), start=1)
    return next((number for number, line in lines if line.strip() == "..."), 1)


def edit(path: Path, text: str) -> None:
    """Open the editor and wait until it is left. Raises UsageError when it cannot be run."""
    editor = chosen()
    if editor is None:
        raise UsageError(
            Text(en="no editor was found", zh="没有找到编辑器"),
            Text(
                en="set `$EDITOR`, or `editor` in `config.toml`; the file is `{path}`",
                zh="请设置 `$EDITOR`，或 `config.toml` 中的 `editor`；文件在 `{path}`",
            ).format(path=path),
        )
    try:
        with _interrupts_left_to_the_editor():
            status = subprocess.call(command(editor, path, first_gap(text)))
    except OSError as error:
        raise _failed(editor, error.strerror or str(error), path) from None
    if status != 0:
        raise _failed(editor, f"exit status {status}", path)


@contextlib.contextmanager
def _interrupts_left_to_the_editor() -> Iterator[None]:
    """Ctrl-C in the editor is the editor's. A handler, unlike SIG_IGN, is not inherited by it."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _split(command_line: str) -> list[str]:
    try:
        return shlex.split(command_line)
    except ValueError:
        # A quote that is not closed: the person sees the name that then cannot be found.
        return [command_line]


def _failed(editor: list[str], reason: str, path: Path) -> UsageError:
    return UsageError(
        Text(
            en="the editor `{editor}` failed: {reason}", zh="编辑器 `{editor}` 运行失败：{reason}"
        ).format(editor=shlex.join(editor), reason=reason),
        Text(
            en="open `{path}` yourself, and look at `$VISUAL` and `$EDITOR`",
            zh="请自行打开 `{path}`，并检查 `$VISUAL` 和 `$EDITOR`",
        ).format(path=path),
    )
