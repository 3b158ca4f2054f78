"""A pack in the judge: its problems are judged like drill's own, and a submission learns nothing of it."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from drill.content import packs
from drill.content.library import Library
from drill.judge.result import CheckRequest, CheckResult, Verdict
from drill.practice import checking
from tests.content.packed import pack

Judging = Callable[[CheckRequest], CheckResult]
RIGHT = "def add(a, b):\n    return a + b\n"
LOOKS = "text = open({path!r}).read()\n" + RIGHT


@pytest.fixture
def checked(tmp_path: Path, library: Library, judging: Judging) -> Callable[..., CheckResult]:
    """The verdict on a text for the pack's problem, written beside the pack."""
    extra = packs.read(pack(tmp_path / "extra"))
    both = Library(library.root, [extra])
    desk = tmp_path / "desk"
    desk.mkdir()

    def check(text: str, jail: bool = True) -> CheckResult:
        asked = checking.request(both, both.problem("own-sum"), desk / "extra.own-sum.py", text)
        return judging(msgspec.structs.replace(asked, jail=jail, seed=1))

    return check


def test_a_problem_of_a_pack_is_judged(checked: Callable[..., CheckResult]) -> None:
    assert checked(RIGHT).verdict is Verdict.PASSED
    assert checked(RIGHT.replace("+", "-")).verdict is Verdict.FAILED
    assert checked("def add(a, b):\n    ...\n").verdict is Verdict.UNWRITTEN


@pytest.mark.parametrize("jail", [True, False], ids=["kernel", "hook"])
@pytest.mark.parametrize(
    "name", ["solutions/own-sum.py", "problems/own-sum.yaml", "submissions/x.py"]
)
def test_a_submission_cannot_read_its_pack(
    checked: Callable[..., CheckResult], tmp_path: Path, name: str, jail: bool
) -> None:
    path = tmp_path / "extra" / name
    path.parent.mkdir(exist_ok=True)
    path.touch()
    result = checked(LOOKS.format(path=str(path)), jail)
    assert result.verdict is Verdict.ERROR
    assert result.failure is not None
    assert result.failure.raised is not None
    assert result.failure.raised.type == "PermissionError"
