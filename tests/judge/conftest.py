"""Checks for the tests: through real judges and workers, forked from one process that has torch."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import msgspec
import pytest

from drill import paths
from drill.content.library import Library
from drill.judge.result import CheckRequest, CheckResult

Checker = Callable[..., CheckResult]


@pytest.fixture(scope="session")
def judging() -> Iterator[Callable[[CheckRequest], CheckResult]]:
    """Judge a request: real processes, without importing torch for each."""
    script = Path(__file__).with_name("serve.py")
    process = subprocess.Popen(
        [sys.executable, "-P", str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None

    def judge(request: CheckRequest) -> CheckResult:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(msgspec.json.encode(request) + b"\n")
        process.stdin.flush()
        return msgspec.json.decode(process.stdout.readline(), type=CheckResult)

    yield judge
    process.stdin.close()
    process.wait(timeout=20)
    process.stdout.close()


@pytest.fixture
def check(judging: Callable[[CheckRequest], CheckResult]) -> Checker:
    """The verdict on a text for a built-in problem, or for one below `root`."""

    def run(problem: str, text: str, root: Path | None = None, **options: object) -> CheckResult:
        library = Library(root or paths.content_root())
        given: dict[str, object] = {"seed": 1, "filename": f"{problem}.py", **options}
        request = CheckRequest(
            problem=problem,
            framework=library.problem(problem).framework,
            root=str(library.root),
            text=dedent(text),
            **given,  # type: ignore[arg-type]
        )
        return judging(request)

    return run


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., Path]:
    """A folder with one problem called `demo`: its YAML's changing part, reference and support."""

    def make(spec: str, reference: str, stub: str, support: str = "") -> Path:
        root = tmp_path / "made"
        for folder in ("problems", "solutions"):
            (root / folder).mkdir(parents=True, exist_ok=True)
        (root / "problems" / "demo.yaml").write_text(
            HEAD + dedent(spec) + "stub: |\n" + _indented(dedent(stub)), encoding="utf-8"
        )
        (root / "solutions" / "demo.py").write_text(dedent(reference), encoding="utf-8")
        if support:
            (root / "problems" / "demo.py").write_text(dedent(support), encoding="utf-8")
        return root

    return make


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.strip().splitlines())


HEAD = """\
format: 1
id: demo
title: {en: A demo, zh: 演示}
area: attention
difficulty: easy
minutes: 5
statement: {en: Do it., zh: 做吧。}
hints: []
asked: []
"""
