"""Where the problems are, and JSON copies of them so that nothing but a change parses YAML.

The cache has an index, with what a list shows of every problem, and a folder of copies, with the
whole of one in each. So a list reads one short file, and whoever wants one problem reads that one,
however many there are. Every file begins with a checksum of the rest, and one that is damaged is made
anew.
"""

import contextlib
import os
import stat
import zlib
from functools import cached_property
from pathlib import Path
from typing import TypeVar, get_args

import msgspec

from drill import __version__, paths
from drill.content import nearest
from drill.content.spec import Area, Difficulty, Framework, Problem
from drill.errors import ContentError, UnknownProblemError
from drill.text import Text

# Bytes of a file of the cache: an index of 60,000 problems.
_LARGEST = 16 << 20


class Summary(msgspec.Struct, frozen=True):
    """What a list shows of a problem."""

    id: str
    title: Text
    area: Area
    difficulty: Difficulty
    minutes: int
    framework: Framework


class _Entry(msgspec.Struct, frozen=True):
    """A file of the index: what it was when it was read, and what it held."""

    modified: int
    size: int
    summary: Summary


class _Index(msgspec.Struct, frozen=True):
    """The entries by the ids of their problems, in the order of a list."""

    made_by: str
    entries: dict[str, _Entry]


class _Copy(msgspec.Struct, frozen=True):
    """One problem, and what its file was when it was read."""

    made_by: str
    modified: int
    size: int
    problem: Problem


class Library:
    """The problems below one folder: `problems/<id>.yaml`, `solutions/<id>.py`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems_folder = root / "problems"

    @property
    def broken(self) -> list[ContentError]:
        """What is wrong with the files that are no problems: they stand in no other one's way."""
        return self._listed[1]

    def summaries(self) -> list[Summary]:
        """All problems, by area in the catalogue's order, then from easy to hard."""
        return list(self._listed[0])

    def problem(self, problem_id: str) -> Problem:
        """The problem with this id.

        Raises UnknownProblemError with the nearest id, or ContentError where its file is wrong.
        """
        # Looked up among the names, not as a path: an id such as `../x` is none.
        file = self._files().get(problem_id)
        status = _status(file) if file else None
        if status is None:
            raise self._unknown(problem_id)
        return self._read(problem_id, status)

    def reference(self, problem_id: str) -> str:
        """The text of the reference solution."""
        path = self.root / "solutions" / f"{problem_id}.py"
        try:
            return path.read_text(encoding="utf-8")
        except OSError as error:
            raise ContentError(
                Text(
                    en=f"{path}: the reference cannot be read: {error.strerror}",
                    zh=f"{path}：无法读取参考答案：{error.strerror}",
                )
            ) from None

    def support(self, problem_id: str) -> Path | None:
        """The problem's own Python file (generators, exercise, expectations), if it has one."""
        path = self.problems_folder / f"{problem_id}.py"
        return path if path.is_file() else None

    def stamp(self, problem_id: str) -> tuple[tuple[int, int], ...]:
        """Time and size of the problem's files: another one when any of them changed."""
        return tuple(
            (status.st_mtime_ns, status.st_size)
            for path in (
                self.problems_folder / f"{problem_id}.yaml",
                self.problems_folder / f"{problem_id}.py",
                self.root / "solutions" / f"{problem_id}.py",
            )
            if (status := _status(path)) is not None
        )

    def _unknown(self, problem_id: str) -> UnknownProblemError:
        ids = [summary.id for summary in self.summaries()]
        return UnknownProblemError(
            Text(en=f"no problem is called `{problem_id}`", zh=f"没有名为 `{problem_id}` 的题目"),
            nearest.nearest(problem_id, ids)
            or Text(en="`drill list` shows all ids", zh="`drill list` 列出所有题目"),
        )

    @cached_property
    def _listed(self) -> tuple[list[Summary], list[ContentError]]:
        path = self._copies.with_suffix(".json")
        stored = _decoded(path, _Index)
        known = stored.entries if stored and stored.made_by == self._made_by else {}
        entries: dict[str, _Entry] = {}
        errors: list[ContentError] = []
        files = self._files()
        for problem_id in sorted(files):
            status = _status(files[problem_id])
            if status is None:
                continue
            entry = known.get(problem_id)
            if entry is None or (entry.modified, entry.size) != _stamp(status):
                try:
                    problem = self._read(problem_id, status)
                except ContentError as error:
                    errors.append(error)
                    continue
                entry = _Entry(*_stamp(status), _summary(problem))
            entries[problem_id] = entry
        if entries != known:
            entries = dict(sorted(entries.items(), key=lambda item: _place(item[1].summary)))
            _write(path, _Index(self._made_by, entries))
            known = entries
        return [entry.summary for entry in known.values()], errors

    def _read(self, problem_id: str, status: os.stat_result) -> Problem:
        """The problem from its copy, else from its file. Raises ContentError."""
        path = self._copies / f"{problem_id}.json"
        copy = _decoded(path, _Copy)
        if copy and (copy.made_by, copy.modified, copy.size) == (self._made_by, *_stamp(status)):
            return copy.problem
        # Only here: with fresh copies no command imports YAML.
        from drill.content import load

        problem = load.load(self.problems_folder / f"{problem_id}.yaml")
        _write(path, _Copy(self._made_by, *_stamp(status), problem))
        return problem

    def _files(self) -> dict[str, "os.DirEntry[str]"]:
        """The files that are to be problems, by what would be their ids."""
        with contextlib.suppress(OSError), os.scandir(self.problems_folder) as entries:
            return {e.name.removesuffix(".yaml"): e for e in entries if e.name.endswith(".yaml")}
        return {}

    @cached_property
    def _copies(self) -> Path:
        # Two roots with one checksum would only make each other's copies again.
        return paths.cache() / f"problems-{zlib.crc32(os.fsencode(self.root)):08x}"

    @cached_property
    def _made_by(self) -> str:
        """What a copy depends on besides the file: the root, this version, the code that reads."""
        code = (os.stat(Path(__file__).with_name(name)) for name in ("spec.py", "load.py"))
        root = ascii(str(self.root))  # a path need not be UTF-8; JSON has to be
        return " ".join([root, __version__, *(str(status.st_mtime_ns) for status in code)])


