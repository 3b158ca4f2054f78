import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drill import __main__
from drill.__main__ import main
from drill.cli import app
from drill.content.library import Library

Capture = Any


@pytest.fixture(autouse=True)
def _three_problems(library: Library, desk: Path) -> None:
    """Every command here works on the test library, in an empty folder."""


def ends_with(error: BaseException) -> Callable[[list[str]], int]:
    def run(_: list[str]) -> int:
        raise error

    return run


@pytest.mark.parametrize(
    ("line", "error", "hint"),
    [
        ("chekc", "no such command: `chekc`", "did you mean `check`?"),
        ("xyz", "no such command: `xyz`", "`drill -h` lists them"),
        ("check --sed 1", "no such option: `--sed`", "did you mean `--seed`?"),
        ("--vresion", "no such option: `--vresion`", "did you mean `--version`?"),
        ("check -x", "no such option: `-x`", "`drill check -h` shows how"),
        ("start", "`drill start` needs `ID`", "`drill start -h` shows how"),
        ("hint a b c", "`drill hint` does not take `b c`", "`drill hint -h` shows how"),
        ("check --file", "`--file` needs a value", "`drill check -h` shows how"),
        (
            "check --seed x",
            "`--seed` needs a whole number that is at least 0, and fits in 64 bits",
            "`drill check -h` shows how",
        ),
        (
            "check --seed 9223372036854775808",
            "`--seed` needs a whole number that is at least 0, and fits in 64 bits",
            "`drill check -h` shows how",
        ),
        ("list --area dta", "`--area` cannot be `dta`", "did you mean `data`?"),
        (
            "list --difficulty 3",
            "`--difficulty` cannot be `3`",
            "it is one of `easy`, `medium`, `hard`",
        ),
        ("--lang fr list", "`--lang` cannot be `fr`", "it is one of `en`, `zh`"),
        ("list --lang", "`--lang` needs a value", "it is `en` or `zh`"),
        ("show frist-sum", "no problem is called `frist-sum`", "did you mean `first-sum`?"),
    ],
)
def test_a_mistake_on_the_command_line_is_told_with_the_way_out(
    capsys: Capture, line: str, error: str, hint: str
) -> None:
    assert main(line.split()) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"error: {error}\nhint: {hint}\n")


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("chekc --lang zh", "错误：没有这个命令：`chekc`\n提示：是不是想写 `check`？\n"),
        ("--lang=zh check --sed 1", "错误：没有这个选项：`--sed`\n提示：是不是想写 `--seed`？\n"),
        ("start --lang zh", "错误：`drill start` 缺少 `ID`\n提示：`drill start -h` 查看用法\n"),
        (
            "hint a b --lang zh",
            "错误：`drill hint` 不接受参数 `b`\n提示：`drill hint -h` 查看用法\n",
        ),
    ],
)
def test_mistakes_are_told_in_chinese_too(capsys: Capture, line: str, error: str) -> None:
    assert main(line.split()) == 2
    assert capsys.readouterr().err == error


def test_the_language_may_stand_anywhere_and_does_not_stay(capsys: Capture) -> None:
    for line in ("--lang zh list", "list --lang zh", "list --lang=zh --area data"):
        assert main(line.split()) == 0
        assert "数据处理" in capsys.readouterr().out
    main(["list"])
    assert "Data processing" in capsys.readouterr().out


def test_after_two_dashes_nothing_is_an_option(capsys: Capture) -> None:
    assert main(["show", "--", "--lang=zh"]) == 2
    assert capsys.readouterr().err.startswith("error: no problem is called `--lang=zh`\n")


def test_the_configured_language_is_spoken(
    capsys: Capture, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DRILL_LANG")
    (home / "config.toml").write_text('language = "zh"')
    main(["-h"])
    assert capsys.readouterr().out.startswith("drill：练习")


def test_bad_settings_end_with_2(capsys: Capture, home: Path, monkeypatch: Any) -> None:
    monkeypatch.delenv("DRILL_LANG")
    (home / "config.toml").write_text("[")
    assert main(["list"]) == 2
    assert "config.toml` cannot be read" in capsys.readouterr().err


def test_an_interrupt_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "run", ends_with(KeyboardInterrupt()))
    assert main(["check"]) == 130


def test_a_bug_of_ours_ends_with_3_and_a_report_to_paste(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = ends_with(ValueError(f"{Path.home()}/x"))
    monkeypatch.setattr(app, "run", broken)
    assert main(["check", "a b"]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("error: a bug in drill: ValueError: ~/x\nhint: your files are untouched")
    for fact in ("\ndrill 0.", "\npython 3.", "\nplatform ", "\ncommand drill check 'a b'\n"):
        assert fact in err
    assert "Traceback (most recent call last)" in err
    assert str(Path.home()) not in err


def test_a_bug_is_reported_in_chinese_too(capsys: Capture, monkeypatch: Any) -> None:
    monkeypatch.setattr(app, "run", ends_with(ValueError("x")))
    monkeypatch.setenv("DRILL_LANG", "zh")
    assert main([]) == 3
    assert capsys.readouterr().err.startswith("错误：drill 自身的 bug：ValueError: x\n提示：")


def test_version(capsys: Capture) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("drill 0.")


@pytest.mark.skipif(os.name == "nt", reason="a POSIX pipe")
def test_a_reader_that_goes_away_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    # Unbuffered, every line would fail by itself, and none be left for the end.
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    read, write = os.pipe()
    os.close(read)
    for line in (["list"], ["list", "--json"], ["-h"]):
        done = subprocess.run(
            [sys.executable, "-m", "drill", *line],
            stdout=write,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (__main__.READER_GONE, "")
    os.close(write)


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_whoever_is_killed_still_cleans_up(number: int) -> None:
    program = (
        "import sys, time\n"
        "from drill import __main__\n"
        "from drill.cli import app\n"
        "def wait(_):\n"
        "    try:\n"
        "        print('ready', flush=True)\n"
        "        time.sleep(60)\n"
        "    finally:\n"
        "        print('clean', flush=True)\n"
        "app.run = wait\n"
        "__main__.run()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(number)
        assert process.stdout.read() == "clean\n"
    assert process.returncode == 128 + number
