"""`drill start --mode` and `--from-history`, as a person types them."""

from pathlib import Path
from typing import Any

import pytest

from drill.content.library import Library
from drill.judge.result import CheckRequest, CheckResult
from drill.store.history import History
from tests.practice.test_modes import MISTAKES

RIGHT = "def add(a, b):\n    return a + b\n"
HEAD = "# drill: first-sum\n# Add two numbers (first-sum) · 5 minutes\n"


@pytest.fixture(autouse=True)
def _mistakes(library: Library, desk: Path, judge: Any) -> None:
    """Every command here works on the test library, in an empty folder, with the fake judge."""
    path = library.root / "problems" / "first-sum.yaml"
    path.write_text(path.read_text("utf-8").replace("mistakes: []\n", MISTAKES), "utf-8")


@pytest.fixture
def file(desk: Path) -> Path:
    return desk / "first-sum.py"


def copies(file: Path) -> list[str]:
    """The texts of the dated copies."""
    return [path.read_text() for path in sorted(file.parent.glob("first-sum.2*.py"))]


def test_blank_starts_from_an_empty_page_and_says_so(run: Any, file: Path) -> None:
    assert run("start first-sum --mode blank") == 0
    assert file.read_text() == f"{HEAD}\n"
    assert f"written: {file}" in run.out
    assert "from an empty page: nothing is given but the statement" in run.out
    assert run.out.endswith("next: drill check\n")


def test_stub_needs_no_explanation(run: Any, file: Path) -> None:
    assert run("start first-sum --mode stub") == 0
    assert file.read_text() == f"{HEAD}\ndef add(a, b):\n    ...\n"
    assert "empty page" not in run.out
    assert "gaps" not in run.out


def test_gaps_are_not_written_yet_until_they_are_filled(run: Any, file: Path) -> None:
    assert run("start first-sum --mode cloze") == 0
    assert "the reference with gaps: fill every ____" in run.out
    assert file.read_text().endswith("def add(a, b):\n    return ____\n")
    file.write_text(file.read_text().replace("____", "a + b"))
    assert run("check") == 0


def test_debug_plants_a_mistake_and_what_mends_it_is_right(
    run: Any, file: Path, judge: Any
) -> None:
    assert run("start first-sum --mode debug") == 0
    assert "the reference with a mistake in it: find it, and mend it" in run.out
    text = file.read_text()
    assert "# Bug report: this gives wrong answers. Find out why, and mend it.\n" in text
    assert RIGHT not in text
    file.write_text(RIGHT)
    assert run("check") == 0


