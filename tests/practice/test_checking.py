from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from drill.content.library import Library
from drill.errors import JudgeError, SubmissionFileError
from drill.judge.result import CheckRequest, CheckResult, Cost, Limit, Replay, Verdict
from drill.practice import checking, workspace
from drill.practice.workspace import Page
from drill.store.history import History
from drill.text import same

RIGHT = "def add(a, b):\n    return a + b\n"
WRONG = "def add(a, b):\n    return a - b\n"


@pytest.fixture
def path(desk: Path) -> Path:
    found = desk / "first-sum.py"
    found.write_text(WRONG)
    return found


def check(library: Library, path: Path, history: History) -> checking.Checked:
    return checking.check(library, "first-sum", path, history)


def test_the_judge_is_asked_about_the_text_with_the_folder_of_its_helpers(
    library: Library, history: History, judge: Any, path: Path
) -> None:
    checking.check(library, "first-sum", Path("first-sum.py"), history, seed=9)
    asked = judge.requests[0]
    assert (asked.problem, asked.text, asked.seed) == ("first-sum", WRONG, 9)
    assert (asked.filename, asked.folder) == ("first-sum.py", str(path.parent))
    assert asked.root == str(library.root)


def test_a_check_is_recorded_with_its_text_and_failing_case(
    library: Library, history: History, judge: Any, path: Path
) -> None:
    check(library, path, history)
    attempt = history.last_attempt("first-sum")
    assert attempt is not None
    assert (attempt.verdict, attempt.passed, attempt.total) == ("failed", 0, 1)
    assert (attempt.text, attempt.path, attempt.seed) == (WRONG, path, 5)


def test_the_case_that_failed_is_asked_first_next_time_until_it_is_right(
    library: Library, history: History, judge: Any, path: Path
) -> None:
    check(library, path, history)
    path.write_text(RIGHT)
    check(library, path, history)
    check(library, path, history)
    failed = Replay(0, "random", {}, 5)
    assert [request.replay for request in judge.requests] == [None, failed, None]


def test_attempts_time_and_the_first_right_answer_are_counted(
    library: Library, history: History, judge: Any, path: Path
) -> None:
    began = datetime.now(UTC) - timedelta(minutes=7)
    workspace.start(library.problem("first-sum"), None, history, began, Page(""))
    first = check(library, path, history)
    assert (first.attempt, first.first_time) == (1, False)
    assert first.spent is not None
    assert first.spent >= timedelta(minutes=7)
    path.write_text(RIGHT)
    second = check(library, path, history)
    assert (second.attempt, second.first_time, second.upcoming) == (2, True, "other-sum")
    third = check(library, path, history)
    assert (third.attempt, third.first_time, third.spent) == (3, False, None)


@pytest.mark.parametrize(("mode", "own"), [("blank", True), ("cloze", False), ("debug", False)])
def test_an_attempt_has_the_mode_of_its_opening_and_only_own_work_solves(
    library: Library, history: History, judge: Any, path: Path, mode: str, own: bool
) -> None:
    path.write_text(RIGHT)
    problem = library.problem("first-sum")
    workspace.start(problem, None, history, datetime.now(UTC), Page("", mode))
    checked = check(library, path, history)
    assert (checked.mode, checked.first_time) == (mode, own)
    attempt = history.last_attempt("first-sum")
    assert attempt is not None
    assert attempt.mode == mode
    assert history.tallies()["first-sum"].solved is own


def test_a_history_that_cannot_be_used_does_not_cost_the_verdict(
    library: Library, history: History, judge: Any, path: Path
) -> None:
    history.path.parent.mkdir()
    history.path.write_bytes(b"no database" * 100)
    checked = check(library, path, history)
    assert checked.result.verdict is Verdict.FAILED
    assert "damaged" in str(checked.unrecorded)
    assert checked.attempt == 0


def test_a_replay_that_cannot_be_read_is_left_out(
    library: Library, history: History, judge: Any, path: Path
) -> None:
    check(library, path, history)
    from drill.store.database import transaction

    with transaction(history.path) as database:
        database.execute("UPDATE attempts SET replay = '{}'")
    check(library, path, history)
    assert judge.requests[-1].replay is None


def test_nothing_is_judged_or_recorded_when_the_file_cannot_be_read(
    library: Library, history: History, judge: Any, desk: Path
) -> None:
    with pytest.raises(SubmissionFileError):
        check(library, desk / "none.py", history)
    assert judge.requests == []
    assert history.tallies() == {}


def test_a_judge_that_fails_records_nothing(
    library: Library, history: History, judge: Any, path: Path
) -> None:
    def broken(_: object) -> Any:
        raise JudgeError(same("it ended"))

    judge.answer = broken
    with pytest.raises(JudgeError):
        check(library, path, history)
    assert history.tallies() == {}


def timed(request: CheckRequest, ratio: float) -> CheckResult:
    """A right answer, that took so many times the reference's time."""
    cost = Cost(Limit.TIME, Verdict.PASSED, ratio, 4.0, same("measured"), {})
    return CheckResult(request.problem, Verdict.PASSED, same(""), 5, costs=[cost])


def test_the_ratio_is_recorded_and_the_best_before_is_told(
    library: Library, history: History, judge: Any, path: Path
) -> None:
    told = []
    for ratio in (1.5, 1.25, 2.0):
        judge.answer = lambda request, ratio=ratio: timed(request, ratio)
        told.append(check(library, path, history).best)
        attempt = history.last_attempt("first-sum")
        assert attempt is not None
        assert attempt.ratio == ratio
    assert told == [None, 1.5, 1.25]


def test_what_the_judge_tells_before_the_end_is_passed_on_and_not_recorded(
    library: Library, history: History, path: Path
) -> None:
    heard: list[CheckResult] = []
    asked: list[CheckRequest] = []

    def early(request: CheckRequest, hear: checking.Hear | None = None) -> CheckResult:
        asked.append(request)
        final = timed(request, 1.5)
        assert hear is not None
        hear(structs.replace(final, costs=[], final=False))
        assert history.tallies() == {}
        return final

    checked = checking.check(library, "first-sum", path, history, judge=early, hear=heard.append)
    assert [(result.verdict, result.final) for result in heard] == [(Verdict.PASSED, False)]
    assert asked[0].interim
    assert checked.result.final
    assert history.tallies()["first-sum"].attempts == 1


def test_who_does_not_listen_asks_for_the_end_only(
    library: Library, history: History, judge: Any, path: Path
) -> None:
    check(library, path, history)
    assert not judge.requests[0].interim


def test_a_result_that_is_not_final_is_never_recorded(
    library: Library, history: History, judge: Any, path: Path
) -> None:
    judge.answer = lambda request: structs.replace(timed(request, 1.5), final=False)
    checked = check(library, path, history)
    assert (checked.attempt, checked.first_time) == (0, False)
    assert history.tallies() == {}
