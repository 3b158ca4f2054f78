"""What was acknowledged stays, whoever is killed, and however many write."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from drill.store import database
from drill.store.history import History

# Records attempts, and says of each one that it was recorded.
WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from drill.store.history import Attempt, History

history, problem, count = History(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
for number in range(count):
    history.record_attempt(Attempt(
        problem=problem, checked_at=datetime.now(UTC), verdict="failed", passed=0, total=1,
        mistake=None, seed=number, seconds=0.5, device="cpu", path=Path("/w/p.py"),
        text="x = 1\\n" * 1000, replay=None,
    ))
    print(number, flush=True)
"""


def writer(path: Path, problem: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), problem, str(count)],
        stdout=subprocess.PIPE,
        text=True,
    )


def numbers(history: History, problem: str) -> list[int]:
    """The seeds of all attempts at a problem, in the order in which they were made."""
    return [
        attempt.seed
        for listed in history.attempts(problem, 10_000)
        if (attempt := history.attempt(listed.number))
    ]


@pytest.mark.parametrize("seed", range(4))
def test_what_was_acknowledged_survives_a_kill(tmp_path: Path, seed: int) -> None:
    history, moment = History(tmp_path / "h.sqlite3"), random.Random(seed)
    with writer(history.path, "p", 10_000) as process:
        assert process.stdout
        said = [process.stdout.readline() for _ in range(moment.randrange(1, 40))]
        process.send_signal(signal.SIGKILL)
        # What it said before it died was acknowledged as well; half a line was not.
        said += [line for line in process.stdout.read().splitlines(True) if line.endswith("\n")]
    acknowledged = int(said[-1])
    assert process.returncode == -signal.SIGKILL
    database.examine(history.path)
    kept = numbers(history, "p")
    assert kept == list(range(len(kept)))
    # One more may have been written, of which it did not come to speak.
    assert len(kept) - 1 in (acknowledged, acknowledged + 1)


def test_two_processes_that_write_at_once_lose_nothing_and_repeat_nothing(tmp_path: Path) -> None:
    history = History(tmp_path / "h.sqlite3")
    writers = [writer(history.path, problem, 200) for problem in ("p", "q")]
    for process in writers:
        process.communicate()
    assert [process.returncode for process in writers] == [0, 0]
    assert numbers(history, "p") == numbers(history, "q") == list(range(200))
    database.examine(history.path)
