"""`--device`, from the command line to the judge, or to what is said where there is no GPU."""

import json
from pathlib import Path
from typing import Any

import pytest

from drill.cli import watch as watch_command
from drill.content.library import Library
from drill.judge import device, verify
from drill.practice.session import Session
from drill.ui import watch

RIGHT = "def add(a, b):\n    return a + b\n"
MISSING = {
    "en": (
        "error: no NVIDIA driver is found here\n"
        "hint: install the driver, or leave out `--device cuda` to use the CPU\n"
    ),
    "zh": "错误：没有找到 NVIDIA 驱动\n提示：请安装驱动；或去掉 `--device cuda`，改用 CPU\n",
}
NOT_TORCH = {
    "en": (
        "error: this problem is written in NumPy, which runs on the CPU\n"
        "hint: leave out `--device cuda`\n"
    ),
    "zh": "错误：这道题用 NumPy 编写，只在 CPU 上运行\n提示：请去掉 `--device cuda`\n",
}
COMMANDS = ["check first-sum", "watch first-sum", "verify first-sum"]


@pytest.fixture(autouse=True)
def _world(library: Library, desk: Path, judge: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """`first-sum` is of torch, `other-sum` of NumPy; no driver is there; a terminal is."""
    for name, framework in (("first-sum", "torch"), ("other-sum", "numpy")):
        path = library.root / "problems" / f"{name}.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("framework: python", f"framework: {framework}"), "utf-8")
        (desk / f"{name}.py").write_text(RIGHT)
    there_is(monkeypatch, "driver")
    monkeypatch.setattr(watch_command, "_need_terminal", lambda: None)


def there_is(monkeypatch: pytest.MonkeyPatch, missing: str | None) -> None:
    monkeypatch.setattr(device, "missing", lambda: missing)


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> list[Session]:
    """The sessions that a screen was opened for."""
    found: list[Session] = []
    monkeypatch.setattr(watch, "watch", lambda _screen, session, _list: found.append(session))
    return found


@pytest.fixture
def proved(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """The devices of the verifications that were run, whose checks are not made."""
    found: list[dict[str, str]] = []

    class Fake(verify.Verification):
        def run(self) -> Any:
            found.append(self.devices)
            return iter(())

    monkeypatch.setattr(verify, "Verification", Fake)
    return found


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("command", COMMANDS)
def test_cuda_that_is_not_there_is_no_verdict_but_says_what_to_do(
    run: Any, judge: Any, watched: list[Session], proved: list[Any], command: str, language: str
) -> None:
    assert run(f"{command} --device cuda --lang {language}") == 2
    assert run.err == MISSING[language]
    assert run.out == ""
    assert (judge.requests, watched, proved) == ([], [], [])


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("command", COMMANDS)
def test_cuda_is_not_for_problems_without_tensors(
    run: Any,
    judge: Any,
    watched: list[Session],
    proved: list[Any],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    language: str,
) -> None:
    there_is(monkeypatch, None)
    other = command.replace("first", "other")
    assert run(f"{other} --device cuda --lang {language}") == 2
    assert run.err == NOT_TORCH[language]
    assert (judge.requests, watched, proved) == ([], [], [])


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("cudda", "did you mean `cuda`?"),
        ("metal", "it is one of `cpu`, `cuda`, `auto`"),
    ],
)
def test_another_device_is_explained(
    run: Any, judge: Any, watched: list[Session], command: str, value: str, hint: str
) -> None:
    assert run(f"{command} --device {value}") == 2
    assert run.err == f"error: `--device` cannot be `{value}`\nhint: {hint}\n"
    assert (judge.requests, watched) == ([], [])
    run(f"{command} --device {value} --lang zh")
    assert run.err.startswith(f"错误：`--device` 不能是 `{value}`\n")


@pytest.mark.parametrize("option", ["", "--device cpu", "--device auto"])
def test_without_a_gpu_a_check_is_made_on_the_cpu(run: Any, judge: Any, option: str) -> None:
    assert run(f"check first-sum --json {option}") == 0
    assert [request.device for request in judge.requests] == ["cpu"]
    assert json.loads(run.out)["device"] == "cpu"


@pytest.mark.parametrize(
    ("option", "asked"), [("", "cpu"), ("--device cpu", "cpu"), ("--device auto", "cuda")]
)
def test_with_a_gpu_auto_is_the_gpu_and_the_cpu_stays_the_default(
    run: Any, judge: Any, monkeypatch: pytest.MonkeyPatch, option: str, asked: str
) -> None:
    there_is(monkeypatch, None)
    run(f"check first-sum {option}")
    run(f"check other-sum {option}")
    assert [request.device for request in judge.requests] == [asked, "cpu"]


def test_with_a_gpu_cuda_reaches_the_judge(
    run: Any, judge: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    there_is(monkeypatch, None)
    run("check first-sum --device cuda")
    assert [request.device for request in judge.requests] == ["cuda"]


def test_watch_goes_on_with_the_device_that_was_asked_for(
    run: Any, watched: list[Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    there_is(monkeypatch, None)
    assert run("watch first-sum --device cuda") == 0
    assert run("watch first-sum") == 0
    assert [session.device for session in watched] == ["cuda", "cpu"]


def test_watch_that_cannot_begin_leaves_no_file(run: Any, desk: Path) -> None:
    (desk / "first-sum.py").unlink()
    assert run("watch first-sum --device cuda") == 2
    assert not (desk / "first-sum.py").exists()


def test_a_proof_of_all_problems_takes_the_gpu_for_those_of_torch(
    run: Any, library: Library, proved: list[dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    there_is(monkeypatch, None)
    run("verify --all --device auto")
    run("verify first-sum --device cuda")
    run("verify first-sum")
    assert proved == [
        {"first-sum": "cuda", "other-sum": "cpu", "third-sum": "cpu"},
        {"first-sum": "cuda"},
        {"first-sum": "cpu"},
    ]
