"""A candidate who is a script: a home, a folder, a clock of their own, and what they write."""

import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from docs.pictures.terminal import Terminal
from drill.content import library
from drill.content.edits import edited

ROOT = Path(__file__).parents[2]
# Always the same, since paths are seen in pictures.
_WORLD = Path(tempfile.gettempdir()) / "drill-pictures"
_BEGIN = datetime(2026, 10, 5, 19, 0, tzinfo=UTC)


class Candidate:
    """Who practises in `folder`, in one language."""

    def __init__(self, world: Path, language: str) -> None:
        self.folder = world / "practice"
        self._world = world
        self._library = library.builtin()
        commands = world / "bin"
        for made in (self.folder, commands, world / "run"):
            made.mkdir()
        command = commands / "drill"
        command.write_text(
            f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m docs.pictures.clock "$@"\n'
        )
        command.chmod(0o755)
        self._environment = {
            "PATH": f"{commands}:/usr/bin:/bin",
            "PYTHONPATH": str(ROOT),
            "PYTHONSAFEPATH": "1",
            "HOME": str(world),
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "XDG_RUNTIME_DIR": str(world / "run"),
            "DRILL_HOME": str(world / "home"),
            "DRILL_LANG": language,
            "CLOCK": str(world / "clock"),
        }
        self.now = _BEGIN

    @property
    def now(self) -> datetime:
        """What their clock says."""
        return self._now

    @now.setter
    def now(self, moment: datetime) -> None:
        self._now = moment
        # In one step: a command that is running may read it.
        fresh = self._world / "clock.new"
        fresh.write_text(moment.isoformat(), encoding="ascii")
        fresh.replace(self._world / "clock")

    def wait(self, minutes: float) -> None:
        """Let time pass."""
        self.now += timedelta(minutes=minutes)

    def terminal(self, columns: int = 80, rows: int = 120) -> Terminal:
        """A terminal in the candidate's folder."""
        return Terminal(self.folder, self._environment, columns, rows)

    def drill(self, line: str, *codes: int, typed: str = "") -> None:
        """Run a command unseen. Raises RuntimeError where it ends with none of these codes, or not with 0."""
        done = subprocess.run(
            [self._world / "bin" / "drill", *shlex.split(line)],
            cwd=self.folder,
            env=self._environment,
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode not in (codes or (0,)):
            raise RuntimeError(
                f"`drill {line}` ended with {done.returncode}\n{done.stdout}{done.stderr}"
            )

    def answer(self, problem: str, mistake: str | None = None) -> str:
        """The reference, or what somebody with this mistake writes."""
        text = self._library.reference(problem)
        if mistake is None:
            return text
        known = {one.id: one.edits for one in self._library.problem(problem).mistakes}
        return edited(text, known[mistake])

    def write(self, problem: str, mistake: str | None = None) -> None:
        """Write the answer into the problem's file."""
        (self.folder / f"{problem}.py").write_text(self.answer(problem, mistake), encoding="utf-8")

    def write_style(self, problem: str, style: str) -> None:
        """Write one of the right answers in other styles into the problem's file."""
        path = ROOT / "tests" / "submissions" / problem / "right" / f"{style}.py"
        shutil.copyfile(path, self.folder / f"{problem}.py")

    def work(self, problem: str, checks: Iterable[tuple[float, str | None]]) -> None:
        """Start a problem, and check it after so many minutes each, with these mistakes."""
        self.drill(f"start {problem} --mode stub")
        for minutes, mistake in checks:
            self.write(problem, mistake)
            self.wait(minutes)
            self.drill("check", 0 if mistake is None else 1)


@contextmanager
def candidate(language: str) -> Iterator[Candidate]:
    """A new candidate, of whom nothing is left in the end."""
    # Refused where somebody else's is there.
    _WORLD.mkdir(mode=0o700)
    try:
        found = Candidate(_WORLD, language)
        yield found
        found.drill("server stop")
    finally:
        # A server whose home is gone leaves by itself.
        shutil.rmtree(_WORLD)
