"""What is made of a call that does not come back, and what is kept of one that does."""

from types import SimpleNamespace
from typing import Any

import pytest

from drill.judge import clock
from drill.judge.contest import Entered, RivalError, WrongError, charged, pair
from drill.judge.contestant import Reading
from drill.judge.process import WorkerEndedError
from drill.judge.protocol import Message
from drill.judge.result import Verdict


def entered(reason: str) -> Any:
    """Calls whose submission's end is this."""

    def call(*_: object) -> Reading:
        raise WorkerEndedError(reason)

    submission = SimpleNamespace(call=call, process=SimpleNamespace(pid=1))
    inputs = SimpleNamespace(at=lambda _: iter(()))
    contest: Any = SimpleNamespace(submission=submission, inputs=inputs, seconds=20.0)
    return Entered(contest, {"n": 4})


def test_a_call_that_waits_for_a_processor_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "runs", lambda _: True)
    with pytest.raises(RivalError, match="the machine is too busy"):
        entered("timeout")._own(b"", "time", 1.0)


def test_a_call_that_sleeps_until_the_end_has_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "runs", lambda _: False)
    with pytest.raises(WrongError) as caught:
        entered("timeout")._own(b"", "time", 1.0)
    assert caught.value.verdict is Verdict.TIMEOUT
    assert caught.value.sizes == {"n": 4}
    assert caught.value.message.en.startswith("no answer within 20 s")


def test_a_process_that_ended_is_no_matter_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "runs", lambda _: True)
    with pytest.raises(WrongError) as caught:
        entered("memory")._own(b"", "time", 1.0)
    assert caught.value.verdict is Verdict.MEMORY


def reading(within: float, outside: float = 0.0, **fields: object) -> Reading:
    return Reading(within, outside, None, Message("answer", dict(fields), ["a value"]))


def test_work_outside_of_the_call_is_free_up_to_what_the_reference_needs() -> None:
    theirs = reading(1.0, 0.5)
    assert charged([reading(3.0, 0.9)], [theirs]) == 0.0
    assert charged([reading(3.0, 5.0)], [theirs]) == 4.0
    assert pair(reading(3.0, 5.0), theirs, outside=4.0).submission == 7.0
    assert pair(reading(3.0, 5.0), theirs, outside=4.0).reference == 1.0


def test_work_outside_is_charged_to_every_call_alike() -> None:
    # A thread did the work of three calls after one of them: the cheapest call is not what they cost.
    own = [reading(1.0, 0.0), reading(1.0, 15.0), reading(1.0, 0.0)]
    assert charged(own, [reading(1.0, 0.0)] * 3) == 5.0


def test_on_a_gpu_the_host_part_of_the_reference_is_taken_off_both() -> None:
    theirs = reading(1.5, seconds=1.0)
    # What the submission says of its own seconds is not asked.
    found = pair(reading(4.5, seconds=0.001), theirs, outside=0.0)
    assert (found.submission, found.reference) == (4.0, 1.0)


def test_of_a_reading_only_the_value_is_forgotten() -> None:
    kept = reading(1.0, 2.0, seconds=3.0).without_value()
    assert (kept.within, kept.outside, kept.answer.fields) == (1.0, 2.0, {"seconds": 3.0})
    assert kept.answer.value is None
