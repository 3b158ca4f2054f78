"""Tasks done in a copy of a process: their results, and whatever becomes of the copy."""

import os
import signal
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from drill.judge import copies
from drill.judge.confinement import Jail
from drill.judge.copies import Task
from drill.judge.result import CheckResult, Verdict
from drill.text import same

ADDRESSES = 6 << 30
# Of which nothing is hidden; it may start processes.
FREE = Jail([], processes=True)


def told(seed: int) -> CheckResult:
    return CheckResult("demo", Verdict.FAILED, same("wrong"), seed)


def after(act: Callable[[], object], seed: int) -> CheckResult:
    act()
    return told(seed)


def done(*acts: Callable[[], object], deadline: float = 9.0) -> list[int]:
    """The seeds of the results of a task for each act."""
    tasks = [Task(deadline, partial(after, act, seed)) for seed, act in enumerate(acts)]
    return [result.seed for result in copies.results(tasks, FREE)]


def nothing() -> None:
    pass


def fails() -> None:
    raise KeyError


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_results_come_in_the_order_of_the_tasks() -> None:
    assert copies.results([Task(9.0, partial(told, seed)) for seed in (5, 3, 8)], FREE) == [
        told(5),
        told(3),
        told(8),
    ]


def test_all_tasks_share_a_copy_and_none_reaches_the_process() -> None:
    seen: list[int] = []

    def leaves() -> CheckResult:
        seen.append(1)
        os.environ["DRILL_LEFT"] = "1"
        return told(len(seen))

    assert [r.seed for r in copies.results([Task(9.0, leaves)] * 3, FREE)] == [1, 2, 3]
    assert seen == []
    assert "DRILL_LEFT" not in os.environ


@pytest.mark.parametrize("act", [fails, partial(os._exit, 3), killed])
def test_of_a_copy_that_ends_what_it_said_before_is_known(act: Callable[[], object]) -> None:
    assert done(nothing, act, nothing) == [0]


def test_a_copy_that_says_nothing_for_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "GRACE_SECONDS", 0.2)
    assert done(nothing, partial(time.sleep, 60), deadline=0.1) == [0]


def test_what_was_started_in_a_copy_ends_with_it() -> None:
    reading, writing = os.pipe()

    def starts() -> None:
        if os.fork() == 0:
            time.sleep(60)  # it has the pipe of the results, and this one
            os._exit(0)

    assert done(starts) == [0]
    os.close(writing)
    assert os.read(reading, 1) == b""  # nobody holds the other end
    os.close(reading)


def test_a_copy_has_the_limits_of_a_worker() -> None:
    import resource

    def tells() -> CheckResult:
        return told(resource.getrlimit(resource.RLIMIT_AS)[0])

    before = resource.getrlimit(resource.RLIMIT_AS)
    [result] = copies.results([Task(9.0, tells)], FREE)
    assert result.seed == ADDRESSES
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_a_copy_has_nothing_of_what_is_open_but_its_channel() -> None:
    reading, writing = os.pipe()

    def tells() -> CheckResult:
        held = [number for number in range(64) if _is_open(number)]
        return CheckResult("demo", Verdict.FAILED, same(repr(held)), 0)

    [result] = copies.results([Task(9.0, tells)], FREE)
    assert result.message.en == "[0, 1, 2, 3]"
    os.close(reading)
    os.close(writing)


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


@pytest.mark.parametrize("written", [b"rubbish\n", b"{}\n", b"\xff\n", b"\n" * 9])
def test_what_a_text_writes_to_the_channel_is_no_result(written: bytes) -> None:
    assert done(nothing, partial(os.write, 3, written), nothing) == [0]


@pytest.mark.parametrize("kernel", [True, False])
def test_a_copy_is_confined_as_a_worker_is(tmp_path: Path, kernel: bool) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("said")

    def reads() -> None:
        secret.read_text()

    def writes() -> None:
        (tmp_path / "left.txt").write_text("left")

    def writes_in_its_own() -> None:
        with tempfile.TemporaryFile() as file:
            file.write(b"kept nowhere")

    def refused(act: Callable[[], object]) -> None:
        with pytest.raises(PermissionError):
            act()

    acts: list[Callable[[], object]] = [
        partial(refused, reads),
        partial(refused, writes),
        writes_in_its_own,
    ]
    tasks = [Task(9.0, partial(after, act, seed)) for seed, act in enumerate(acts)]
    confined = Jail([os.path.realpath(tmp_path)], kernel=kernel)
    assert [result.seed for result in copies.results(tasks, confined)] == [0, 1, 2]
    assert [path.name for path in tmp_path.iterdir()] == ["secret.txt"]


def test_the_folder_of_a_copy_is_gone_with_it() -> None:
    def tells() -> CheckResult:
        return CheckResult("demo", Verdict.FAILED, same(os.environ["TMPDIR"]), 0)

    [result] = copies.results([Task(9.0, tells)], FREE)
    assert result.message.en != os.environ.get("TMPDIR")
    assert not Path(result.message.en).exists()
