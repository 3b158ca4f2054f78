import importlib.metadata
import json
import os
import tempfile
from pathlib import Path
from typing import Any

import msgspec
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


def said(**layers: bool) -> str:
    """What a submission prints that tried what it must not be able to do."""
    found = {"python": True, "landlock": True, "seccomp": True} | layers
    return f"before\ndrill doctor: {json.dumps(found)}\n"


def printing(judge: Any, printed: str) -> Any:
    """A judge whose submission printed something."""

    def ask(request: CheckRequest, *_: object) -> CheckResult:
        result: CheckResult = judge(request)
        return msgspec.structs.replace(result, printed=printed)

    return ask


def test_where_all_is_well_everything_is_ok(judge: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "sh")
    found = find(printing(judge, said()))
    assert {f.level for f in found.values() if f.id != "terminal"} == {Level.OK}
    assert str(found["judge"].detail) == "a right answer passed 1 cases in 0.25 s"
    assert "a + b" in judge.requests[0].text


def test_a_layer_of_the_jail_that_is_missing_is_said(
    judge: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    jail = find(printing(judge, said(landlock=False, seccomp=False)))["jail"]
    assert jail.level is Level.WARNING
    assert str(jail.detail) == "audit hook; missing: Landlock, seccomp"
    assert "native code" in str(jail.advice)
    monkeypatch.setenv("DRILL_JAIL", "off")
    jail = find(printing(judge, said(seccomp=False)))["jail"]
    assert "DRILL_JAIL=off" in str(jail.advice)


@pytest.mark.parametrize("printed", ["", "drill doctor: {}\n", "drill doctor: [\n"])
def test_a_jail_that_could_not_be_tried_is_not_said_to_be_there(judge: Any, printed: str) -> None:
    jail = find(printing(judge, printed))["jail"]
    assert (jail.level, str(jail.detail)) == (Level.WARNING, "it could not be tried")


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
