"""A check in a process started for it alone: it imports the framework, judges once, and ends."""

import subprocess
import sys

import msgspec

from drill.errors import JudgeError
from drill.judge.result import CheckRequest, CheckResult
from drill.text import Text

# Beyond the submission's own time: importing the framework on a slow disk, and the judge's share.
GRACE_SECONDS = 120.0


def check(request: CheckRequest) -> CheckResult:
    """The verdict on a submission. Raises JudgeError where none can be had."""
    # -P: a file called torch.py in the working directory must not be imported instead.
    command = [sys.executable, "-P", "-m", "drill.judge", request.framework]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        out, err = process.communicate(
            msgspec.json.encode(request), timeout=request.deadline + GRACE_SECONDS
        )
    except subprocess.TimeoutExpired:
        raise _failed("no verdict in time") from None
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    if process.returncode:
        raise _failed(err.decode("utf-8", "replace"))
    try:
        return msgspec.json.decode(out, type=CheckResult)
    except msgspec.DecodeError:
        raise _failed(err.decode("utf-8", "replace")) from None


def _failed(details: str) -> JudgeError:
    last = details.strip().split("\n")[-1] or "no message"
    return JudgeError(
        Text(en=f"the judge gave no verdict: {last}", zh=f"判题进程没有给出结论：{last}"),
        Text(en="`drill doctor` looks for the cause", zh="运行 `drill doctor` 查找原因"),
    )
