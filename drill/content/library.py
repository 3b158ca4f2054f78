"""Where the problems are, and a JSON index of them so that listing never parses YAML."""

import contextlib
import hashlib
import os
import tempfile
from functools import cached_property
from pathlib import Path
from typing import get_args

import msgspec

from drill import __version__, paths
from drill.content import nearest
from drill.content.spec import Area, Difficulty, Problem
from drill.errors import ContentError, UnknownProblemError
from drill.text import Text


class Summary(msgspec.Struct, frozen=True):
    """What a list shows of a problem."""

    id: str
    title: Text
    area: str
    difficulty: str
    minutes: int
    framework: str


class _Entry(msgspec.Struct, frozen=True):
    """A file of the index: what it was when it was read, and what it held."""

    modified: int
    size: int
    summary: Summary
    problem: msgspec.Raw


class _Index(msgspec.Struct):
    made_by: str
    files: dict[str, _Entry]


class Library:
    """The problems below one folder: `problems/<id>.yaml`, `solutions/<id>.py`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems_folder = root / "problems"
        self._errors: dict[str, ContentError] = {}

    @property
    def broken(self) -> list[ContentError]:
        """What is wrong with the files that are no problems: they stand in no other one's way."""
        assert self._index is not None
        self.summaries()  # reads the files, if nothing has yet
        return list(self._errors.values())

    def summaries(self) -> list[Summary]:
        """All problems, by area in the catalogue's order, then from easy to hard."""
        areas, difficulties = get_args(Area), get_args(Difficulty)
        return sorted(
            (entry.summary for entry in self._index.files.values()),
            key=lambda s: (areas.index(s.area), difficulties.index(s.difficulty), s.minutes, s.id),
        )

    def problem(self, problem_id: str) -> Problem:
        """The problem with this id.

        Raises UnknownProblemError with the nearest id, or ContentError where its file is wrong.
        """
        entry = self._index.files.get(f"{problem_id}.yaml")
        if entry is None:
            raise self._errors.get(problem_id) or self._unknown(problem_id)
        return msgspec.json.decode(entry.problem, type=Problem)

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

    def _unknown(self, problem_id: str) -> UnknownProblemError:
        ids = [name.removesuffix(".yaml") for name in self._index.files]
        return UnknownProblemError(
            Text(en=f"no problem is called `{problem_id}`", zh=f"没有名为 `{problem_id}` 的题目"),
            nearest.nearest(problem_id, ids)
            or Text(en="`drill list` shows all ids", zh="`drill list` 列出所有题目"),
        )

    @cached_property
    def _index(self) -> _Index:
        path = paths.cache() / f"index-{_digest(str(self.root))}.json"
        stored = _read(path)
        files: dict[str, _Entry] = {}
        fresh = stored is not None
        for file in sorted(self.problems_folder.glob("*.yaml")):
            status = file.stat()
            entry = stored.files.get(file.name) if stored else None
            if entry is None or (entry.modified, entry.size) != (
                status.st_mtime_ns,
                status.st_size,
            ):
                fresh = False
                try:
                    entry = _entry(file, status)
                except ContentError as error:
                    self._errors[file.stem] = error
                    continue
            files[file.name] = entry
        index = _Index(made_by=_maker(), files=files)
        if not fresh or (stored and set(stored.files) != set(files)):
            _write(path, index)
        return index


def builtin() -> Library:
    """The problems that come with drill, from a checkout or from the wheel."""
    return Library(paths.content_root())


def _entry(file: Path, status: os.stat_result) -> _Entry:
    # Only here: with a fresh index no command imports YAML.
    from drill.content import load

    problem = load.load(file)
    summary = Summary(
        id=problem.id,
        title=problem.title,
        area=problem.area,
        difficulty=problem.difficulty,
        minutes=problem.minutes,
        framework=problem.framework,
    )
    encoded = msgspec.Raw(msgspec.json.encode(problem))
    return _Entry(status.st_mtime_ns, status.st_size, summary, encoded)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _maker() -> str:
    """What an index depends on besides the files: this version, and the code that reads them."""
    code = (Path(__file__).with_name(name).stat() for name in ("spec.py", "load.py"))
    return f"{__version__} {' '.join(f'{status.st_mtime_ns}' for status in code)}"


def _read(path: Path) -> _Index | None:
    """The stored index, or None where there is none that this version can use."""
    try:
        index = msgspec.json.decode(path.read_bytes(), type=_Index)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    return index if index.made_by == _maker() else None


def _write(path: Path, index: _Index) -> None:
    """Keep the index, atomically. Where nothing can be written, every start parses the YAML."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.json.encode(index))
        os.replace(temporary, path)
