import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from drill.content.library import Library
from drill.errors import SubmissionFileError, UsageError
from drill.practice import workspace
from drill.practice.workspace import Page
from drill.store import log
from drill.store.history import History
from drill.store.records import Mode

NOW = datetime(2026, 11, 21, 19, 45, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _clock_in_utc() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


PAGE = Page("# a page\n", Mode.CLOZE, '{"level": 2}')
COPY = "first-sum.2026-11-21T19-45-03.py"


def test_start_writes_the_page_and_remembers_the_problem_and_its_mode(
    desk: Path, library: Library, history: History
) -> None:
    started = workspace.start(library.problem("first-sum"), None, history, NOW, PAGE)
    assert started == workspace.Started(desk / "first-sum.py", created=True, page=PAGE)
    assert started.path.read_text() == "# a page\n"
    opening = history.latest_opening()
    assert opening
    assert (opening.problem, opening.path) == ("first-sum", started.path)
    assert (opening.mode, opening.detail) == ("cloze", '{"level": 2}')


def test_start_keeps_a_file_that_is_there(desk: Path, library: Library, history: History) -> None:
    (desk / "first-sum.py").write_text("mine")
    started = workspace.start(library.problem("first-sum"), None, history, NOW, PAGE)
    assert (started.created, started.copy) == (False, None)
    assert [path.name for path in desk.iterdir()] == ["first-sum.py"]
    assert started.path.read_text() == "mine"


def test_start_anew_writes_the_page_and_keeps_what_was_there_as_a_dated_copy(
    desk: Path, library: Library, history: History
) -> None:
    problem = library.problem("first-sum")
    for text, name in (("one", COPY), ("two", COPY.replace(".py", "-2.py"))):
        (desk / "first-sum.py").write_text(text)
        started = workspace.start(problem, None, history, NOW, PAGE, anew=True)
        assert started == workspace.Started(desk / "first-sum.py", True, PAGE, desk / name)
        assert (desk / name).read_text() == text
        assert started.path.read_text() == "# a page\n"
    assert (desk / COPY).read_text() == "one"


def test_start_anew_where_nothing_is_makes_no_copy(
    desk: Path, library: Library, history: History
) -> None:
    started = workspace.start(library.problem("first-sum"), None, history, NOW, PAGE, anew=True)
    assert (started.created, started.copy) == (True, None)
    assert [path.name for path in desk.iterdir()] == ["first-sum.py"]


def test_the_configured_workspace_is_used_and_dir_goes_before_it(
    desk: Path, home: Path, library: Library, history: History
) -> None:
    (home / "config.toml").write_text('workspace = "answers"')
    problem = library.problem("first-sum")
    assert (
        workspace.start(problem, None, history, NOW, PAGE).path == home / "answers" / "first-sum.py"
    )
    started = workspace.start(problem, Path("here"), history, NOW, PAGE)
    assert started.path == desk / "here" / "first-sum.py"
    assert workspace.locate("first-sum", history) == started.path


def test_a_directory_in_the_way_is_told(desk: Path, library: Library, history: History) -> None:
    (desk / "first-sum.py").mkdir()
    with pytest.raises(SubmissionFileError, match="is a directory"):
        workspace.start(library.problem("first-sum"), None, history, NOW, PAGE)
    assert history.latest_opening() is None


def test_a_folder_that_cannot_be_made_is_told(
    desk: Path, library: Library, history: History
) -> None:
    (desk / "file").write_text("")
    with pytest.raises(UsageError, match="cannot be written"):
        workspace.start(library.problem("first-sum"), Path("file"), history, NOW, PAGE)


def test_reset_keeps_a_dated_copy_and_begins_anew_with_the_page(
    desk: Path, library: Library, history: History
) -> None:
    problem = library.problem("first-sum")
    path = workspace.start(problem, None, history, NOW, Page("first")).path
    for text, name in (("one", COPY), ("two", COPY.replace(".py", "-2.py"))):
        path.write_text(text)
        started = workspace.reset(problem, history, NOW, PAGE)
        assert started == workspace.Started(path, True, PAGE, desk / name)
        assert (desk / name).read_text() == text
        assert path.read_text() == "# a page\n"
    opening = history.latest_opening()
    assert opening
    assert (opening.mode, opening.detail) == ("cloze", '{"level": 2}')
    assert [event.kind for event in log.read(history.path).events] == ["reset", "reset"]


def test_reset_of_a_file_that_is_gone_writes_it(
    desk: Path, library: Library, history: History
) -> None:
    started = workspace.reset(library.problem("first-sum"), history, NOW, PAGE)
    assert (started.path, started.copy) == (desk / "first-sum.py", None)
    assert started.path.read_text() == "# a page\n"


@pytest.mark.parametrize("moment", ["link", "replace", "fsync"])
@pytest.mark.parametrize("way", ["reset", "start"])
def test_beginning_anew_that_is_interrupted_leaves_the_old_file(
    desk: Path,
    library: Library,
    history: History,
    monkeypatch: pytest.MonkeyPatch,
    moment: str,
    way: str,
) -> None:
    problem = library.problem("first-sum")
    path = workspace.start(problem, None, history, NOW, PAGE).path
    path.write_text("mine")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    def anew() -> None:
        if way == "reset":
            workspace.reset(problem, history, NOW, PAGE)
        else:
            workspace.start(problem, None, history, NOW, PAGE, anew=True)

    monkeypatch.setattr(os, moment, interrupted)
    with pytest.raises(KeyboardInterrupt):
        anew()
    assert path.read_text() == "mine"
