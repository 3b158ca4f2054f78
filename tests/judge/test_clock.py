"""The processor time and the memory of another process, asked from outside it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from drill.judge import clock

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux tells of other processes"
)

# Does what a line asks for, says when it is done and what it used, and waits for the next line.
CHILD = r'''
import os, subprocess, sys, threading, time

def work(seconds, clock=time.process_time):
    began, until = clock(), time.monotonic() + 60
    # Nobody may be left who would end it.
    while clock() - began < seconds and time.monotonic() < until:
        pass

def other_process(seconds, inside=""):
    """One that works as long, and then waits to be ended."""
    code = f"import sys, time; {inside}\n"
    code += f"while time.process_time() < {seconds}: pass\n"
    code += "print(flush=True); sys.stdin.read()"
    child = subprocess.Popen(
        [sys.executable, "-S", "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    child.stdout.readline()
    return child

def in_a_thread(seconds):
    thread = threading.Thread(target=work, args=(seconds, time.thread_time))
    thread.start()
    thread.join()

def of_a_thread_that_stays(seconds):
    ready = threading.Event()

    def run():
        child = other_process(seconds)
        ready.set()
        child.wait()

    threading.Thread(target=run, daemon=True).start()
    ready.wait()

def allocate(count):
    b"x" * count

used = after = 0.0
for line in sys.stdin:
    began = time.process_time()
    eval(line)
    print(time.process_time() - began + used, flush=True)
    # What it does when it has said so is told with the next answer.
    began = time.process_time()
    work(after)
    used = time.process_time() - began
'''


class Child:
    """A process that does what it is told, and says how much processor time that took it."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-S", "-c", CHILD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.pid = self.process.pid

    def do(self, expression: str) -> float:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{expression}\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def end(self) -> None:
        self.process.communicate()


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> Iterator[Child]:
    # However busy the machine is, the child gets to sleep.
    monkeypatch.setattr(clock, "_REST_SECONDS", 20.0)
    started = Child()
    started.do("None")
    yield started
    started.end()


def test_work_is_read_as_the_process_itself_tells_it(child: Child) -> None:
    for _ in range(5):
        before = clock.seconds_at_rest(child.pid)
        told = child.do("work(0.03)")
        assert told >= 0.03
        assert clock.seconds_at_rest(child.pid) - before == pytest.approx(told, rel=0.3)


def test_work_after_the_answer_is_waited_for_and_read_too(child: Child) -> None:
    child.do("globals().update(after=0.02)")
    clock.seconds_at_rest(child.pid)
    for _ in range(5):
        before = clock.seconds_at_rest(child.pid)
        child.do("None")
        found = clock.seconds_at_rest(child.pid) - before
        # Without that work the next answer tells of what came after the last one.
        assert found == pytest.approx(child.do("None"), rel=0.3)
        assert found >= 0.02


def test_what_is_read_while_it_works_goes_on_growing(child: Child) -> None:
    child.do("globals().update(after=600)")
    before = clock.seconds(child.pid)
    limit = time.monotonic() + 60
    while clock.seconds(child.pid) < before + 0.05:
        assert time.monotonic() < limit
        time.sleep(0.01)
    child.process.kill()


def test_a_process_that_goes_on_working_is_not_waited_for_for_ever(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "_REST_SECONDS", 0.05)
    child.do("globals().update(after=600)")
    assert clock.seconds_at_rest(child.pid) > 0
    assert child.process.poll() is None
    child.process.kill()


def test_sleep_costs_nothing(child: Child) -> None:
    before = clock.seconds_at_rest(child.pid)
    told = child.do("time.sleep(0.3)")
    assert told < 0.1
    assert clock.seconds_at_rest(child.pid) - before < 0.1


def test_the_work_of_threads_counts_also_when_they_have_ended(child: Child) -> None:
    before = clock.seconds_at_rest(child.pid)
    child.do("in_a_thread(0.05)")
    child.do("in_a_thread(0.05)")
    assert clock.seconds_at_rest(child.pid) - before >= 0.1


