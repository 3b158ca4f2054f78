"""Whatever is killed at whatever moment: what a check said is in the history, once, and nothing is left."""

import contextlib
import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drill.content.library import Library
from drill.judge import client
from drill.store import database
from drill.store.history import History

Until = Callable[[Callable[[], object]], None]

# The command line, with the problems of the test.
DRILL = """
import sys
from pathlib import Path
from drill.__main__ import run
from drill.content import library
problems = library.Library(Path(sys.argv.pop(1)))
library.everything = lambda: problems
run()
"""
# The first takes long enough to be killed while it runs.
ANSWERS = {
    "first-sum": ("passed", "import time\ntime.sleep(0.1)\n\ndef add(a, b):\n    return a + b\n"),
    "other-sum": ("failed", "def add(a, b):\n    return a - b\n"),
}
CHECKS = 50  # of each seed; two run at a time
ROLES = ("server", "judge", "worker")
# Kill the check of a problem, or one of both when its verdict is heard, or another process.
DEEDS = (*ANSWERS, *ANSWERS, "heard", *ROLES, "nothing", "nothing")

pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")


class World:
    """The person's folder and home, and the processes that belong to them."""

    def __init__(self, library: Library, home: Path, desk: Path, temporary: Path) -> None:
        self.library = library
        self.home = home
        self.temporary = temporary
        self.files = {problem: desk / f"{problem}.py" for problem in ANSWERS}
        for problem, path in self.files.items():
            path.write_text(ANSWERS[problem][1], encoding="utf-8")

    def check(self, problem: str, seed: int, *options: str) -> "subprocess.Popen[str]":
        """Start `drill check`; the seed is what its attempt is known by."""
        file, number = str(self.files[problem]), str(seed)
        arguments = ["check", problem, "--file", file, "--seed", number, "--json", *options]
        return subprocess.Popen(
            [sys.executable, "-P", "-c", DRILL, str(self.library.root), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def answered(self, problem: str, seed: int, *options: str) -> str:
        """The verdict of a check that nothing disturbs."""
        out, err = self.check(problem, seed, *options).communicate(timeout=120)
        assert err == ""
        return str(json.loads(out)["verdict"])

    def intact(self) -> bool:
        """Whether the person's files, and no others, are as they were."""
        [folder] = {path.parent for path in self.files.values()}
        written = {path.stem: path.read_text(encoding="utf-8") for path in folder.iterdir()}
        return written == {problem: text for problem, (_, text) in ANSWERS.items()}

    def processes(self) -> dict[int, int]:
        """All processes of this home, with their parents."""
        mark, found = f"DRILL_HOME={self.home}\0".encode(), {}
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError, ValueError):
                if mark in (folder / "environ").read_bytes() + b"\0":
                    status = (folder / "stat").read_text().rpartition(") ")[2].split()
                    found[int(folder.name)] = int(status[1])
        return found

    def those(self, role: str) -> list[int]:
        """The processes of that role."""
        return sorted(pid for kind, pid in self.roles() if kind == role)

    def roles(self) -> Iterator[tuple[str, int]]:
        """What each of the judge's processes is: forks of one another have one command line."""
        parents = self.processes()
        lines = {pid: _command(pid) for pid in parents}
        for pid in parents:
            if "drill.judge" not in lines[pid] and "drill.judge.server" not in lines[pid]:
                continue
            depth, at = 0 if "drill.judge.server" in lines[pid] else 1, pid
            while lines.get(parents.get(at, 0)) == lines[pid]:
                depth, at = depth + 1, parents[at]
            if depth < len(ROLES):
                yield ROLES[depth], pid


def _ticks(pid: int) -> int:
    """Processor time, in hundredths of a second; 0 where the process is gone."""
    with contextlib.suppress(OSError):
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()[11])
    return 0


def _command(pid: int) -> list[str]:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    return []


