"""What every test gets: a home of its own, English, no colour, and a library of three problems."""

import tempfile
import time
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from drill import text
from drill.content import library as content
from drill.content.library import Library
from drill.judge.result import CaseResult, CheckRequest, CheckResult, Replay, Verdict
from drill.practice import checking
from drill.store.history import History
from drill.text import Text
from drill.ui import console
from drill.ui.console import Screen

PROBLEM = """\
format: 1
id: {id}
title: {{en: Add two numbers ({id}), zh: 两数相加（{id}）}}
area: {area}
difficulty: easy
minutes: {minutes}
framework: python
statement:
  en: |
    Return the sum of `a` and `b`, which are whole numbers
    of any size.

        add(1, 2) == 3
  zh: |
    返回 `a` 与 `b` 的和；两者都是任意大小的
    整数。

        add(1, 2) == 3
entry: add
stub: |
  def add(a, b):
      ...
inputs:
  a: {{integers: [], low: -9, high: 10}}
  b: {{integers: [], low: -9, high: 10}}
cases:
  - name: {{en: any numbers, zh: 任意整数}}
mistakes: []
hints:
  - {{en: What does plus do?, zh: 加号是做什么的？}}
  - {{en: Use it., zh: 用它。}}
  - {{en: Return `a + b`., zh: 返回 `a + b`。}}
asked:
  - {{en: first interviews, zh: 初次面试}}
"""

SOLUTION = "def add(a, b):\n    return a + b\n"


@pytest.fixture(autouse=True)
def _own_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees the person's home, settings, editor, language or terminal."""
    monkeypatch.setenv("DRILL_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DRILL_LANG", "en")
    monkeypatch.setenv("COLUMNS", "80")
    # A test starts no server that outlives it; those of the server say so themselves.
    monkeypatch.setenv("DRILL_COLD", "1")
    for name in ("VISUAL", "EDITOR", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    text.choose_language(None)
    console.use(None)
    yield
    text.choose_language(None)
    console.use(None)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """DRILL_HOME, made."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def until() -> Callable[[Callable[[], object]], None]:
    """Wait for what must come, however slow the machine is."""

    def wait(holds: Callable[[], object]) -> None:
        limit = time.monotonic() + 60
        while not holds():
            assert time.monotonic() < limit, "it did not come"
            time.sleep(0.01)

    return wait


@pytest.fixture
def warm(
    monkeypatch: pytest.MonkeyPatch, home: Path, until: Callable[[Callable[[], object]], None]
) -> Iterator[Path]:
    """Warm servers are allowed, in a folder of the test's own, and none outlives it."""
    from drill.judge import address, client

    monkeypatch.delenv("DRILL_COLD")
    # pytest's own folders have names too long for a socket.
    # A server that lost the race for the place may still look for it, and leaves when it is gone.
    with tempfile.TemporaryDirectory(prefix="d", dir="/tmp", ignore_cleanup_errors=True) as short:
        monkeypatch.setenv("XDG_RUNTIME_DIR", short)
        yield Path(short)
        path = address.socket_path("python")
        # Of several that were started at once, one may only now find the place free.
        until(lambda: not client.stop("python") and (path is None or address.owner(path) is None))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, empty."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """Three problems, which the commands take for the built-in ones."""
    root = tmp_path / "content"
    (root / "problems").mkdir(parents=True)
    (root / "solutions").mkdir()
    for name, area, minutes in (
        ("first-sum", "attention", 5),
        ("other-sum", "losses", 10),
        ("third-sum", "data", 15),
    ):
        problem = PROBLEM.format(id=name, area=area, minutes=minutes)
        (root / "problems" / f"{name}.yaml").write_text(problem, encoding="utf-8")
        (root / "solutions" / f"{name}.py").write_text(SOLUTION, encoding="utf-8")
    found = Library(root)
    for name in ("builtin", "everything"):
        monkeypatch.setattr(content, name, lambda: found)
    return found


@pytest.fixture
def history(tmp_path: Path) -> History:
    """The history that the commands use."""
    return History(tmp_path / "home" / "history.sqlite3")


class FakeJudge:
    """A judge that finds right what contains `a + b`, and keeps what it was asked."""

    def __init__(self) -> None:
        self.requests: list[CheckRequest] = []
        self.answer: Callable[[CheckRequest], CheckResult] = self.usual

    def __call__(self, request: CheckRequest, _: checking.Hear | None = None) -> CheckResult:
        self.requests.append(request)
        return self.answer(request)

    @staticmethod
    def usual(request: CheckRequest) -> CheckResult:
        from drill.judge.result import Failure

        right = "a + b" in request.text
        verdict = Verdict.PASSED if right else Verdict.FAILED
        case = Text(en="any numbers", zh="任意整数")
        seed = 5 if request.seed is None else request.seed
        failure = Failure(case, {}, seed, False, replay=Replay(0, "random", {}, seed))
        return CheckResult(
            problem=request.problem,
            verdict=verdict,
            message=Text(en="", zh="") if right else Text(en="it is wrong", zh="答案不对"),
            seed=seed,
            cases=[CaseResult(case, verdict, Text(en="", zh=""), {}, seed)],
            failure=None if right else failure,
            seconds=0.25,
        )


@pytest.fixture
def judge(monkeypatch: pytest.MonkeyPatch) -> FakeJudge:
    """The commands ask this judge."""
    fake = FakeJudge()
    monkeypatch.setattr(checking, "ask_judge", fake)
    return fake


@pytest.fixture
def make_screen() -> Callable[..., Screen]:
    """A screen that prints into memory."""

    def make(width: int = 80, colour: bool = False) -> Screen:
        def paper() -> Console:
            return Console(
                file=StringIO(),
                width=width,
                force_terminal=colour,
                color_system="standard" if colour else None,
                highlight=False,
                markup=False,
                emoji=False,
                _environ={},
            )

        return Screen(paper(), paper())

    return make


@pytest.fixture
def written() -> Callable[[Console], str]:
    """What was printed to a console that prints into memory."""

    def read(paper: Console) -> str:
        assert isinstance(paper.file, StringIO)
        return paper.file.getvalue()

    return read
