"""The folder in which a submission may write: made before its worker, and gone after it."""

import contextlib
import errno
import fcntl
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

_PREFIX = "drill-scratch-"
# What may lie in it; a check that needs more is stopped.
LARGEST = 64 << 20
MOST_FILES = 2_000


class Scratch:
    """A private folder; whoever made it holds its lock, so that one without an owner is known."""

    def __init__(self) -> None:
        while (made := _made()) is None:
            pass
        self.path, self._held = made

    def overflows(self) -> bool:
        """Whether more was written than may be."""
        size = count = 0
        waiting = [os.fspath(self.path)]
        while waiting:
            try:
                with os.scandir(waiting.pop()) as entries:
                    for entry in entries:
                        count += 1
                        size += entry.stat(follow_symlinks=False).st_blocks * 512
                        if size > LARGEST or count > MOST_FILES:
                            return True
                        if entry.is_dir(follow_symlinks=False):
                            waiting.append(entry.path)
            except OSError as error:  # gone meanwhile, or made unreadable
                if error.errno == errno.ENAMETOOLONG:
                    return True
        return False

    def remove(self) -> None:
        """Remove it with all that was left there."""
        _remove(self.path)
        os.close(self._held)


def _made() -> tuple[Path, int] | None:
    """A new folder and its lock; None where another process swept it away before it was locked."""
    path = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        held = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    # Whoever sweeps holds the lock meanwhile: afterwards the folder is there, or it is not.
    fcntl.flock(held, fcntl.LOCK_EX)
    if path.exists():
        return path, held
    os.close(held)
    return None


def sweep() -> None:
    """Remove the folders whose owners were killed."""
    for path in Path(tempfile.gettempdir()).glob(_PREFIX + "*"):
        with contextlib.suppress(OSError):  # it is another person's, or gone meanwhile
            held = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _remove(path)
            finally:
                os.close(held)


def _remove(path: Path) -> None:
    if path.is_symlink():  # put there in its place: what it leads to is not ours
        path.unlink()
        return
    # More folders within one another than Python's own walk goes down.
    with contextlib.suppress(RecursionError):
        shutil.rmtree(path, ignore_errors=True)
    if path.exists():  # the tools go down any depth, and can make readable what was made unreadable
        for command in (["chmod", "-R", "u+rwX"], ["rm", "-rf"]):
            subprocess.run([*command, path], stderr=subprocess.DEVNULL, check=False)
