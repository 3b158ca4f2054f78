"""The cost of an answer is measured through real processes, and nothing that it does makes it look cheaper."""

from collections.abc import Callable
from pathlib import Path

import pytest

from drill.judge.result import CheckResult, Cost, Limit, Verdict

Checker = Callable[..., CheckResult]

SPEC = """
framework: numpy
entry: ranks
dims: {n: [1, 9]}
inputs: {x: {normal: [n]}}
cases: [{name: {en: usual, zh: 通常}}]
mistakes: []
processes: true
time: {dims: {n: 30000}, at_most: 4, over: [n]}
"""
STUB = "def ranks(x):\n    ..."
REFERENCE = """
import numpy as np

def ranks(x):
    return np.sort(x).cumsum()
"""
# Twelve times the work, where four are allowed.
SLOW = """
import numpy as np

def ranks(x):
    {before}
    for _ in range(12):
        found = np.sort(x.copy()).cumsum()
    return found
"""
HEAVY = """
import numpy as np

def heavy(x):
    for _ in range(12):
        found = np.sort(x.copy()).cumsum()
    return found
"""


@pytest.fixture
def judged(check: Checker, made: Callable[..., Path]) -> Callable[[str], CheckResult]:
    """The verdict on a text for a problem whose time is limited to four times the reference's."""
    root = made(SPEC, REFERENCE, STUB)
    return lambda text: check("demo", text, root)


def the_time(result: CheckResult) -> Cost:
    [cost] = result.costs
    assert cost.limit is Limit.TIME
    return cost


def test_a_right_answer_passes_and_its_ratio_is_told(judged: Callable[[str], CheckResult]) -> None:
    result = judged(REFERENCE)
    cost = the_time(result)
    assert result.verdict is Verdict.PASSED
    assert cost.verdict is Verdict.PASSED
    assert result.ratio == cost.value
    assert cost.says.en.endswith("x the reference's time (limit 4x)")
    assert "参考答案" in cost.says.zh
    # It is a case like any other.
    assert result.cases[-1].name.en == "time"
    assert result.cases[-1].sizes == {"n": 30000}
    assert result.passed == len(result.cases)


def test_what_takes_many_times_as_long_is_slow(judged: Callable[[str], CheckResult]) -> None:
    result = judged(SLOW.format(before="pass"))
    assert result.verdict is Verdict.SLOW
    assert result.message.en.startswith("too slow: ")
    assert result.message.en.endswith("x the reference's time, where 4x is allowed")
    assert [case.verdict for case in result.cases if case.verdict != "passed"] == ["slow"]


def test_a_wrong_answer_is_not_measured(judged: Callable[[str], CheckResult]) -> None:
    result = judged(REFERENCE.replace("cumsum()", "cumsum() + 1"))
    assert result.verdict is Verdict.FAILED
    assert result.costs == []


def test_a_call_that_does_not_end_is_stopped(judged: Callable[[str], CheckResult]) -> None:
    text = REFERENCE.replace("return", "while len(x) > 100: pass\n    return")
    result = judged(text)
    assert result.verdict is Verdict.SLOW
    assert result.message.en.startswith("too slow: stopped at ")