def test_the_work_of_a_child_that_lives_counts(child: Child) -> None:
    before = clock.seconds_at_rest(child.pid)
    told = child.do("globals().update(other=other_process(0.2))")
    found = clock.seconds_at_rest(child.pid) - before
    assert told < 0.2 <= found


def test_the_work_of_a_child_that_a_thread_started_counts(child: Child) -> None:
    before = clock.seconds_at_rest(child.pid)
    told = child.do("of_a_thread_that_stays(0.2)")
    assert len(os.listdir(f"/proc/{child.pid}/task")) == 2
    found = clock.seconds_at_rest(child.pid) - before
    assert told < 0.2 <= found


def test_the_work_of_a_childs_child_counts(child: Child) -> None:
    inside = f"exec({CHILD[: CHILD.index('used =')]!r}); other = other_process(0.2)"
    before = clock.seconds_at_rest(child.pid)
    told = child.do(f"globals().update(other=other_process(0.2, {inside!r}))")
    found = clock.seconds_at_rest(child.pid) - before
    assert told < 0.2
    assert found >= 0.4


def test_the_work_of_a_child_that_ended_and_was_waited_for_counts(child: Child) -> None:
    before = clock.seconds_at_rest(child.pid)
    told = child.do("other_process(0.2).communicate()")
    found = clock.seconds_at_rest(child.pid) - before
    # The kernel tells of those who ended in whole ticks.
    assert told < 0.2 <= found + 0.02


def test_a_process_that_is_gone_has_used_nothing_and_no_memory() -> None:
    gone = subprocess.Popen([sys.executable, "-S", "-c", ""])
    gone.wait()
    clock.reset_peak(gone.pid)
    assert (clock.seconds(gone.pid), clock.seconds_at_rest(gone.pid)) == (0, 0)
    assert (clock.resident(gone.pid), clock.peak(gone.pid)) == (0, None)


def test_where_no_other_clock_can_be_read_the_wall_tells(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "readable", lambda: False)
    before = time.monotonic()
    found = [clock.seconds(child.pid), clock.seconds_at_rest(child.pid)]
    assert before <= found[0] <= found[1] <= time.monotonic()


# Memory

BIG = 64 << 20
# What else a process may take or give back meanwhile.
LITTLE = 8 << 20


def test_memory_that_is_held_is_in_use(child: Child) -> None:
    before = clock.resident(child.pid)
    child.do(f"globals().update(held=b'x' * {BIG})")
    assert clock.resident(child.pid) - before == pytest.approx(BIG, abs=LITTLE)


def test_memory_that_came_and_went_is_in_the_peak_until_that_begins_anew(child: Child) -> None:
    clock.reset_peak(child.pid)
    before = clock.resident(child.pid)
    child.do(f"allocate({BIG})")
    peak = clock.peak(child.pid)
    assert peak is not None
    assert peak - before == pytest.approx(BIG, abs=LITTLE)
    assert clock.resident(child.pid) - before < LITTLE
    clock.reset_peak(child.pid)
    forgotten = clock.peak(child.pid)
    assert forgotten is not None
    assert forgotten - before < LITTLE
    child.do(f"allocate({BIG // 2})")
    less = clock.peak(child.pid)
    assert less is not None
    assert less - before == pytest.approx(BIG // 2, abs=LITTLE)


def test_a_small_peak_is_told_from_a_large_one(child: Child) -> None:
    found = []
    for count in (BIG // 4, BIG, BIG // 2):
        before = clock.resident(child.pid)
        clock.reset_peak(child.pid)
        child.do(f"allocate({count})")
        found.append((clock.peak(child.pid) or 0) - before)
    assert found == pytest.approx([BIG // 4, BIG, BIG // 2], abs=LITTLE)
