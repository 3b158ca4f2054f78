"""`drill verify` and `drill demo`, through real judges."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from drill.__main__ import main
from drill.content.library import Library
from drill.errors import ExitCode


def test_what_is_not_proved_is_said_and_fails(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    assert library.problem("first-sum")
    assert main(["verify", "first-sum", "--seeds", "7"]) == ExitCode.NOT_RIGHT
    out = capsys.readouterr().out
    spec = library.root / "problems" / "first-sum.yaml"
    line = spec.read_text(encoding="utf-8").splitlines().index("mistakes: []") + 1
    assert f"{spec.name}:{line}: 0 mistakes; at least 5 are expected\n" in out
    assert "hint: what else do candidates get wrong? each is an `edit` of the reference" in out
    assert "0 of 1 problems proved" in out
    assert out.endswith("next: drill verify first-sum --seeds 5\n")


def test_all_problems_as_json(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--all", "--json", "--lang", "zh", "--seeds", "7"]) == ExitCode.NOT_RIGHT
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == 1
    assert found["proved"] is False
    assert [p["problem"] for p in found["problems"]] == [s.id for s in library.summaries()]
    [first, *_] = found["problems"]
    assert first["reference"] == {"good": 7, "total": 7}
    [few] = [c for c in first["complaints"] if c["says"] == "只有 0 个常见错误，至少需要 5 个"]
    assert few["file"] == str(library.root / "problems" / f"{first['problem']}.yaml")
    assert few["line"] > 1
    assert few["hint"].startswith("候选人还会在哪里出错？")


@pytest.mark.parametrize("arguments", [[], ["first-sum", "--all"]])
def test_one_problem_or_all_are_asked_for(
    library: Library, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert library.summaries()
    assert main(["verify", *arguments]) == ExitCode.USAGE
    assert "error: one problem or `--all` is expected" in capsys.readouterr().err


def test_a_broken_file_is_not_passed_over(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    (library.root / "problems" / "third-sum.yaml").write_text("format: 1\nformat: 1\n")
    assert main(["verify", "--all"]) == ExitCode.USAGE
    assert "third-sum.yaml:2:1: `format`: duplicate key" in capsys.readouterr().err


def test_the_demonstration_plays_a_whole_round() -> None:
    command = [sys.executable, "-P", "-m", "drill", "demo"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == ExitCode.RIGHT, done.stderr
    parts = ("not written yet", "The scores are not divided by √D", "✓ right")
    places = [done.stdout.index(part) for part in parts]
    assert places == sorted(places)


def test_the_table_goes_into_a_document_too(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "proofs.md"
    command = ["verify", "first-sum", "--seeds", "7", "--lang", "zh", "--markdown", str(file)]
    assert main(command) == ExitCode.NOT_RIGHT
    heads, _, row = file.read_text(encoding="utf-8").splitlines()
    assert heads.startswith("| 题目 | 常见错误已识别 | 变异体已判错 |")
    assert row.startswith("| first-sum | 0/0 |")
    assert row.endswith("| 7/7 | – | 否 |")
    assert "first-sum" in capsys.readouterr().out


def test_a_table_that_cannot_be_written_is_said(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["verify", "first-sum", "--seeds", "1", "--markdown", str(tmp_path)]
    assert main(command) == ExitCode.USAGE
    assert f"`{tmp_path}` cannot be written: Is a directory" in capsys.readouterr().err