CLOCKS = """
import resource, time
for name in ("perf_counter", "process_time", "monotonic", "time", "thread_time"):
    setattr(time, name, lambda: 0.0)
    setattr(time, name + "_ns", lambda: 0)
time.clock_gettime = lambda *_: 0.0
resource.getrusage = lambda *_: None
"""
IN_A_CHILD = """
import os

def ranks(x):
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(reading)
        with os.fdopen(writing, "wb") as channel:
            channel.write(heavy(x).tobytes())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as channel:
        found = np.frombuffer(channel.read(), x.dtype)
    os.waitpid(pid, 0)
    return found
"""
BEFORE_THE_CALL = """
from drill.judge.timed import Timed

usual = Timed.prepare
ready = {}

def prepare(self, call, build_anew):
    usual(self, call, build_anew)
    ready["answer"] = heavy(self.inputs["x"])

Timed.prepare = prepare

def ranks(x):
    return ready.pop("answer", None) if "answer" in ready else heavy(x)
"""
AFTER_THE_CALL = """
from drill.judge import protocol

usual = protocol.pack
late = []

def pack(message):
    if message.kind == "answer" and late:
        x, found = late.pop()
        found[:] = heavy(x)
    return usual(message)

protocol.pack = pack

def ranks(x):
    if len(x) < 1000:
        return heavy(x)
    found = np.empty_like(x)
    late.append((x, found))
    return found
"""
IN_A_THREAD = """
import threading

def ranks(x):
    found = np.sort(x).cumsum()
    # As if it prepared something for the next call.
    threading.Thread(target=lambda: [heavy(x) for _ in range(10)]).start()
    return found
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(CLOCKS + SLOW.format(before="pass"), id="clocks are patched"),
        pytest.param(SLOW.format(before="import time; time.sleep(0.02)"), id="it sleeps"),
        pytest.param(HEAVY + IN_A_CHILD, id="a child computes"),
        pytest.param(HEAVY + BEFORE_THE_CALL, id="it computes before the call"),
        pytest.param(HEAVY + AFTER_THE_CALL, id="it computes after the call"),
        pytest.param(HEAVY + IN_A_THREAD, id="a thread computes after the answer"),
    ],
)
def test_work_is_seen_wherever_it_is_done(judged: Callable[[str], CheckResult], text: str) -> None:
    result = judged(text)
    cost = the_time(result)
    assert result.verdict is Verdict.SLOW, result.message.en
    assert cost.value is not None
    assert cost.value > 4


def test_sleep_costs_nothing_but_patience(judged: Callable[[str], CheckResult]) -> None:
    text = REFERENCE.replace("    return", "    import time; time.sleep(0.01)\n    return")
    assert judged(text).verdict is Verdict.PASSED


# Each is right wherever the cases look, or stays so until inputs are large.
STALE = """
import numpy as np

kept = {}

def ranks(x):
    if len(x) < 1000:
        return np.sort(x).cumsum()
    if KEY not in kept:
        kept[KEY] = np.sort(x).cumsum()
    return kept[KEY].copy()
"""


@pytest.mark.parametrize("key", ["0", "x.shape"])
def test_an_answer_to_another_input_is_wrong(
    judged: Callable[[str], CheckResult], key: str
) -> None:
    text = STALE.replace("KEY", key)
    result = judged(text)
    assert result.verdict is Verdict.FAILED, result.message.en
    assert result.cases[-1].name.en == "the sizes at which the cost is measured"
    assert result.cases[-1].sizes == {"n": 30000}


def test_an_answer_that_a_thread_fills_in_later_is_wrong(
    judged: Callable[[str], CheckResult],
) -> None:
    result = judged("""
        import threading, time
        import numpy as np

        def ranks(x):
            if len(x) < 1000:
                return np.sort(x).cumsum()
            found = np.zeros_like(x)
            def later():
                time.sleep(0.5)
                found[:] = np.sort(x).cumsum()
            threading.Thread(target=later).start()
            return found
    """)
    assert result.verdict is Verdict.FAILED


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("raise ValueError('too large for me')", Verdict.ERROR),
        ("import sys; sys.exit(0)", Verdict.ERROR),
        ("import os; os._exit(0)", Verdict.CRASHED),
        ("return x[:3]", Verdict.FAILED),
        ("return None", Verdict.FAILED),
    ],
)
def test_what_goes_wrong_with_large_inputs_only_is_told(
    judged: Callable[[str], CheckResult], line: str, verdict: Verdict
) -> None:
    text = REFERENCE.replace("    return", f"    if len(x) > 1000:\n        {line}\n    return")
    result = judged(text)
    assert result.verdict is verdict, result.message.en
    assert result.cases[-1].name.en == "the sizes at which the cost is measured"
    assert result.passed == len(result.cases) - 1
