import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from drill.content.library import Library
from drill.errors import SubmissionFileError, UsageError
from drill.practice import workspace
from drill.store.history import History
from drill.text import choose_language

NOW = datetime(2026, 11, 21, 19, 45, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _clock_in_utc() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


def test_start_writes_header_and_stub_and_remembers_the_problem(
    desk: Path, library: Library, history: History
) -> None:
    started = workspace.start(library.problem("first-sum"), None, history, NOW)
    assert started == workspace.Started(desk / "first-sum.py", created=True)
    assert started.path.read_text() == (
        "# drill: first-sum\n# Add two numbers (first-sum) · 5 minutes\n\ndef add(a, b):\n    ...\n"
    )
    opening = history.latest_opening()
    assert opening
    assert (opening.problem, opening.path) == ("first-sum", started.path)


def test_the_header_is_in_the_language_of_the_person(library: Library) -> None:
    choose_language("zh")
    text = workspace.skeleton(library.problem("first-sum"))
    assert text.startswith("# drill: first-sum\n# 两数相加（first-sum） · 5 分钟\n")


def test_start_keeps_a_file_that_is_there(desk: Path, library: Library, history: History) -> None:
    (desk / "first-sum.py").write_text("mine")
    started = workspace.start(library.problem("first-sum"), None, history, NOW)
    assert not started.created
    assert started.path.read_text() == "mine"


def test_the_configured_workspace_is_used_and_dir_goes_before_it(
    desk: Path, home: Path, library: Library, history: History
) -> None:
    (home / "config.toml").write_text('workspace = "answers"')
    problem = library.problem("first-sum")
    assert workspace.start(problem, None, history, NOW).path == home / "answers" / "first-sum.py"
    started = workspace.start(problem, Path("here"), history, NOW)
    assert started.path == desk / "here" / "first-sum.py"
    assert workspace.locate("first-sum", history) == started.path


def test_a_directory_in_the_way_is_told(desk: Path, library: Library, history: History) -> None:
    (desk / "first-sum.py").mkdir()
    with pytest.raises(SubmissionFileError, match="is a directory"):
        workspace.start(library.problem("first-sum"), None, history, NOW)
    assert history.latest_opening() is None


def test_a_folder_that_cannot_be_made_is_told(
    desk: Path, library: Library, history: History
) -> None:
    (desk / "file").write_text("")
    with pytest.raises(UsageError, match="cannot be written"):
        workspace.start(library.problem("first-sum"), Path("file"), history, NOW)


def test_reset_keeps_a_dated_copy_and_begins_anew(
    desk: Path, library: Library, history: History
) -> None:
    problem = library.problem("first-sum")
    path = workspace.start(problem, None, history, NOW).path
    for text, name in (
        ("one", "first-sum.2026-11-21T19-45-03.py"),
        ("two", "first-sum.2026-11-21T19-45-03-2.py"),
    ):
        path.write_text(text)
        assert workspace.reset(problem, history, NOW) == (path, desk / name)
        assert (desk / name).read_text() == text
        assert path.read_text() == workspace.skeleton(problem)


def test_reset_of_a_file_that_is_gone_writes_it(
    desk: Path, library: Library, history: History
) -> None:
    problem = library.problem("first-sum")
    assert workspace.reset(problem, history, NOW) == (desk / "first-sum.py", None)
    assert (desk / "first-sum.py").read_text() == workspace.skeleton(problem)


@pytest.mark.parametrize("moment", ["link", "replace", "fsync"])
def test_a_reset_that_is_interrupted_leaves_the_old_file(
    desk: Path, library: Library, history: History, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    problem = library.problem("first-sum")
    path = workspace.start(problem, None, history, NOW).path
    path.write_text("mine")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, moment, interrupted)
    with pytest.raises(KeyboardInterrupt):
        workspace.reset(problem, history, NOW)
    assert path.read_text() == "mine"
