"""The cases of the hostile suite: one submission a file, with what must come of it in its header."""

import ast
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from drill.content.library import builtin
from drill.judge.result import CheckRequest

FOLDER = Path(__file__).with_name("cases")
GROUPS = (
    "dressed up",
    "state",
    "patching",
    "looking",
    "forging",
    "not stopping",
    "processes",
    "resources",
    "manners",
)
# Less than a candidate has: what does not stop is waited for in every case of its kind.
DEADLINE = 2.0
CANDIDATES_DEADLINE = 10.0
# And what measuring the cost of a right answer may take beside it.
COST_SECONDS = 20.0
# Said in the environment of every process that a suite starts.
MARK = "DRILL_SUITE"


class Case(msgspec.Struct, frozen=True):
    """A submission, and the verdicts that it may get.

    does:     what it tries, as the documentation says it
    without:  the verdicts where the kernel does not confine it
    runs:     how often it is checked, one time after the other
    """

    name: str
    problem: str
    group: str
    does: str
    verdicts: tuple[str, ...]
    without: tuple[str, ...]
    runs: int
    text: str


def reworded(source: str) -> str:
    """The same program in other words: no comments, and the spaces that Python would write."""
    return ast.unparse(ast.parse(source))


def cases() -> list[Case]:
    """All of them, by group and name. Raises ValueError where a header is wrong."""
    found = [_case(path) for path in FOLDER.glob("*.py")]
    return sorted(found, key=lambda case: (GROUPS.index(case.group), case.name))


def _case(path: Path) -> Case:
    text = path.read_bytes().decode("utf-8-sig")  # as drill reads a candidate's file
    header: dict[str, str] = {}
    for line in text.splitlines():
        key, colon, value = line.removeprefix("# ").partition(": ")
        if not (line.startswith("# ") and colon):
            break
        header[key] = value.strip()
    unknown = header.keys() - {"problem", "group", "does", "verdict", "without the jail", "runs"}
    if unknown:
        raise ValueError(f"{path.name}: unknown {sorted(unknown)}")
    verdicts = _listed(header["verdict"])
    # On a slow machine time may be up before a case comes to what it is about: it has no pass either way.
    late = () if "passed" in verdicts else ("timeout",)
    return Case(
        path.stem,
        header["problem"],
        header["group"],
        header["does"],
        verdicts + late,
        (_listed(header["without the jail"]) if "without the jail" in header else verdicts) + late,
        int(header.get("runs", 1)),
        text,
    )


def _listed(value: str) -> tuple[str, ...]:
    return tuple(verdict.strip() for verdict in value.split(","))


def request(case: Case, folder: Path, jail: bool = True) -> CheckRequest:
    """The check of a case whose file lies in `folder`."""
    library = builtin()
    return CheckRequest(
        problem=case.problem,
        framework=library.problem(case.problem).framework,
        root=str(library.root),
        text=case.text,
        filename=f"{case.problem}.py",
        folder=str(folder),
        deadline=CANDIDATES_DEADLINE if "passed" in case.verdicts else DEADLINE,
        jail=jail,
    )


class Surroundings:
    """What a check must leave as it was: folders that are the suite's own, those that all share, processes.

    processes: whether those are looked at; a server has others after every check
    """

    SHARED = (Path("/dev/shm"), Path("/var/tmp"), Path("/tmp"))

    def __init__(self, *folders: Path, processes: bool = True) -> None:
        self.folders = folders
        self.processes = processes
        self.before = self._seen()

    def changes(self) -> list[str]:
        """What is there now and was not, or is gone, or has another content, mode or time."""
        return sorted({path for path, _ in self.before ^ self._seen()})

    def _seen(self) -> set[tuple[str, object]]:
        found: set[tuple[str, object]] = set(running()) if self.processes else set()
        for folder in self.folders:
            found |= {(str(path), _state(path)) for path in [folder, *folder.rglob("*")]}
        for folder in self.SHARED:
            # Others use them too: only what says that it is a case's.
            found |= {
                (str(path), None) for path in folder.glob("*hostile*") if path not in self.folders
            }
        return found


def _state(path: Path) -> object:
    status = path.lstat()
    content = path.read_bytes() if path.is_file() else b""
    return status.st_mode, content, 0 if path.is_dir() else status.st_mtime_ns


def running() -> Iterator[tuple[str, object]]:
    """The processes that have the suite's mark."""
    mark = f"{MARK}={os.environ.get(MARK, '')}".encode()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (process / "environ").read_bytes():
                yield f"process {process.name}", (process / "cmdline").read_bytes()
        except OSError:  # it has ended, or is another person's
            continue
