"""`drill`, as a process of its own, on the problems of a test and with a judge that answers at once.

    python driver.py FOLDER_OF_CONTENT ARGUMENT...

The judge keeps what it is asked in the file `asked`, and finds right what contains `a + b`. What
contains `hold` it judges only when there is a file `release` in the current folder; of what contains `tell` it
tells the verdict before, and finds it too slow in the end if it contains `slow`; with `no judge` it
fails as ours may, with `bug` as none may. For which problems a judge is to get ready stands in the
file `expected`; where there is a file `impatient`, it is told so again and again.
"""

import atexit
import os
import sys
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from drill.__main__ import run
from drill.content import library
from drill.content.library import Library
from drill.content.spec import Problem
from drill.errors import JudgeError
from drill.judge.result import CheckRequest, CheckResult, Verdict
from drill.practice import checking
from drill.text import same
from drill.ui import watch


def judge(request: CheckRequest, hear: checking.Hear | None = None) -> CheckResult:
    with Path("asked").open("a") as file:
        file.write(request.text)
    verdict = Verdict.PASSED if "a + b" in request.text else Verdict.FAILED
    said = same(f"seen: {request.text.split()[-1]}")
    if hear and request.interim and "tell" in request.text:
        hear(CheckResult(request.problem, verdict, said, 5, final=False))
    while "hold" in request.text and not Path("release").exists():
        time.sleep(0.01)
    if "no judge" in request.text:
        raise JudgeError(same("the judge ended"), same("`drill doctor` looks for the cause"))
    if "bug" in request.text:
        raise RuntimeError("a mistake of ours")
    if "slow" in request.text:
        verdict = Verdict.SLOW
    return CheckResult(request.problem, verdict, said, 5)


def expect(library: Library, problem: Problem, device: str = "cpu") -> None:
    with Path("expected").open("a") as file:
        file.write(f"{problem.id}\n")


atexit.register(Path("ended").touch)
Path("pid").write_text(str(os.getpid()))
found = Library(Path(sys.argv.pop(1)))
library.everything = lambda: found
checking.ask_judge = judge
checking.expect = expect
if Path("impatient").exists():
    watch._EXPECT_AGAIN = timedelta(0)
run()
