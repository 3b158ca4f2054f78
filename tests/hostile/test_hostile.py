"""No case of the hostile suite gets a verdict that it must not, hangs, or leaves anything behind."""

import os
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from docs import fill
from drill.content.library import builtin
from drill.judge import landlock, seccomp
from drill.judge.result import CheckRequest, CheckResult, Verdict
from tests.hostile import suite

CASES = suite.cases()
SERVE = Path(__file__).parents[1] / "judge" / "serve.py"
# The suite's case, not the machine's speed, decides how long a check takes; this ends one that hangs.
PATIENCE = 60.0
confined = pytest.mark.skipif(
    not (landlock.abi() and seccomp.available()), reason="this kernel has no jail"
)

Judge = Callable[[CheckRequest], CheckResult]


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a session's submissions; beside it a home, and a folder of temporary files."""
    place = tmp_path_factory.mktemp("hostile")
    for name in ("desk", "home", "temporary", "drill"):
        (place / name).mkdir()
    (place / "home" / ".bashrc").write_text("# mine\n")
    return place / "desk"


@pytest.fixture(scope="session")
def judge(desk: Path) -> Iterator[Judge]:
    """Judges requests in processes that have this session's home, not the person's."""
    os.environ[suite.MARK] = uuid.uuid4().hex
    place = desk.parent
    environment = {
        **os.environ,
        "HOME": str(place / "home"),
        "TMPDIR": str(place / "temporary"),
        "DRILL_HOME": str(place / "drill"),
    }
    process = subprocess.Popen(
        [sys.executable, "-P", str(SERVE)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
    )
    assert process.stdin is not None
    assert process.stdout is not None

    def judged(request: CheckRequest) -> CheckResult:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(msgspec.json.encode(request) + b"\n")
        process.stdin.flush()
        line = process.stdout.readline()
        assert line, "the process that judges is gone"
        return msgspec.json.decode(line, type=CheckResult)

    for problem in {case.problem for case in CASES}:  # their copies are in the cache then
        # What was submitted stays in this process's memory for a while: not the reference's very text, which
        # a case looks for there.
        text = suite.reworded(builtin().reference(problem))
        case = msgspec.structs.replace(CASES[0], problem=problem, text=text)
        assert judged(suite.request(case, desk)).verdict is Verdict.PASSED
    yield judged
    process.stdin.close()
    process.wait(timeout=PATIENCE)
    process.stdout.close()


# Without the kernel's jail those that could gain by it; `make hostile` tries all.
WITHOUT = ("state", "patching", "looking", "forging", "processes")
RUNS = [
    pytest.param(
        case, jail, marks=[confined] if jail else [], id=f"{case.name}{'' if jail else '-without'}"
    )
    for jail in (True, False)
    for case in CASES
    if jail or case.group in WITHOUT
]


@pytest.mark.parametrize(("case", "jail"), RUNS)
def test_it_gets_nothing_and_leaves_nothing(
    judge: Judge, desk: Path, case: suite.Case, jail: bool
) -> None:
    file = desk / f"{case.problem}.py"
    file.write_text(case.text, encoding="utf-8", newline="")
    request = suite.request(case, desk, jail)
    place = desk.parent
    before = suite.Surroundings(desk, place / "home", place / "temporary", place / "drill")
    verdicts = [judge(request).verdict for _ in range(case.runs)]
    allowed = case.verdicts if jail else case.without
    assert [str(verdict) for verdict in verdicts if str(verdict) not in allowed] == []
    if jail:  # without it, native code can leave what it likes
        assert before.changes() == []


def test_every_group_has_cases_and_every_header_is_whole() -> None:
    assert {case.group for case in CASES} == set(suite.GROUPS)
    assert len({case.does for case in CASES}) == len(CASES)
    for case in CASES:
        assert case.does.endswith("."), case.name


def test_the_surroundings_see_what_is_left(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    until: Callable[[Callable[[], object]], None],
) -> None:
    monkeypatch.setenv(suite.MARK, uuid.uuid4().hex)
    (tmp_path / "kept").write_text("x")
    before = suite.Surroundings(tmp_path)
    assert before.changes() == []
    (tmp_path / "left").write_text("x")
    (tmp_path / "kept").chmod(0o600)
    process = subprocess.Popen(["sleep", "60"])
    try:
        # A process that has just begun has no environment yet.
        until(lambda: any(name == f"process {process.pid}" for name, _ in suite.running()))
        assert before.changes() == [
            str(tmp_path / "kept"),
            str(tmp_path / "left"),
            f"process {process.pid}",
        ]
    finally:
        process.kill()
        process.wait()


def test_the_documents_have_every_case_with_an_outcome_that_is_allowed() -> None:
    document = Path(__file__).parents[2] / "docs" / "judging.md"
    table = document.read_text("utf-8").partition(fill.BEGIN)[2].partition(fill.END)[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines()]
    _, *told = [row for row in rows if len(row) == 4]  # the first is the head
    assert [row[0] for row in told] == [case.does for case in CASES]
    for case, (_, *outcomes) in zip(CASES, told, strict=True):
        for verdict, allowed in zip(
            outcomes, (case.verdicts, case.verdicts, case.without), strict=True
        ):
            assert verdict in allowed, case.name
