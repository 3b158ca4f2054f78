"""What a process has used of processor and memory, asked of the kernel from outside the process.

Nothing that a submission patches, and no thread or child that it starts, changes what is read here.

Linux brings the clock of another process up to date when it is taken off its processor, and else at the
timer's tick only, every 1 to 10 ms (kernel/sched/cputime.c, thread_group_cputime). What is read while the process
runs is therefore old; `seconds_at_rest` waits for it to sleep, as it soon does when it waits for a message.
"""

import contextlib
import os
import resource
import sys
import time
from pathlib import Path

# The clock of all threads of another process (Linux, include/linux/posix-timers_types.h: CPUCLOCK_SCHED).
_ALL_THREADS = 2
_TICK = os.sysconf("SC_CLK_TCK")
# Of a line of /proc/PID/stat, after the name: user and system ticks of children that were waited for.
_CHILDREN_TICKS = slice(13, 15)
# On a machine where many wait for a processor, a process may not get to sleep for some time.
_REST_SECONDS = 0.2


def readable() -> bool:
    """Whether the processor time of another process can be read here: on Linux."""
    return sys.platform == "linux"


def seconds(pid: int) -> float:
    """Processor seconds of a process and of everything it started; where that cannot be read, the
    time on the wall. 0 for a process that is gone.
    """
    if not readable():
        return time.monotonic()
    return sum(map(_own, _family(pid)))


def seconds_at_rest(pid: int) -> float:
    """`seconds` as soon as the process sleeps, which it is about to; the last known after some time."""
    until = time.monotonic() + _REST_SECONDS
    while readable() and runs(pid) and time.monotonic() < until:
        time.sleep(0)
    return seconds(pid)


def runs(pid: int) -> bool:
    """Whether the main thread of a process runs, or waits for a processor to run on."""
    return _status(pid)[:1] == ["R"]


def _own(pid: int) -> float:
    """Of one process, with its children that ended."""
    try:
        used = time.clock_gettime((~pid << 3) | _ALL_THREADS)
    except OSError:
        return 0.0
    return used + sum(map(int, _status(pid)[_CHILDREN_TICKS])) / _TICK


def _status(pid: int) -> list[str]:
    """What /proc/PID/stat says after the name: first the state. Nothing for a process that is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    found = [pid]
    for parent in found:
        with contextlib.suppress(OSError):
            for task in os.listdir(f"/proc/{parent}/task"):
                children = Path(f"/proc/{parent}/task/{task}/children").read_text()
                found += map(int, children.split())
    return found


def resident(pid: int) -> int:
    """Bytes of memory in use, where the system says (Linux); else 0."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError, ValueError):
        return 0
    return pages * resource.getpagesize()


def reset_peak(pid: int) -> None:
    """Have the peak of a process' memory begin anew at what it uses now (proc(5): clear_refs)."""
    # A kernel without it keeps the old peak: what is measured then is too small, never too large.
    with contextlib.suppress(OSError):
        Path(f"/proc/{pid}/clear_refs").write_text("5")


def peak(pid: int) -> int | None:
    """The most bytes of memory in use since `reset_peak`; None where the system does not say."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return None
    for line in status.splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) << 10
    return None
