"""The candidate's files: `<id>.py` in the workspace."""

from datetime import datetime
from pathlib import Path

import msgspec

from drill import config
from drill.content.spec import Problem
from drill.errors import SubmissionFileError, UsageError, cannot_write
from drill.practice import files
from drill.store.history import Event, History, Mode
from drill.text import Text


class Page(msgspec.Struct, frozen=True):
    """What a file begins with, how the problem is practised, and what the history keeps of that."""

    text: str
    mode: str = Mode.STUB
    detail: str = ""


class Started(msgspec.Struct, frozen=True):
    """A problem was opened in `path`.

    created: whether a new page was written
    copy:    where what was there before is kept, if anything was
    page:    what was written, or what had been
    """

    path: Path
    created: bool
    page: Page
    copy: Path | None = None


def folder(chosen: Path | None = None) -> Path:
    """Where files are written: `chosen`, else the configured workspace, else the current folder."""
    return (chosen or config.load().workspace or Path.cwd()).expanduser().absolute()


def locate(problem_id: str, history: History) -> Path:
    """The file of a problem: where it was last started, else where it would be."""
    opening = history.latest_opening(problem_id)
    return opening.path if opening else expected(problem_id)


def expected(problem_id: str) -> Path:
    """Where the file of a problem would be that was never started."""
    return file_in(folder(), problem_id)


def file_in(workspace: Path, problem_id: str) -> Path:
    """The file of a problem in a folder: `<id>.py`, or for one of a pack `<pack>.<id>.py`."""
    return workspace / f"{problem_id.replace('/', '.')}.py"


def start(
    problem: Problem,
    chosen: Path | None,
    history: History,
    now: datetime,
    page: Page,
    anew: bool = False,
) -> Started:
    """Write the problem's file, and remember the problem as the open one.

    anew: whether a file that is there is kept as a dated copy, and a new one written in its place;
          else it stays as it is
    """
    workspace = folder(chosen)
    path = file_in(workspace, problem.id)
    copy = None
    try:
        workspace.mkdir(parents=True, exist_ok=True)
        _refuse_directory(path)
        created = files.create(path, page.text.encode())
        if not created and anew:
            copy = _keep(path, now)
            files.replace(path, page.text.encode())
            created = True
    except OSError as error:
        raise unwritable(path, error) from None
    history.record_opening(problem.id, path, now, page.mode, page.detail)
    return Started(path, created, page, copy)


def reset(problem: Problem, history: History, now: datetime, page: Page) -> Started:
    """Begin the problem's file anew, and keep the old one as a dated copy beside it."""
    path = locate(problem.id, history)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _refuse_directory(path)
        copy = _keep(path, now)
        files.replace(path, page.text.encode())
    except OSError as error:
        raise unwritable(path, error) from None
    history.record_event(problem.id, Event.RESET, str(copy or ""), now)
    history.record_opening(problem.id, path, now, page.mode, page.detail)
    return Started(path, True, page, copy)


def _keep(path: Path, now: datetime) -> Path | None:
    """Copy the file to `<id>.<local time>.py`, under a name that was free."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    stamp = now.astimezone().strftime("%Y-%m-%dT%H-%M-%S")
    copy, number = path.with_name(f"{path.stem}.{stamp}.py"), 2
    while not files.create(copy, content):
        copy, number = path.with_name(f"{path.stem}.{stamp}-{number}.py"), number + 1
    return copy


def _refuse_directory(path: Path) -> None:
    if path.is_dir():
        raise SubmissionFileError(
            Text(en="`{path}` is a directory", zh="`{path}` 是一个目录").format(path=path),
            Text(en="start in another folder with `--dir`", zh="用 `--dir` 换一个文件夹开始"),
        )


def unwritable(path: Path, error: OSError) -> UsageError:
    """For a place of the candidate's where nothing can be written."""
    return UsageError(
        cannot_write(path, error),
        Text(
            en="start in a folder of your own with `--dir`",
            zh="用 `--dir` 指定一个有写权限的文件夹",
        ),
    )
