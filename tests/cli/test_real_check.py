"""The same commands with the real judge."""

import json
from pathlib import Path

import pytest

from drill.__main__ import main
from drill.content.library import Library
from drill.store.history import History


@pytest.mark.parametrize(
    ("body", "verdict", "code"),
    [("...", "unwritten", 1), ("return a - b", "failed", 1), ("return a + b", "passed", 0)],
)
def test_a_check_reaches_the_judge_and_comes_back_recorded(
    library: Library,
    desk: Path,
    history: History,
    capsys: pytest.CaptureFixture[str],
    body: str,
    verdict: str,
    code: int,
) -> None:
    main(["start", "first-sum"])
    (desk / "first-sum.py").write_text(f"def add(a, b):\n    {body}\n")
    capsys.readouterr()
    assert main(["check", "--json", "--seed", "3"]) == code
    assert json.loads(capsys.readouterr().out)["verdict"] == verdict
    attempt = history.last_attempt("first-sum")
    assert attempt is not None
    assert (attempt.verdict, attempt.seed) == (verdict, 3)
    assert (attempt.replay is not None) == (verdict == "failed")