def _status(file: "Path | os.DirEntry[str]") -> os.stat_result | None:
    """When the file was changed, and its size; None where it is not there."""
    try:
        return file.stat()
    except OSError:
        return None


def builtin() -> Library:
    """The problems that come with drill, from a checkout or from the wheel."""
    return Library(paths.content_root())


def _summary(problem: Problem) -> Summary:
    return Summary(
        id=problem.id,
        title=problem.title,
        area=problem.area,
        difficulty=problem.difficulty,
        minutes=problem.minutes,
        framework=problem.framework,
    )


def _place(summary: Summary) -> tuple[int, int, int, str]:
    """What a list is sorted by."""
    areas, difficulties = get_args(Area), get_args(Difficulty)
    area, difficulty = areas.index(summary.area), difficulties.index(summary.difficulty)
    return (area, difficulty, summary.minutes, summary.id)


def _stamp(status: os.stat_result) -> tuple[int, int]:
    return (status.st_mtime_ns, status.st_size)


_Stored = TypeVar("_Stored", _Index, _Copy)


def _decoded(path: Path, kind: type[_Stored]) -> _Stored | None:
    """What is stored there, or None where there is nothing that this version can use."""
    status = _status(path)
    if status is None or not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
        return None
    try:
        checksum, _, body = path.read_bytes().partition(b"\n")
        return msgspec.json.decode(body, type=kind) if checksum == _checksum(body) else None
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _checksum(body: bytes) -> bytes:
    return b"%08x" % zlib.crc32(body)


def _write(path: Path, value: _Index | _Copy) -> None:
    """Keep a copy. Where nothing can be written, every start parses the YAML."""
    body = msgspec.json.encode(value)
    # One name for all who write: what a killed one leaves is taken by the next. Where two write at
    # once, a reader may find a part, and its checksum wrong.
    fresh = path.with_name(f"{path.name}.new")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(_checksum(body) + b"\n" + body)
        os.replace(fresh, path)
