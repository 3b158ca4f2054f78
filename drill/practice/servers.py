"""The warm judges that run: what they say of themselves, and how to end them."""

from pathlib import Path
from typing import get_args

import msgspec

from drill.content import spec
from drill.judge import client
from drill.judge.result import ServerStatus


class Running(msgspec.Struct, frozen=True):
    """A warm server.

    memory: bytes that it, its judges and their workers take together, shared pages counted once;
            None where the system does not say
    """

    status: ServerStatus
    memory: int | None


def running() -> list[Running]:
    """The servers that answer, by framework."""
    found = (client.status(framework) for framework in get_args(spec.Framework))
    return [Running(status, _memory([status.pid, *status.judges])) for status in found if status]


def stop() -> list[str]:
    """End all servers; the frameworks of those that there were."""
    return [framework for framework in get_args(spec.Framework) if client.stop(framework)]


def _memory(processes: list[int]) -> int | None:
    """Proportional set size of processes and their children, in bytes (Linux)."""
    total = 0
    for pid in processes:
        try:
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
            workers = [int(child) for child in children if int(child) not in processes]
            total += sum(_proportional(one) for one in (pid, *workers))
        except (OSError, ValueError):
            return None
    return total


def _proportional(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    [kilobytes] = [line.split()[1] for line in lines if line.startswith("Pss:")]
    return int(kilobytes) * 1024
