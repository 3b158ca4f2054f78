"""`drill`, as a process of its own, whose clocks are ahead by the seconds in the file `ahead`.

    python driver.py ARGUMENT...

Where there is a file `wall`, the system's clock alone is ahead by what stands in it, too. Where there
is a file `content`, the interviews, cards and problems are those below the folder that stands in it,
and a judge answers at once: right is what contains `a + b`, and it fails for what contains `no judge`.
"""

import atexit
import os
import sys
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).parents[3]))

from drill.content import library
from drill.content.library import Library
from drill.content.spec import Problem
from drill.errors import JudgeError
from drill.judge.result import CaseResult, CheckRequest, CheckResult, Verdict
from drill.practice import checking
from drill.practice.mock import clock
from drill.text import same

_read = clock.read


def _seconds(name: str) -> float:
    try:
        return float(Path(name).read_text() or 0)
    except FileNotFoundError:
        return 0.0


def read() -> clock.Reading:
    now, ahead = _read(), _seconds("ahead")
    return msgspec.structs.replace(
        now, wall=now.wall + ahead + _seconds("wall"), steady=now.steady + ahead
    )


def judge(request: CheckRequest, hear: checking.Hear | None = None) -> CheckResult:
    if "no judge" in request.text:
        raise JudgeError(same("the judge ended"), same("`drill doctor` looks for the cause"))
    verdict = Verdict.PASSED if "a + b" in request.text else Verdict.FAILED
    case = CaseResult(same("any numbers"), verdict, same(""), {}, 5)
    return CheckResult(request.problem, verdict, same(f"seen: {request.text}"), 5, [case])


def expect(library: Library, problem: Problem, device: str = "cpu") -> None:
    """No judge has to get ready."""


def other_content(root: Path) -> None:
    library.everything = lambda: Library(root)
    checking.ask_judge = judge
    checking.expect = expect


# Before what has it as its default.
clock.read = read
Path("pid").write_text(str(os.getpid()))
atexit.register(Path("ended").touch)
if Path("content").exists():
    other_content(Path(Path("content").read_text()))

from drill.__main__ import run  # noqa: E402

run()
