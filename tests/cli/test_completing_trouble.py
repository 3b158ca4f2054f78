"""A shell that asks in the midst of a line hears nothing of what is broken, and waits for little."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from drill.__main__ import main
from drill.cli import completing
from drill.content.library import Library
from tests.cli.test_startup import HEAVY, PROGRAM, rich

# What no TAB may wait for: arguments and help, the history, settings that are not there.
SLOW = HEAVY | {"typer", "typer._click", "drill.cli.app", "sqlite3", "tomllib", "difflib"}


def asked(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """`drill _complete` as a shell runs it; the last line of stderr is what it imported."""
    return subprocess.run(
        [
            sys.executable,
            "-c",
            PROGRAM,
            "_complete",
            *words,
        ],
        env=os.environ | {"DRILL_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.mark.parametrize(
    "line", ["", "check at", "cards w", "mock l", "check -", "check --file ", "list --area "]
)
def test_a_tab_imports_nothing_heavy_and_parses_no_yaml(
    home: Path, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = line.split(" ")
    main(["_complete", *words])
    first = capsys.readouterr().out
    done = asked(home, *words)
    assert done.stdout == first != ""
    modules = set(done.stderr.splitlines()[-1].split())
    assert modules & SLOW == set()
    assert rich(modules) == set()


def answers(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """The words that are offered; that nothing was said on stderr, and nothing failed."""
    assert main(["_complete", *words]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return [line.partition("\t")[0] for line in out.splitlines()]


def test_a_broken_problem_hides_no_other_one(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    (library.root / "problems" / "other-sum.yaml").write_text("a: [", encoding="utf-8")
    (library.root / "problems" / "more.yaml").write_bytes(b"\xff\x00")
    assert answers(capsys, "check", "") == ["first-sum", "third-sum"]


@pytest.mark.parametrize("list_of_packs", [b"", b"{", b"\xff", b'[{"name": "x", "root": "/no"}]'])
def test_a_broken_list_of_packs_leaves_drills_own(
    home: Path, list_of_packs: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "packs.json").write_bytes(list_of_packs)
    assert "attention" in answers(capsys, "check", "")


@pytest.mark.parametrize("settings", [b"language = ", b"language = 'fr'", b"\xff"])
def test_settings_that_cannot_be_read_choose_no_language(
    home: Path,
    settings: bytes,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (home / "config.toml").write_bytes(settings)
    monkeypatch.delenv("DRILL_LANG")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert main(["_complete", ""]) == 0
    out, err = capsys.readouterr()
    assert "check\t检查答案是否正确\n" in out
    assert err == ""


def test_settings_choose_the_language(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "config.toml").write_text('language = "zh"\n', encoding="utf-8")
    monkeypatch.delenv("DRILL_LANG")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    main(["_complete", ""])
    assert "check\t检查答案是否正确\n" in capsys.readouterr().out


def test_a_history_that_cannot_be_read_is_not_looked_at(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "history.sqlite3").write_bytes(b"no database")
    assert "attention" in answers(capsys, "check", "")
    assert "solved" in answers(capsys, "list", "--status", "")


@pytest.mark.parametrize("home", ["missing/home", "file", "file/below"])
def test_a_home_that_cannot_be_made_is_no_trouble(
    tmp_path: Path, home: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("DRILL_HOME", str(tmp_path / home))
    assert "attention" in answers(capsys, "check", "")


@pytest.mark.parametrize("words", [(), ("check",), ("check", "\udcff"), ("--lang", "", "\x1b")])
def test_a_line_that_no_shell_writes_is_answered_or_not_but_never_refused(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["_complete", *words]) == 0
    assert capsys.readouterr().err == ""


def test_what_is_broken_in_drill_itself_is_silent(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise RuntimeError("a command cannot be imported")

    monkeypatch.setattr(completing, "grammar", broken)
    assert answers(capsys, "check", "") == []