def test_in_chinese_everything_is_said_in_chinese(
    run: Any, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRILL_LANG", "zh")
    for mode, said in (
        ("blank", "空白页：除了题面，什么都不给"),
        ("cloze", "参考答案挖空：补全每一处 ____"),
        ("debug", "参考答案里埋了错误：找出来并改正"),
    ):
        assert run(f"start first-sum --mode {mode}") == 0
        assert said in run.out
        assert "已生成" in run.out
    assert "缺陷报告：这段代码的结果不对。" in file.read_text()


def test_a_mode_that_is_asked_for_keeps_the_file_as_a_dated_copy(run: Any, file: Path) -> None:
    run("start first-sum")
    file.write_text("mine")
    assert run("start first-sum --mode blank") == 0
    assert file.read_text() == f"{HEAD}\n"
    assert copies(file) == ["mine"]
    assert "kept:    " in run.out
    assert run("start first-sum --mode cloze") == 0
    assert sorted(copies(file)) == sorted(["mine", f"{HEAD}\n"])


def test_without_a_mode_what_is_under_way_stays_as_it_is(run: Any, file: Path) -> None:
    run("start first-sum --mode cloze")
    file.write_text("mine")
    assert run("start first-sum") == 0
    assert f"kept as it was: {file}" in run.out
    assert "the reference with gaps" in run.out
    assert file.read_text() == "mine"
    assert copies(file) == []


def test_after_it_was_right_a_new_page_is_written_and_the_answer_is_kept(
    run: Any, file: Path, history: History
) -> None:
    run("start first-sum --mode blank")
    file.write_text(RIGHT)
    assert run("check") == 0
    assert run("start first-sum") == 0
    assert file.read_text() == f"{HEAD}\n", "what went well comes again from an empty page"
    assert copies(file) == [RIGHT]
    assert history.tallies()["first-sum"].solved


@pytest.mark.parametrize("mode", ["cloze", "debug"])
def test_what_began_with_the_reference_solves_nothing(
    run: Any, file: Path, history: History, mode: str
) -> None:
    run(f"start first-sum --mode {mode}")
    file.write_text(RIGHT)
    assert run("check") == 0
    assert not history.tallies()["first-sum"].solved


def test_reset_begins_in_the_same_mode(run: Any, file: Path) -> None:
    run("start first-sum --mode cloze")
    page = file.read_text()
    file.write_text("mine")
    assert run("reset --yes") == 0
    assert file.read_text() == page
    assert copies(file) == ["mine"]


def test_from_history_begins_with_ones_own_last_attempt(run: Any, file: Path) -> None:
    run("start first-sum")
    file.write_text("def add(a, b):\n    return a - b\n")
    assert run("check") == 1
    file.write_text("spoilt")
    assert run("start first-sum --from-history") == 0
    assert file.read_text() == "def add(a, b):\n    return a - b\n"
    assert copies(file) == ["spoilt"]


def test_from_history_never_begins_with_the_reference(run: Any, file: Path) -> None:
    for mode, text in (("stub", "def add(a, b):\n    return 0\n"), ("debug", RIGHT)):
        run(f"start first-sum --mode {mode}")
        file.write_text(text)
        run("check")
    run("start first-sum --from-history")
    assert file.read_text() == "def add(a, b):\n    return 0\n"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            "error: there is no attempt at `first-sum` to go on from\n"
            "hint: `drill start first-sum` begins it\n",
        ),
        (
            "zh",
            "错误：`first-sum` 还没有提交过，无法接着写\n提示：用 `drill start first-sum` 开始\n",
        ),
    ],
)
def test_without_an_attempt_nothing_is_begun(
    run: Any,
    file: Path,
    history: History,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    told: str,
) -> None:
    monkeypatch.setenv("DRILL_LANG", language)
    assert run("start first-sum --from-history") == 2
    assert (run.out, run.err) == ("", told)
    assert not file.exists()
    assert history.latest_opening() is None


def test_a_problem_without_mistakes_leaves_the_file_as_it_is(run: Any, desk: Path) -> None:
    (desk / "other-sum.py").write_text("mine")
    assert run("start other-sum --mode debug") == 2
    assert run.err == (
        "error: `other-sum` has no mistakes to be found\n"
        "hint: `drill start other-sum --mode blank` starts from an empty page\n"
    )
    assert (desk / "other-sum.py").read_text() == "mine"


def test_a_judge_that_cannot_be_had_does_not_keep_one_from_debugging(
    run: Any, file: Path, judge: Any
) -> None:
    from drill.errors import JudgeError
    from drill.text import same

    def broken(_: CheckRequest) -> CheckResult:
        raise JudgeError(same("it ended"))

    judge.answer = broken
    assert run("start first-sum --mode debug") == 0
    assert "Bug report" in file.read_text()


@pytest.mark.parametrize(
    ("mode", "hint"),
    [
        ("blnk", "did you mean `blank`?"),
        ("xyzzy", "it is one of `stub`, `blank`, `cloze`, `debug`"),
    ],
)
def test_a_mode_that_is_none_is_refused_with_what_was_meant(
    run: Any, file: Path, mode: str, hint: str
) -> None:
    assert run(f"start first-sum --mode {mode}") == 2
    assert run.err == f"error: `--mode` cannot be `{mode}`\nhint: {hint}\n"
    assert not file.exists()


def test_the_mode_of_an_interview_cannot_be_chosen(run: Any, file: Path) -> None:
    assert run("start first-sum --mode mock") == 2
    assert not file.exists()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "error: `--mode` and `--from-history` exclude each other\n"),
        ("zh", "错误：`--mode` 和 `--from-history` 不能同时使用\n"),
    ],
)
def test_a_mode_and_ones_own_attempt_exclude_each_other(
    run: Any, file: Path, monkeypatch: pytest.MonkeyPatch, language: str, told: str
) -> None:
    monkeypatch.setenv("DRILL_LANG", language)
    assert run("start first-sum --mode stub --from-history") == 2
    assert run.err.startswith(told)
    assert not file.exists()
