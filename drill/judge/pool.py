"""Many checks at once: this process has the framework and forks judges, each of which forks workers."""

import gc
import os
import select
import signal
import traceback
from collections.abc import Iterable, Iterator
from contextlib import suppress

import msgspec

from drill.errors import JudgeError
from drill.judge import local, scratch, timed
from drill.judge.complaints import AuthorError, Complaint
from drill.judge.jail import die_with_parent
from drill.judge.papers import Paper
from drill.judge.result import CheckResult, encoded
from drill.judge.sitting import judged
from drill.text import Text


class _Running(msgspec.Struct):
    """A judge at work: its problem, the papers without a result, and what it has said of the next one."""

    pid: int
    problem: str
    missing: list[int]
    said: bytearray


class _Said(msgspec.Struct, frozen=True):
    """A line of a judge's: the result of a paper, or why none of those left can have one."""

    number: int = 0
    result: CheckResult | None = None
    complaint: Complaint | None = None


def run(
    sittings: Iterable[list[Paper]], jobs: int
) -> Iterator[tuple[int, CheckResult | Complaint]]:
    """The results of all papers, each with its number, as they come; `jobs` judges at a time.

    Where the problem's own files are to blame that a paper has no result, what is complained of them.
    Raises JudgeError where a judge ends without a verdict on each of its papers.
    """
    local.preload()
    timed.keep_memory()
    # What is to stay is not walked through for garbage: in a fork that would copy every page of it.
    gc.freeze()
    scratch.sweep()
    waiting = iter(sittings)
    running: dict[int, _Running] = {}
    try:
        while True:
            while len(running) < jobs and (papers := next(waiting, None)) is not None:
                descriptor, judge = _start(papers)
                running[descriptor] = judge
            if not running:
                return
            for descriptor in select.select(list(running), [], [])[0]:
                part = os.read(descriptor, 1 << 20)
                if part:
                    yield from _results(running[descriptor], part)
                    continue
                judge = running.pop(descriptor)
                os.close(descriptor)
                os.waitpid(judge.pid, 0)
                _see_that_all_came(judge)
    finally:
        for descriptor, judge in running.items():
            os.close(descriptor)
            with suppress(ProcessLookupError):
                os.kill(judge.pid, signal.SIGKILL)
            os.waitpid(judge.pid, 0)


def _start(papers: list[Paper]) -> tuple[int, _Running]:
    reading, writing = os.pipe()
    parent = os.getpid()
    pid = os.fork()
    if pid:
        os.close(writing)
        numbers = [paper.number for paper in papers]
        return reading, _Running(pid, papers[0].request.problem, numbers, bytearray())
    try:
        die_with_parent(parent)
        gc.disable()  # it ends before there is much to collect
        os.close(reading)
        with os.fdopen(writing, "wb") as channel:

            def tell(said: _Said) -> None:
                # A line each: JSON has none within.
                channel.write(encoded(said) + b"\n")
                channel.flush()

            try:
                judged(papers, lambda number, result: tell(_Said(number, result)))
            except AuthorError as error:
                tell(_Said(complaint=error.complaint))
    except BaseException:  # noqa: BLE001 - nothing may unwind past the fork; the parent hears no verdict
        traceback.print_exc()
    finally:
        os._exit(0)


def _results(judge: _Running, part: bytes) -> Iterator[tuple[int, CheckResult | Complaint]]:
    """The results that are whole with the next part of what a judge says."""
    *lines, rest = (bytes(judge.said) + part).split(b"\n")
    judge.said = bytearray(rest)
    for line in lines:
        said = msgspec.json.decode(line, type=_Said)
        if said.result is not None:
            judge.missing.remove(said.number)
            yield said.number, said.result
        elif said.complaint is not None:
            for number in judge.missing:
                yield number, said.complaint
            judge.missing = []


def _see_that_all_came(judge: _Running) -> None:
    if judge.missing:
        raise JudgeError(
            Text(
                en=f"a judge of `{judge.problem}` ended without a verdict",
                zh=f"`{judge.problem}` 的判题进程没有给出结论就结束了",
            )
        )
