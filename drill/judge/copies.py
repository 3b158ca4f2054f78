"""A copy of the judge that does tasks of it: what a text does there changes nothing in the judge.

It is confined as a worker is. But it has the inputs, and what is right for them, so it takes a fraction of
what a worker takes; for the same reason it is no place for a candidate's answer.
"""

import contextlib
import os
import select
import signal
from collections.abc import Callable
from typing import NoReturn

import msgspec

from drill.judge import confinement, jail
from drill.judge.confinement import Jail
from drill.judge.device import CPU
from drill.judge.result import CheckResult, encoded
from drill.judge.scratch import Scratch

# Past its deadline a text is broken off in the copy; past this too, the copy is ended with it.
GRACE_SECONDS = 1.0


class Task(msgspec.Struct, frozen=True):
    """What a copy does, and how many seconds it has for it."""

    deadline: float
    judge: Callable[[], CheckResult]


def results(tasks: list[Task], confined: Jail) -> list[CheckResult]:
    """The results of tasks that are done in one copy of this process, in their order.

    They are fewer where the copy ended, or was ended, before it had said so much. No thread survives in
    a copy, nor does a GPU.

    confined: what the copy is kept from
    """
    scratch = Scratch()
    reading, writing = os.pipe()
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        os.environ["TMPDIR"] = str(scratch.path)
        _answer(tasks, confined, writing, parent)
    os.close(writing)
    patience = GRACE_SECONDS + max(task.deadline for task in tasks)
    said = bytearray()
    try:
        # Something that the text started may hold the other end when the copy is gone: what was asked is enough.
        while said.count(b"\n") < len(tasks) and select.select([reading], [], [], patience)[0]:
            if not (part := os.read(reading, 1 << 16)):
                break
            said += part
    finally:
        os.close(reading)
        _end(pid)
        scratch.remove()
    found: list[CheckResult] = []
    with contextlib.suppress(
        msgspec.MsgspecError
    ):  # what the text wrote there itself tells nothing
        for line in said.split(b"\n")[: len(tasks)]:
            found.append(msgspec.json.decode(line, type=CheckResult))
    return found


def _answer(tasks: list[Task], confined: Jail, writing: int, parent: int) -> NoReturn:
    try:
        os.setsid()
        jail.die_with_parent(parent)
        jail.limit()
        # As a worker does, it keeps nothing of what the judge has open: a judge is waited for until all have
        # closed what it tells its results by.
        jail.keep_open(os.open(os.devnull, os.O_WRONLY), writing)
        confinement.enter(confined, None, CPU)
        with os.fdopen(3, "wb") as channel:
            for task in tasks:
                channel.write(encoded(task.judge()) + b"\n")
                channel.flush()
    finally:
        # Whatever was raised: that something is missing is all that is heard of a copy.
        os._exit(0)


def _end(pid: int) -> None:
    """End a copy, and what the text has started in its session."""
    for end, whom in ((os.killpg, pid), (os.kill, pid)):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            end(whom, signal.SIGKILL)
    os.waitpid(pid, 0)
