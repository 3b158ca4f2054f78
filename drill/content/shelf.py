"""A folder of YAML files of one kind, and JSON copies of them so that nothing but a change parses YAML.

The cache has an index, with what a list shows of every file, and a folder of copies, with the whole
of one in each. So a list reads one short file, and whoever wants one item reads that one, however
many there are. Every file begins with a checksum of the rest, and one that is damaged is made anew.
"""

import contextlib
import os
import zlib
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from drill import __version__, paths
from drill.content import kept
from drill.content.kept import status_of
from drill.errors import ContentError

_Item = TypeVar("_Item")
_Summary = TypeVar("_Summary")


class _Entry(msgspec.Struct, Generic[_Summary], frozen=True):
    """A file of the index: what it was when it was read, and what it held."""

    modified: int
    size: int
    summary: _Summary


class _Index(msgspec.Struct, Generic[_Summary], frozen=True):
    """The entries by the names of their files, in the order of a list."""

    made_by: str
    entries: dict[str, _Entry[_Summary]]


class _Copy(msgspec.Struct, Generic[_Item], frozen=True):
    """One item, and what its file was when it was read."""

    made_by: str
    modified: int
    size: int
    item: _Item


class Kind(msgspec.Struct, Generic[_Item, _Summary], frozen=True):
    """What a folder holds.

    name:      of the cache's files
    item, summary: the types of a whole file, and of what a list shows of it
    load:      reads and checks one file; raises ContentError. It is called for a changed file only
    summarise: what a list shows
    place:     what a list is sorted by
    modules:   the files, in this package, of the code that reads: others make other copies
    """

    name: str
    item: Any
    summary: Any
    load: Callable[[Path], _Item]
    summarise: Callable[[_Item], _Summary]
    place: Callable[[_Summary], Any]
    modules: tuple[str, ...]


class Shelf(Generic[_Item, _Summary]):
    """The files `<id>.yaml` in one folder."""

    def __init__(self, folder: Path, kind: Kind[_Item, _Summary]) -> None:
        self.folder = folder
        self.kind = kind

    @property
    def broken(self) -> list[ContentError]:
        """What is wrong with the files that cannot be used: they stand in no other one's way."""
        return self._listed[1]

    def summaries(self) -> list[_Summary]:
        """What a list shows of all of them, in its order."""
        return list(self._listed[0])

    def ids(self) -> list[str]:
        """The names of the files, whatever is in them."""
        return sorted(self._files())

    def item(self, name: str) -> _Item | None:
        """One of them; None where there is no such file. Raises ContentError where it is wrong."""
        # Looked up among the names, not as a path: an id such as `../x` is none.
        file = self._files().get(name)
        status = status_of(file) if file else None
        return None if status is None else self._read(name, status)

    @cached_property
    def _listed(self) -> tuple[list[_Summary], list[ContentError]]:
        path = self._copies.with_suffix(".json")
        stored = kept.read(path, _Index[self.kind.summary])  # type: ignore[name-defined]
        known = stored.entries if stored and stored.made_by == self._made_by else {}
        entries: dict[str, _Entry[_Summary]] = {}
        errors: list[ContentError] = []
        files = self._files()
        for name in sorted(files):
            status = status_of(files[name])
            if status is None:
                continue
            entry = known.get(name)
            if entry is None or (entry.modified, entry.size) != _stamp(status):
                try:
                    item = self._read(name, status)
                except ContentError as error:
                    errors.append(error)
                    continue
                entry = _Entry(*_stamp(status), self.kind.summarise(item))
            entries[name] = entry
        if entries != known:
            place = self.kind.place
            entries = dict(sorted(entries.items(), key=lambda found: place(found[1].summary)))
            kept.write(path, _Index(self._made_by, entries))
            known = entries
        return [entry.summary for entry in known.values()], errors

    def _read(self, name: str, status: os.stat_result) -> _Item:
        """The item from its copy, else from its file. Raises ContentError."""
        path = self._copies / f"{name}.json"
        copy = kept.read(path, _Copy[self.kind.item])  # type: ignore[name-defined]
        if copy and (copy.made_by, copy.modified, copy.size) == (self._made_by, *_stamp(status)):
            found: _Item = copy.item
            return found
        item = self.kind.load(self.folder / f"{name}.yaml")
        kept.write(path, _Copy(self._made_by, *_stamp(status), item))
        return item

    def _files(self) -> dict[str, "os.DirEntry[str]"]:
        """The files by what would be their ids."""
        with contextlib.suppress(OSError), os.scandir(self.folder) as entries:
            return {e.name.removesuffix(".yaml"): e for e in entries if e.name.endswith(".yaml")}
        return {}

    @cached_property
    def _copies(self) -> Path:
        # Two folders with one checksum would only make each other's copies again.
        folder = zlib.crc32(os.fsencode(self.folder))
        return paths.cache() / f"{self.kind.name}-{folder:08x}"

    @cached_property
    def _made_by(self) -> str:
        """What a copy depends on besides the file: the folder, this version, the code that reads."""
        code = (os.stat(Path(__file__).with_name(name)) for name in self.kind.modules)
        folder = ascii(str(self.folder))  # a path need not be UTF-8; JSON has to be
        return " ".join([folder, __version__, *(str(status.st_mtime_ns) for status in code)])


def _stamp(status: os.stat_result) -> tuple[int, int]:
    return (status.st_mtime_ns, status.st_size)
