"""Seeing every save of one file: soon, once, and only when the file is whole."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import msgspec

from drill.errors import SubmissionFileError
from drill.practice import files

# Events are gathered until none came for one step: an editor's save is several of them.
STEP_MS = 5
# The file is looked at this often without any event too. There are file systems that tell of
# nothing (network, containers), folders that are made anew, and systems with no watches left.
# It is also how long an empty or missing file has to stay so, until that is what is meant.
QUIET_MS = 100


class Snapshot(msgspec.Struct, frozen=True):
    """A file at one moment.

    stamp: modification time, size and inode, which a save changes, and a change of mode or an
           access does not; None when there is no file
    text:  None when it cannot be read
    """

    stamp: tuple[int, int, int] | None
    text: str | None

    @property
    def unfinished(self) -> bool:
        """Whether an editor may be about to write it: they truncate, or remove, and then write."""
        return not self.text


def look(path: Path) -> Snapshot:
    """The file as it is now."""
    stamp = _stamp(path)
    while True:
        try:
            text = files.read(path)
        except SubmissionFileError:
            text = None
        after = _stamp(path)
        if after == stamp:
            return Snapshot(stamp, text)
        # It was written meanwhile: the text may be of before or of after.
        stamp = after


def saves(path: Path, since: Snapshot, stop: Event) -> Iterator[Snapshot]:
    """The file after every save later than `since`, until `stop` is set.

    The same text saved again is a save. Saves within a few milliseconds are one.
    """
    seen, unfinished_since = since, None
    for names in _wakings(path.parent, stop):
        touched = path.name in names
        if not touched and unfinished_since is None and _stamp(path) == seen.stamp:
            continue
        # The text is compared too: the clock of a file system may stand still between two saves.
        now = look(path)
        if now == seen:
            unfinished_since = None
        elif not now.unfinished:
            seen, unfinished_since = now, None
            yield now
        elif touched or unfinished_since is None:
            unfinished_since = time.monotonic()
        elif time.monotonic() - unfinished_since >= QUIET_MS / 1000:
            seen, unfinished_since = now, None
            yield now


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _wakings(folder: Path, stop: Event) -> Iterator[set[str]]:
    """The names in `folder` that something happened to; none of them when nothing did for a while.

    The folder is watched and not the file: an editor that renames puts another file in its place.
    """
    # Imported here: it brings asyncio along, and only this command needs it.
    from watchfiles import watch

    while not stop.is_set():
        try:
            for changes in watch(
                folder,
                watch_filter=None,
                debounce=STEP_MS,
                step=STEP_MS,
                rust_timeout=QUIET_MS,
                yield_on_timeout=True,
                recursive=False,
                stop_event=stop,
                raise_interrupt=False,
            ):
                # Names, since a folder may be reported under another path than it was asked for.
                yield {os.path.basename(name) for _, name in changes}
        except (OSError, RuntimeError):
            # No such folder, or no watch to be had: the caller looks at the file all the same.
            stop.wait(QUIET_MS / 1000)
            yield set()
