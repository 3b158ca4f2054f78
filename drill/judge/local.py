"""A check inside a process that has its framework: fork the worker first, then judge."""

import gc
import os
from collections.abc import Callable

from drill.judge import forbid, worker
from drill.judge.process import WorkerProcess
from drill.judge.result import CheckRequest, CheckResult


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
        # By name: numpy itself imports its generators only when they are used.
        import numpy.random  # noqa: F401
    # A collection would walk the whole framework, and in a fork copy every page of it: 0.1 s each.
    gc.freeze()
    gc.enable()


def preload() -> None:
    """Import what judge and worker import when they need it: for a process that forks many of them."""
    from drill.judge import introspect, judge  # noqa: F401


def check(request: CheckRequest, deliver: Callable[[CheckResult], None]) -> None:
    """Judge a request in this process, which must not have judged before, and deliver the result."""
    process = WorkerProcess(worker.serve)
    from drill.judge import judge

    judge.check(request, process, deliver)
