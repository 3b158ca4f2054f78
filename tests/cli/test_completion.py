"""`drill completion`: the script on stdout, how to install it on stderr."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from drill.cli.completion import INSTALLING
from tests.cli.conftest import Run

NAMES = list(INSTALLING)


@pytest.mark.parametrize("name", NAMES)
def test_the_script_is_on_stdout_and_the_line_that_installs_it_on_stderr(
    run: Run, name: str
) -> None:
    assert run(f"completion {name}") == 0
    assert f"made by `drill completion {name}`" in run.out
    assert "installs" not in run.out
    assert run.err == f"this installs it:\n{INSTALLING[name]}\n"
    run(f"completion {name} --lang zh")
    assert run.err == f"安装方法：\n{INSTALLING[name]}\n"


@pytest.mark.parametrize("name", NAMES)
def test_without_a_name_it_is_the_persons_shell(
    run: Run, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELL", f"/usr/local/bin/{name}")
    run("completion")
    assert f"`drill completion {name}`" in run.out


def test_a_shell_that_is_not_known_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", "/bin/tcsh")
    assert run("completion") == 2
    assert run.out == ""
    assert run.err == (
        "error: `bash|zsh|fish` cannot be `tcsh`\nhint: it is one of `bash`, `zsh`, `fish`\n"
    )
    assert run("completion tcsh --lang zh") == 2
    assert run.err == "错误：`bash|zsh|fish` 不能是 `tcsh`\n提示：可选：`bash`、`zsh`、`fish`\n"


@pytest.mark.parametrize("value", [None, ""])
def test_where_no_shell_is_known_one_has_to_be_named(
    run: Run, value: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if value is None:
        monkeypatch.delenv("SHELL", raising=False)
    else:
        monkeypatch.setenv("SHELL", value)
    assert run("completion") == 2
    assert run.err == (
        "error: `$SHELL` does not say which shell is yours\n"
        "hint: name it, as in `drill completion bash`\n"
    )
    run("completion --lang zh")
    assert run.err == (
        "错误：`$SHELL` 没有指明你的 shell\n提示：请写明，如 `drill completion bash`\n"
    )


def drill(*words: str) -> list[str]:
    return [sys.executable, "-P", "-m", "drill", *words]


def test_what_was_written_to_a_file_is_installed_and_needs_only_a_new_shell(tmp_path: Path) -> None:
    told = {}
    for language in ("en", "zh"):
        with (tmp_path / "script").open("w") as file:
            done = subprocess.run(
                drill("completion", "fish", "--lang", language),
                stdout=file,
                stderr=subprocess.PIPE,
                text=True,
                check=True,
            )
        told[language] = done.stderr.replace("\n", " ")
    assert "complete -c drill" in (tmp_path / "script").read_text(encoding="utf-8")
    assert told["en"] == (
        "new shells complete `drill` from now on; open one, type `drill`, a space, and press TAB "
    )
    assert told["zh"] == "新开的 shell 即可补全 `drill`：输入 `drill` 和一个空格，再按 TAB "


def test_a_shell_that_reads_it_at_each_start_hears_nothing() -> None:
    done = subprocess.run(
        drill("completion", "zsh"), capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.startswith("#compdef drill\n")
    assert done.stderr == ""


@pytest.mark.parametrize("name", NAMES)
def test_the_script_is_one_that_the_shell_reads(name: str) -> None:
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    script = subprocess.run(drill("completion", name), capture_output=True, check=True).stdout
    read = subprocess.run([name, "-n"], input=script, capture_output=True, check=False)
    assert (read.returncode, read.stderr) == (0, b"")
