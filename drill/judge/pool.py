"""Many checks at once: this process has the framework and forks a judge for each, which forks a worker."""

import os
import select
import signal
import traceback
from collections.abc import Iterable, Iterator
from contextlib import suppress

import msgspec

from drill.errors import JudgeError
from drill.judge import local
from drill.judge.jail import die_with_parent
from drill.judge.result import CheckRequest, CheckResult
from drill.text import Text


class _Running(msgspec.Struct):
    """A judge at work: its process, and what it has said so far."""

    number: int
    pid: int
    said: bytearray


def run(
    requests: Iterable[tuple[int, CheckRequest]], jobs: int
) -> Iterator[tuple[int, CheckResult]]:
    """The results of all requests, each with its number, as they come; `jobs` judges at a time.

    Raises JudgeError where a judge ends without a verdict.
    """
    local.preload()
    waiting = iter(requests)
    running: dict[int, _Running] = {}
    try:
        while True:
            while len(running) < jobs and (item := next(waiting, None)) is not None:
                descriptor, judge = _start(*item)
                running[descriptor] = judge
            if not running:
                return
            for descriptor in select.select(list(running), [], [])[0]:
                part = os.read(descriptor, 1 << 20)
                if part:
                    running[descriptor].said += part
                    continue
                judge = running.pop(descriptor)
                os.close(descriptor)
                os.waitpid(judge.pid, 0)
                yield judge.number, _result(judge)
    finally:
        for descriptor, judge in running.items():
            os.close(descriptor)
            with suppress(ProcessLookupError):
                os.kill(judge.pid, signal.SIGKILL)
            os.waitpid(judge.pid, 0)


def _start(number: int, request: CheckRequest) -> tuple[int, _Running]:
    reading, writing = os.pipe()
    parent = os.getpid()
    pid = os.fork()
    if pid:
        os.close(writing)
        return reading, _Running(number, pid, bytearray())
    try:
        die_with_parent(parent)
        os.close(reading)
        local.check(request, lambda result: _deliver(writing, result))
    except BaseException:  # noqa: BLE001 - nothing may unwind past the fork; the parent hears no verdict
        traceback.print_exc()
    finally:
        os._exit(0)


def _deliver(descriptor: int, result: CheckResult) -> None:
    with os.fdopen(descriptor, "wb") as channel:
        channel.write(msgspec.json.encode(result))


def _result(judge: _Running) -> CheckResult:
    try:
        return msgspec.json.decode(judge.said, type=CheckResult)
    except msgspec.DecodeError:
        raise JudgeError(
            Text(
                en=f"the judge gave no verdict for {judge.number}",
                zh=f"判题进程没有给出结论：{judge.number}",
            )
        ) from None
