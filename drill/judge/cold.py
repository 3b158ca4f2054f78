"""A check, or a bench, in a process started for it alone: it imports the framework, works once, and ends."""

import subprocess
import sys
from typing import TypeVar

import msgspec

from drill.errors import ContentError, JudgeError
from drill.judge.benched import BenchRequest, BenchResult
from drill.judge.result import CONTENT, CheckRequest, CheckResult
from drill.text import Text

# Beyond the submission's own time: importing the framework on a slow disk, and the judge's share.
GRACE_SECONDS = 120.0
# What the slowest texts take at all sizes of a bench.
BENCH_SECONDS = 120.0

_Result = TypeVar("_Result")


def check(request: CheckRequest) -> CheckResult:
    """The verdict on a submission. Raises JudgeError where none can be had."""
    said = Text(en="the judge gave no verdict: {last}", zh="判题进程没有给出结论：{last}")
    command = ["drill.judge", request.framework]
    # What comes on stdout is one result.
    request = msgspec.structs.replace(request, interim=False)
    return _asked(command, request, CheckResult, request.deadline, said)


def bench(request: BenchRequest) -> BenchResult:
    """What calls of several texts take. Raises JudgeError where nothing can be measured."""
    said = Text(en="nothing could be measured: {last}", zh="无法进行测量：{last}")
    command = ["drill.judge.benching", request.framework]
    return _asked(command, request, BenchResult, BENCH_SECONDS, said)


def _asked(
    command: list[str], request: msgspec.Struct, kind: type[_Result], seconds: float, failed: Text
) -> _Result:
    """What a module of ours, run as a process of its own, answers to a request."""
    process = subprocess.Popen(
        # -P: a file called torch.py in the working directory must not be imported instead.
        [sys.executable, "-P", "-m", *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        out, err = process.communicate(
            msgspec.json.encode(request), timeout=seconds + GRACE_SECONDS
        )
    except subprocess.TimeoutExpired:
        raise _failed(failed, "no answer in time") from None
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    if process.returncode == CONTENT:
        raise ContentError(*msgspec.json.decode(out, type=tuple[Text, Text | None]))
    if process.returncode:
        raise _failed(failed, err.decode("utf-8", "replace"))
    try:
        return msgspec.json.decode(out, type=kind)
    except msgspec.DecodeError:
        raise _failed(failed, err.decode("utf-8", "replace")) from None


def _failed(said: Text, details: str) -> JudgeError:
    last = details.strip().split("\n")[-1] or "no message"
    return JudgeError(
        said.format(last=last),
        Text(en="`drill doctor` looks for the cause", zh="运行 `drill doctor` 查找原因"),
    )
