"""A check inside a process that has its framework: fork the worker first, then judge."""

import gc
import os
import sys
from collections.abc import Callable
from typing import TypeVar

import msgspec

from drill.errors import ContentError
from drill.judge import confinement, forbid, scratch, worker
from drill.judge.process import WorkerProcess
from drill.judge.result import CONTENT, CheckRequest, CheckResult, encoded

_Request = TypeVar("_Request")
_Result = TypeVar("_Result")


def warm_up(framework: str) -> None:
    """Import the framework with one thread. No operation runs: threads would not survive a fork."""
    # Imports make objects that stay; looking for garbage among them takes a tenth of the time.
    gc.disable()
    os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = "1"
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    if framework == "torch":
        import torch

        torch.set_num_threads(1)
        forbid.operators()
    if framework in ("torch", "numpy"):
        # numpy itself imports its generators only when they are used.
        from drill.judge import generator  # noqa: F401
    # A collection would walk the whole framework, and in a fork copy every page of it: 0.1 s each.
    gc.freeze()
    gc.enable()


def preload() -> None:
    """Import what judge and worker import when they need it: for a process that forks many of them."""
    from drill.judge import introspect, judge  # noqa: F401

    confinement.prepare()


def check(request: CheckRequest, deliver: Callable[[CheckResult], None]) -> None:
    """Judge a request in this process, which must not have judged before, and deliver the result."""
    process = WorkerProcess(worker.serve)
    from drill.judge import judge

    judge.check(request, process, deliver)


def alone(
    framework: str,
    kind: type[_Request],
    work: Callable[[_Request, Callable[[_Result], None]], None],
) -> None:
    """Be a process for one request: read it from stdin, deliver its result to stdout, and end.

    The exit code is CONTENT where the problem's own files are to blame that there is no result; what is
    to be said of them is delivered in its place.
    """
    # Descriptor 1 is for the result alone: what an import prints must not land in it.
    answer = os.dup(1)
    os.dup2(2, 1)
    warm_up(framework)
    scratch.sweep()
    request = msgspec.json.decode(sys.stdin.buffer.read(), type=kind)

    def deliver(result: _Result) -> None:
        with os.fdopen(answer, "wb") as channel:
            channel.write(encoded(result))

    code = 0
    try:
        work(request, deliver)
    except ContentError as error:
        code = CONTENT
        with os.fdopen(answer, "wb") as channel:
            channel.write(encoded((error.message, error.hint)))
    sys.stderr.flush()
    os._exit(code)  # the framework would take its time to leave