class Round:
    """Two checks at once, and who is killed when."""

    def __init__(self, world: World, chance: random.Random, number: int) -> None:
        self.world = world
        self.chance = chance
        self.killed: list[str] = []
        self.checks = {
            problem: world.check(problem, number + i, *chance.choice(([], [], [], ["--cold"])))
            for i, problem in enumerate(ANSWERS)
        }

    def disturb(self, longest: float) -> None:
        """Kill at two moments within so many seconds, or let be."""
        began = time.monotonic()
        deeds = [(self.chance.uniform(0, longest), self.chance.choice(DEEDS)) for _ in range(2)]
        for moment, deed in sorted(deeds):
            time.sleep(max(0.0, began + moment - time.monotonic()))
            if deed in self.checks:
                self._kill("cli", self.checks[deed].pid)
            elif deed == "heard":
                process = self.chance.choice(list(self.checks.values()))
                assert process.stdout
                select.select([process.stdout], [], [], 60)
                self._kill("cli", process.pid)
            elif deed in ROLES:
                # A worker is soon over: wait for one, then for some moment of its life.
                while not self.world.those(deed) and self._runs():
                    time.sleep(0.001)
                time.sleep(self.chance.uniform(0, 0.05))
                if found := self.world.those(deed):
                    self._kill(deed, self.chance.choice(found))

    def _runs(self) -> bool:
        return any(process.poll() is None for process in self.checks.values())

    def _kill(self, role: str, pid: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
            self.killed.append(role)

    def verdicts(self) -> dict[str, str]:
        """What was said, by problem; only who was killed, or had no judge, says nothing."""
        found = {}
        for problem, process in self.checks.items():
            out, err = process.communicate(timeout=120)
            # A check without a verdict is told on stderr, and is no bug of ours.
            assert process.returncode in (0, 1, 2, -signal.SIGKILL), err
            if process.returncode == 2:
                assert "the judge gave no verdict" in err
                assert "judge" in self.killed
            else:
                assert err == ""
            if out.endswith("\n"):
                found[problem] = json.loads(out)["verdict"]
            else:
                assert process.returncode not in (0, 1)
        for problem, verdict in found.items():
            right = ANSWERS[problem][0]
            assert verdict in ((right, "crashed") if "worker" in self.killed else (right,))
        return found


@pytest.fixture
def world(
    warm: Path, library: Library, home: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> World:
    """The test's own, temporary files included."""
    temporary = home.parent / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    return World(library, home, desk, temporary)


@pytest.mark.parametrize("seed", range(4))
def test_killed_checks_lose_nothing_repeat_nothing_and_leave_nothing(
    world: World, history: History, until: Until, seed: int
) -> None:
    chance, killed, told = random.Random(seed), Counter[str](), dict[int, str]()
    assert world.answered("first-sum", 0) == "passed"  # and starts the server
    began = time.monotonic()
    assert world.answered("first-sum", 0) == "passed"
    usual = time.monotonic() - began
    for number in range(1, CHECKS, 2):
        disturbed = Round(world, chance, number)
        disturbed.disturb(1.2 * usual)
        for problem, verdict in disturbed.verdicts().items():
            told[number + list(ANSWERS).index(problem)] = verdict
        killed.update(disturbed.killed)
    print(killed, len(told))
    assert min(killed["cli"], len(told)) > 5
    # Nothing is left but the server and those that stand ready with it.
    until(lambda: (found := client.status("python")) is None or not found.running)
    until(lambda: all("drill.judge.server" in _command(pid) for pid in world.processes()))
    until(lambda: len(world.those("server")) <= 1)
    assert [world.answered(problem, 1000) for problem in ANSWERS] == ["passed", "failed"]
    client.stop("python")
    until(lambda: not world.processes())
    assert [world.answered(problem, 1001, "--cold") for problem in ANSWERS] == ["passed", "failed"]
    assert list(world.temporary.glob("drill-scratch-*")) == []
    assert world.intact()
    database.examine(history.path)
    found = [history.attempt(listed.number) for listed in history.attempts(None, 999)]
    recorded = {a.seed: a.verdict for a in found if a and 1 <= a.seed <= CHECKS}
    assert len(recorded) == sum(1 for a in found if a and a.seed in recorded), "one is there twice"
    assert {seed: recorded.get(seed) for seed in told} == told


@pytest.mark.parametrize(
    ("victim", "options"), [("server", []), ("judge", []), ("judge", ["--cold"]), ("worker", [])]
)
def test_an_answer_that_never_ends_does_not_outlive_those_who_judge_it(
    world: World, until: Until, victim: str, options: list[str]
) -> None:
    world.files["first-sum"].write_text("def add(a, b):\n    while True:\n        pass\n")
    check = world.check("first-sum", 1, *options)
    until(lambda: any(_ticks(pid) >= 20 for pid in world.those("worker")))
    # First who asked: it would ask another judge.
    for pid in (check.pid, *world.those(victim)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    check.communicate()
    client.stop("python")
    until(lambda: not world.processes())


@pytest.mark.parametrize("options", [[], ["--cold"]])
def test_an_interrupted_check_is_over_at_once_and_leaves_nothing(
    world: World, history: History, until: Until, options: list[str]
) -> None:
    file, endless = world.files["first-sum"], "def add(a, b):\n    while True:\n        pass\n"
    file.write_text(endless, encoding="utf-8")
    check = world.check("first-sum", 1, *options)
    until(lambda: any(_ticks(pid) >= 20 for pid in world.those("worker")))
    # The person goes on editing; what is judged was read before.
    file.write_text(endless + "# edited\n", encoding="utf-8")
    check.send_signal(signal.SIGINT)
    out, _ = check.communicate(timeout=60)
    assert (check.returncode, out) == (130, "")
    assert file.read_text(encoding="utf-8") == endless + "# edited\n"
    assert history.attempts(None, 9) == []
    client.stop("python")
    until(lambda: not world.processes())
