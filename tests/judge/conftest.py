"""Checks for the tests: through real judges and workers, forked from one process that has torch."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import msgspec
import pytest

from drill import paths
from drill.content.library import Library, builtin
from drill.judge import address, client
from drill.judge.result import CheckRequest, CheckResult, ServerStatus

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


ATTENTION = builtin().reference("attention")

SOFTMAX = """
    import torch

    def scaled_dot_product_attention(q, k, v, mask=None):
        {before}
        scores = q @ k.transpose(-2, -1) / q.size(-1) ** 0.5
        if mask is not None:
            scores = scores.masked_fill(~mask, float("-inf"))
        weights = scores.softmax(-1)
        {after}
        return weights @ v, weights
"""


def attention(before: str = "pass", after: str = "pass") -> str:
    """Attention with a softmax, and a line before and after it."""
    return SOFTMAX.format(before=before, after=after)


ADD = """
framework: python
entry: add
inputs:
  a: {integers: [], low: -9, high: 10}
  b: {integers: [], low: -9, high: 10}
cases:
  - name: {en: any numbers, zh: 任意整数}
mistakes:
  - id: subtracted
    says: {en: The second is subtracted., zh: 第二个数被减去了。}
    edit: {replace: a + b, by: a - b}
"""
STUB = "def add(a, b):\n    ..."
RIGHT = "def add(a, b):\n    return a + b\n"
WRONG = "def add(a, b):\n    return a - b\n"
SLOW = "import time\ntime.sleep(1)\n" + RIGHT


Asking = Callable[..., CheckRequest]
Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def asking(made: Callable[..., Path]) -> Asking:
    """A request about a problem in plain Python, whose server starts at once."""
    root = made(ADD, RIGHT, STUB)

    def ask(text: str, **options: object) -> CheckRequest:
        return CheckRequest(
            "demo",
            "python",
            str(root),
            text,
            "demo.py",
            **options,  # type: ignore[arg-type]
        )

    return ask


def server_status() -> ServerStatus:
    """What the server of plain Python says of itself."""
    found = client.status("python")
    assert found is not None
    return found


def server_path() -> Path:
    """Where it listens."""
    path = address.socket_path("python")
    assert path is not None
    return path


def warmed(request: CheckRequest, until: Until) -> ServerStatus:
    """A server that has made one check, and waits for the next one."""
    client.check(request)
    until(lambda: server_status().prepared and not server_status().running)
    return server_status()


def later(request: CheckRequest) -> tuple[threading.Thread, list[CheckResult]]:
    """A check that is made meanwhile."""
    results: list[CheckResult] = []
    thread = threading.Thread(target=lambda: results.append(client.check(request)))
    thread.start()
    return thread, results


def alive(pid: int) -> bool:
    """Whether a process is there, and not only its number (Linux)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
