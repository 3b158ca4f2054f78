import signal
import stat
from pathlib import Path

import pytest

from drill.errors import UsageError
from drill.practice import editor


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("vim", ["+5", "/w/a.py"]),
        ("/usr/bin/nvim", ["+5", "/w/a.py"]),
        ("nano", ["+5", "/w/a.py"]),
        ("emacs", ["+5", "/w/a.py"]),
        ("code", ["-g", "/w/a.py:5"]),
        ("cursor", ["-g", "/w/a.py:5"]),
        ("gedit", ["/w/a.py"]),
    ],
)
def test_the_line_is_given_as_each_editor_wants_it(command: str, arguments: list[str]) -> None:
    assert editor.command([command, "--wait"], Path("/w/a.py"), 5) == [
        command,
        "--wait",
        *arguments,
    ]


def test_the_answer_begins_at_the_first_gap() -> None:
    assert editor.first_gap("# x\n\ndef f():\n    ...\n\n    ...\n") == 4
    assert editor.first_gap("def f(): return 1\n") == 1


def test_visual_goes_before_editor_before_settings_before_vs_code(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    code = tmp_path / "bin" / "code"
    code.parent.mkdir()
    monkeypatch.setenv("PATH", str(code.parent))
    assert editor.chosen() is None
    code.write_text("#!/bin/sh\n")
    code.chmod(code.stat().st_mode | stat.S_IXUSR)
    assert editor.chosen() == ["code"]
    (home / "config.toml").write_text('editor = "hx --flag"')
    assert editor.chosen() == ["hx", "--flag"]
    monkeypatch.setenv("EDITOR", "vim")
    assert editor.chosen() == ["vim"]
    monkeypatch.setenv("VISUAL", "'my editor' -w")
    assert editor.chosen() == ["my editor", "-w"]


def test_no_editor_is_told_with_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError) as caught:
        editor.edit(tmp_path / "a.py", "")
    assert str(caught.value) == "no editor was found"
    assert str(tmp_path / "a.py") in str(caught.value.hint)


@pytest.mark.parametrize(
    ("command", "told"),
    [("no-such-editor", "No such file or directory"), ("false", "exit status 1")],
)
def test_an_editor_that_fails_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, told: str
) -> None:
    monkeypatch.setenv("EDITOR", command)
    with pytest.raises(UsageError) as caught:
        editor.edit(tmp_path / "a.py", "")
    assert str(caught.value) == f"the editor `{command}` failed: {told}"


def test_the_editor_gets_the_file_and_interrupts_are_given_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = signal.getsignal(signal.SIGINT)
    monkeypatch.setenv("EDITOR", "touch")
    editor.edit(tmp_path / "a.py", "")
    assert (tmp_path / "a.py").exists()
    assert signal.getsignal(signal.SIGINT) is before
