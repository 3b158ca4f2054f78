"""`drill history --show N`: one attempt whole; and the modes of attempts in the list."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from drill.content.library import Library
from drill.store.history import Attempt, History

TEXT = "def add(a, b):\n\treturn '\x1b[2J'  # 错  \n"


@pytest.fixture(autouse=True)
def _three_problems(library: Library, desk: Path, judge: Any) -> None:
    """Every command here works on the test library, in an empty folder, with the fake judge."""


@pytest.fixture
def tried(run: Any, desk: Path, history: History) -> Attempt:
    """An attempt at `first-sum` that is wrong; it is number 1."""
    run("start first-sum")
    (desk / "first-sum.py").write_text(TEXT)
    run("check")
    found = history.attempt(1)
    assert found
    return found


def with_mistake(library: Library) -> None:
    """`first-sum` knows the mistake `minus`."""
    file = library.root / "problems" / "first-sum.yaml"
    known = (
        "mistakes:\n  - id: minus\n    says: {en: It subtracts., zh: 做成了减法。}\n"
        '    edit: {replace: "a + b", by: "a - b"}\n'
    )
    content = file.read_text(encoding="utf-8")
    file.write_text(content.replace("mistakes: []\n", known), encoding="utf-8")


def test_an_attempt_is_shown_with_its_text_and_what_to_do_next(
    run: Any, tried: Attempt, desk: Path
) -> None:
    assert run("history --show 1") == 0
    when = tried.checked_at.astimezone().strftime("%Y-%m-%d %H:%M")
    assert run.out.splitlines() == [
        "attempt 1  first-sum",
        "",
        f"  checked  {when}, in 0.25 s on the CPU",
        "  verdict  ✗ wrong answer; 0 of 1 cases right",
        "  mode     stub",
        "  seed     5",
        *run.out.splitlines()[6:-6],
        "",
        "  1  def add(a, b):",
        "  2      return '␛[2J'  # 错",
        "",
        "next: drill diff first-sum 1",
        "or:   drill history restore 1",
    ]
    assert run.out.splitlines()[6].startswith("  file     /")
    assert run("history --show 1 --lang zh") == 0
    assert run.out.startswith(f"第 1 号提交  first-sum\n\n  时间  {when}（CPU，0.25 秒）\n")
    assert "\n  结果  ✗ 答案不对，1 个用例中对了 0 个\n  模式  函数框架\n  种子  5\n" in run.out


def test_the_mistake_is_told_where_the_problem_still_has_it(
    run: Any, tried: Attempt, library: Library, history: History
) -> None:
    history.record_attempt(replace(tried, mistake="minus", ratio=1.24))
    run("history --show 2")
    assert "  cost     1.2× the reference's time\n  mistake  minus\n" in run.out
    with_mistake(library)
    run("history --show 2")
    assert "  mistake  It subtracts. (minus)\n" in run.out
    run("history --show 2 --lang zh")
    assert "  开销  参考答案用时的 1.2 倍\n  错因  做成了减法。（minus）\n" in run.out
    run("history --show 2 --json")
    assert json.loads(run.out)["attempt"]["says"] == "It subtracts."


@pytest.mark.parametrize(
    ("mode", "english", "chinese"),
    [
        ("blank", "blank page", "空白页"),
        ("cloze", "cloze", "填空"),
        ("debug", "debug", "找错"),
        ("mock", "mock interview", "模拟面试"),
        ("of-2030\x1b[2J", "of-2030", "of-2030"),
    ],
)
def test_a_mode_other_than_the_stub_is_told_in_the_list_and_of_the_attempt(
    run: Any, tried: Attempt, history: History, mode: str, english: str, chinese: str
) -> None:
    history.record_attempt(replace(tried, mode=mode, mistake="minus"))
    run("history")
    lines = run.out.splitlines()
    assert lines[0].endswith("✗ wrong answer")
    assert lines[1].endswith(f"✗ wrong answer · {english} · minus")
    run("history --show 2")
    assert f"\n  mode     {english}\n" in run.out
    run("history --lang zh")
    assert run.out.splitlines()[1].endswith(f"✗ 答案不对 · {chinese} · minus")
    run("history --json")
    assert [one["mode"] for one in json.loads(run.out)["attempts"]] == ["stub", mode]


def test_an_attempt_as_json_has_the_fixed_form(run: Any, tried: Attempt) -> None:
    assert run("history --show 1 --json") == 0
    assert json.loads(run.out) == {
        "schema": 1,
        "attempt": {
            "number": 1,
            "checked_at": tried.checked_at.isoformat(),
            "problem": "first-sum",
            "verdict": "failed",
            "passed": 0,
            "total": 1,
            "mistake": None,
            "says": None,
            "seconds": 0.25,
            "ratio": None,
            "device": "cpu",
            "mode": "stub",
            "seed": 5,
            "path": str(tried.path),
            "text": TEXT,
        },
    }


@pytest.mark.parametrize("broken", [False, True])
def test_an_attempt_is_shown_whose_problem_is_gone_or_broken(
    run: Any, tried: Attempt, library: Library, history: History, broken: bool
) -> None:
    file = library.root / "problems" / "first-sum.yaml"
    file.write_text("{") if broken else file.unlink()
    history.record_attempt(replace(tried, mistake="minus"))
    assert run("history --show 2") == 0
    assert "\n  mistake  minus\n" in run.out
    assert run.out.endswith("\n\nnext: drill history restore 2\n")


@pytest.mark.parametrize("number", ["2", "0", "x", "¹", "99999999999999999999"])
def test_a_number_that_no_attempt_has_is_told(run: Any, tried: Attempt, number: str) -> None:
    assert run(f"history --show {number}") == 2
    assert run.err == (
        f"error: there is no attempt `{number}`\n"
        "hint: `drill history` lists them with their numbers\n"
    )
