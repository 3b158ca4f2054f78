from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from drill.content.library import Library
from drill.errors import StoreError, UnknownProblemError
from drill.judge.result import CheckRequest, CheckResult, Verdict
from drill.practice import checking, session, workspace
from drill.practice.checking import Checked
from drill.practice.progress import Status
from drill.practice.session import Overtaken, Session
from drill.practice.turns import Turn
from drill.practice.workspace import Page
from drill.store.history import History
from drill.text import same

RIGHT = "def add(a, b):\n    return a + b\n"


def never(_: Checked) -> None:
    raise AssertionError("nothing is told before the end")


@pytest.fixture
def sitting(library: Library, history: History, desk: Path) -> Session:
    found = Session(library, history, None)
    found.start("first-sum")
    return found


def test_starting_writes_the_stub_and_records_the_opening(
    sitting: Session, desk: Path, history: History
) -> None:
    assert sitting.path == desk / "first-sum.py"
    assert "def add" in sitting.path.read_text()
    assert sitting.began == history.started_at("first-sum")
    assert sitting.statuses["first-sum"] is Status.STARTED


def test_starting_never_writes_over_a_file(sitting: Session, desk: Path) -> None:
    (desk / "other-sum.py").write_text("mine")
    sitting.start("other-sum")
    assert sitting.path.read_text() == "mine"


def test_new_files_go_into_the_chosen_folder(
    library: Library, history: History, desk: Path
) -> None:
    sitting = Session(library, history, desk / "sub")
    sitting.start("first-sum")
    assert sitting.path == desk / "sub" / "first-sum.py"


def test_resuming_goes_on_where_the_problem_was_started_and_opens_nothing(
    library: Library, history: History, desk: Path
) -> None:
    began = datetime(2026, 1, 1, tzinfo=UTC)
    workspace.start(library.problem("first-sum"), desk / "there", history, began, Page("mine"))
    sitting = Session(library, history, None)
    sitting.resume("first-sum")
    assert sitting.path == desk / "there" / "first-sum.py"
    assert sitting.began == began


def test_what_cannot_be_opened_leaves_the_open_problem(sitting: Session) -> None:
    with pytest.raises(UnknownProblemError):
        sitting.start("none")
    assert sitting.problem.id == "first-sum"


def test_hints_are_recorded_until_there_are_no_more(sitting: Session, history: History) -> None:
    assert [sitting.hint() for _ in range(5)] == [1, 2, 3, 4, 4]
    assert history.hints_shown("first-sum") == 3


def test_resetting_keeps_a_copy_and_starts_the_clock_anew(sitting: Session) -> None:
    before = sitting.began
    sitting.path.write_text(RIGHT)
    copy = sitting.reset()
    assert copy is not None
    assert copy.read_text() == RIGHT
    assert "..." in sitting.path.read_text()
    assert sitting.began is not None
    assert before is not None
    assert sitting.began > before


def test_a_check_judges_and_records_the_text_of_its_turn(
    sitting: Session, judge: Any, history: History
) -> None:
    sitting.path.write_text(RIGHT)
    checked = sitting.check(sitting.problem, sitting.path, Turn(1, RIGHT), never)
    assert checked.text == RIGHT
    assert checked.attempt == 1
    assert history.tallies()["first-sum"].solved


def test_a_check_tells_its_verdict_before_it_is_over(
    sitting: Session, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    def early(request: CheckRequest, hear: checking.Hear | None = None) -> CheckResult:
        result = CheckResult(request.problem, Verdict.PASSED, same(""), 5, final=False)
        assert hear is not None
        assert request.interim
        hear(result)
        assert history.last_attempt("first-sum") is None
        return structs.replace(result, verdict=Verdict.SLOW, final=True)

    monkeypatch.setattr(checking, "ask_judge", early)
    sitting.path.write_text(RIGHT)
    heard: list[Checked] = []
    checked = sitting.check(sitting.problem, sitting.path, Turn(1, RIGHT), heard.append)
    assert checked.result.verdict is Verdict.SLOW
    assert [told.result.verdict for told in heard] == [Verdict.PASSED]
    assert (heard[0].problem, heard[0].path) == (sitting.problem, sitting.path)
    assert (heard[0].text, heard[0].attempt) == (RIGHT, 0)


def test_a_text_that_an_editor_took_away_is_neither_judged_nor_recorded(
    sitting: Session, judge: Any, history: History
) -> None:
    sitting.path.write_text("")
    with pytest.raises(Overtaken):
        sitting.check(sitting.problem, sitting.path, Turn(1, RIGHT), never)
    assert judge.requests == []
    assert history.last_attempt("first-sum") is None


def test_the_judge_is_told_which_problem_it_will_be_asked_about(
    sitting: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(checking, "expect", lambda *what: told.append(what))
    sitting.expect(sitting.problem)
    assert told == [(sitting.library, sitting.problem, "cpu")]


def test_a_history_that_cannot_be_used_is_said(sitting: Session, history: History) -> None:
    history.path.write_bytes(b"no database" * 100)
    for name in ("-wal", "-shm"):
        history.path.with_name(history.path.name + name).unlink(missing_ok=True)
    with pytest.raises(StoreError):
        sitting.hint()


def test_a_file_is_begun_when_it_holds_other_code_than_its_page(sitting: Session) -> None:
    page = sitting.path.read_text()
    assert page == sitting.page
    assert not session.begun(page, page)
    assert not session.begun(page, page + "\n# a thought\n")
    assert not session.begun(page, sitting.problem.stub)
    assert session.begun(page, RIGHT)
    assert session.begun(page, "")
    assert session.begun(page, None)
    assert not session.begun("# an empty page\n", "")


def test_a_problem_that_was_right_begins_anew_and_its_file_is_kept(
    sitting: Session, judge: Any, desk: Path
) -> None:
    sitting.path.write_text(RIGHT)
    sitting.check(sitting.problem, sitting.path, Turn(1, RIGHT), never)
    sitting.start("first-sum")
    assert "a + b" not in sitting.path.read_text()
    assert not session.begun(sitting.page, sitting.path.read_text())
    copies = [path for path in desk.iterdir() if path != sitting.path]
    assert [copy.read_text() for copy in copies] == [RIGHT]
