"""The folder in which a submission may write: made before its worker, and gone after it."""

import contextlib
import fcntl
import os
import shutil
import stat
import tempfile
from pathlib import Path

_PREFIX = "drill-scratch-"
# What may lie in it; a check that needs more is stopped.
LARGEST = 64 << 20
MOST_FILES = 2_000


class Scratch:
    """A private folder; whoever made it holds its lock, so that one without an owner is known."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self._held = os.open(self.path, os.O_RDONLY | os.O_CLOEXEC)
        fcntl.flock(self._held, fcntl.LOCK_EX)

    def overflows(self) -> bool:
        """Whether more was written than may be."""
        size = count = 0
        for folder, folders, files in os.walk(self.path):
            count += len(files) + len(folders)
            for name in files:
                with contextlib.suppress(OSError):
                    size += os.lstat(os.path.join(folder, name)).st_blocks * 512
            if size > LARGEST or count > MOST_FILES:
                return True
        return False

    def remove(self) -> None:
        """Remove it with all that was left there."""
        _remove(self.path)
        os.close(self._held)


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
    shutil.rmtree(path, ignore_errors=True)
    if not path.exists():
        return
    # Folders that were made unreadable can be removed by whoever owns them, once they are readable.
    for folder, folders, _ in os.walk(path):
        for name in folders:
            with contextlib.suppress(OSError):
                found = Path(folder, name)
                if not found.is_symlink():
                    found.chmod(stat.S_IRWXU)
    shutil.rmtree(path, ignore_errors=True)
