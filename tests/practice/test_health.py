import importlib.metadata
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest

from drill.content.library import Library
from drill.errors import JudgeError
from drill.judge.result import CheckRequest, CheckResult, Verdict
from drill.practice import health
from drill.practice.health import Finding, Level
from drill.text import Text, same


@pytest.fixture(autouse=True)
def _probe(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "PROBE", "first-sum")


def find(judge: Any) -> dict[str, Finding]:
    return {finding.id: finding for finding in health.examine(judge)}


def test_where_all_is_well_everything_is_ok(judge: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "sh")
    found = find(judge)
    assert {f.level for f in found.values() if f.id != "terminal"} == {Level.OK}
    assert str(found["judge"].detail) == "a right answer passed 1 cases in 0.25 s"
    assert "a + b" in judge.requests[0].text


def test_a_missing_framework_says_how_to_install_it(
    judge: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def version(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", version)
    torch = find(judge)["torch"]
    assert (torch.level, str(torch.detail)) == (Level.PROBLEM, "not installed")
    assert "-m pip install torch" in str(torch.advice)


def test_a_home_that_cannot_be_written_is_a_problem(judge: Any, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    found = find(judge)
    assert found["home"].level is Level.PROBLEM
    assert found["history"].level is Level.PROBLEM
    assert "DRILL_HOME" in str(found["home"].advice)


def test_a_missing_editor_is_only_a_warning(judge: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert find(judge)["editor"].level is Level.WARNING
    monkeypatch.setenv("EDITOR", "vim")
    editor = find(judge)["editor"]
    assert (editor.level, str(editor.detail)) == (Level.WARNING, "`vim` is not on the PATH")


def test_a_judge_that_rejects_the_reference_is_a_problem(judge: Any) -> None:
    def rejects(request: CheckRequest) -> CheckResult:
        return CheckResult(request.problem, Verdict.FAILED, Text(en="no", zh="不"), 1)

    judge.answer = rejects
    found = find(judge)["judge"]
    assert found.level is Level.PROBLEM
    assert str(found.detail) == "a right answer got `failed`: no"


def test_a_judge_that_cannot_run_is_a_problem_with_its_own_words(judge: Any) -> None:
    def broken(request: CheckRequest) -> CheckResult:
        raise JudgeError(same("it ended"), same("look there"))

    judge.answer = broken
    found = find(judge)["judge"]
    assert (found.level, str(found.detail), str(found.advice)) == (
        Level.PROBLEM,
        "it ended",
        "look there",
    )


def test_without_fork_there_is_a_warning(judge: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    found = find(judge)
    assert found["fork"].level is Level.WARNING
    assert "server" not in found


def test_a_folder_that_others_can_open_holds_no_server(
    judge: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert str(find(judge)["server"].detail) == "off: `DRILL_COLD`"
    monkeypatch.delenv("DRILL_COLD")
    with tempfile.TemporaryDirectory(prefix="d", dir="/tmp") as short:
        monkeypatch.setenv("XDG_RUNTIME_DIR", short)
        assert str(find(judge)["server"].detail) == "starts with the first check"
        (Path(short) / "drill").chmod(0o755)
        server = find(judge)["server"]
    assert server.level is Level.WARNING
    assert "XDG_RUNTIME_DIR" in str(server.advice)
