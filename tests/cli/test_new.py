"""`drill new`: what a person reads, and what a program does."""

import json
from pathlib import Path

import pytest

from drill.errors import ExitCode
from tests.cli.conftest import Run


def test_a_new_problem_in_a_new_pack_ends_with_what_to_type(run: Run, desk: Path) -> None:
    assert run("new top-two --pack my-pack") == ExitCode.RIGHT
    assert run.out.startswith(
        "a new pack: my-pack\n\n`my-pack/top-two` is a small problem that is "
    )
    for path in ("problems/top-two.yaml", "solutions/top-two.py"):
        assert f"  my-pack/{path}" in run.out
        assert (desk / "my-pack" / path).is_file()
    assert "another way to write it, which has to pass" in run.out
    assert "`drill start my-pack/top-two`" in run.out
    assert run.out.endswith(
        "next: drill pack add my-pack\nthen: drill verify my-pack/top-two --seeds 5\n"
    )


def test_it_reads_in_chinese(run: Run, desk: Path) -> None:
    assert run("new top-two --pack my-pack --framework python --lang zh") == ExitCode.RIGHT
    assert run.out.startswith(
        "已新建题包：my-pack\n\n`my-pack/top-two` 目前是一道已可通过验证的小题"
    )
    assert "YAML 写不出的输入在这里生成" in run.out
    assert "另一种写法，必须通过" in run.out
    assert run.out.endswith(
        "下一步：drill pack add my-pack\n  然后：drill verify my-pack/top-two --seeds 5\n"
    )


@pytest.mark.parametrize("columns", ["60", "80", "200"])
def test_each_file_stands_with_what_it_is_for(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    run("new top-two --pack p --framework numpy")
    lines = run.out.splitlines()
    at = next(i for i, line in enumerate(lines) if "p/solutions/top-two.py" in line)
    beside = lines[at].endswith("  the reference")
    below = lines[at + 1] == "      the reference"
    assert (beside, below) == ((False, True) if columns == "60" else (beside, not beside))
    assert "…" not in run.out


def test_within_a_pack_it_needs_no_folder(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("new top-two --pack my-pack")
    monkeypatch.chdir(desk / "my-pack" / "problems")
    assert run("new third --framework python") == ExitCode.RIGHT
    assert "a new pack" not in run.out
    assert "  third.yaml" in run.out
    assert "  ../solutions/third.py" in run.out
    assert "next: drill pack add ..\n" in run.out


def test_for_programs_it_says_what_was_written_and_what_comes_next(run: Run, desk: Path) -> None:
    assert run("new top-two --pack my-pack --framework python --json") == ExitCode.RIGHT
    found = json.loads(run.out)
    root = desk / "my-pack"
    assert found == {
        "schema": 1,
        "problem": "my-pack/top-two",
        "pack": str(root),
        "files": [
            str(root / "problems" / "top-two.yaml"),
            str(root / "problems" / "top-two.py"),
            str(root / "solutions" / "top-two.py"),
            str(root / "submissions" / "top-two" / "right" / "running_totals.py"),
            str(root / "submissions" / "top-two" / "wrong" / "longest_sequence.py"),
        ],
        "next": ["drill pack add my-pack", "drill verify my-pack/top-two --seeds 5"],
    }


@pytest.mark.parametrize(
    ("line", "said", "hint"),
    [
        (
            "new top-two",
            "is in no pack, and in no checkout of drill",
            "`drill new top-two --pack my-pack` makes a pack here",
        ),
        (
            "new top-two --pack p --framework jax",
            "`--framework` cannot be `jax`",
            "it is one of `torch`, `numpy`, `python`",
        ),
        ("new Top --pack p", "`Top` is no id", "as in `drill new top`"),
        ("new", "`drill new` needs `ID`", "`drill new -h` shows how"),
    ],
)
def test_what_cannot_be_is_said_with_what_can(
    run: Run, desk: Path, line: str, said: str, hint: str
) -> None:
    assert run(line) == ExitCode.USAGE
    assert f"{said}" in run.err
    assert f"hint: {hint}" in run.err
    assert list(desk.iterdir()) == []


def test_verifying_before_the_pack_is_added_is_told_so(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("new top-two --pack my-pack --framework python")
    assert run("verify top-two") == ExitCode.USAGE
    assert "drill pack add" not in run.err
    monkeypatch.chdir(desk / "my-pack" / "solutions")
    assert run("verify top-two") == ExitCode.USAGE
    assert "error: no problem is called `top-two`" in run.err
    assert "hint: drill does not know the pack in this folder yet: `drill pack add ..`" in run.err
    assert run("verify top-two --lang zh") == ExitCode.USAGE
    assert "提示：当前文件夹所在的题包还没有添加：`drill pack add ..`" in run.err
    assert run("pack add .. --yes") == ExitCode.RIGHT
    assert run("verify third") == ExitCode.USAGE
    assert "drill pack add" not in run.err
