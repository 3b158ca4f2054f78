"""`%%drill` and `%drill` in IPython's own shell, with a judge that answers at once."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from drill.content import library as content
from drill.content.library import Library
from drill.judge.result import CheckResult, Verdict
from drill.practice import workspace
from drill.practice.workspace import Page
from drill.store.history import History
from drill.text import same
from tests.cli.interviews import lay_out

RIGHT = "%%drill first-sum\ndef add(a, b):\n    return a + b\n"
WRONG = "%%drill first-sum\ndef add(a, b):\n    return a - b\n"


def test_a_cell_is_given_to_the_judge_and_not_executed(run: Any, judge: Any, desk: Path) -> None:
    assert run("%%drill first-sum\nseen = 1\ndef add(a, b):\n    return a - b\n") is None
    assert "seen" not in run.shell.user_ns
    assert "add" not in run.shell.user_ns
    [asked] = judge.requests
    assert (asked.problem, asked.seed, asked.jail) == ("first-sum", None, True)
    assert (asked.filename, asked.folder) == ("<cell>", str(desk))


def test_lines_of_the_text_are_lines_of_the_cell(run: Any, judge: Any) -> None:
    run("%%drill first-sum\nx = 1\n\ny = 2\n")
    cell, text = "%%drill first-sum\nx = 1\n\ny = 2\n", judge.requests[0].text
    assert text.splitlines()[1:] == cell.splitlines()[1:]
    assert text.splitlines()[0] == "# drill: first-sum"


def test_after_a_wrong_answer_the_kernel_goes_on(run: Any, judge: Any) -> None:
    assert run(WRONG) is None
    assert run.text.startswith("✗ wrong answer  Add two numbers (first-sum)  first-sum\n")
    assert "0 of 1 cases passed (0.25 s)" in run.text
    assert run.text.endswith("next: %drill hint first-sum")
    assert run("after = 40 + 2") is None
    assert run.shell.user_ns["after"] == 42
    assert run(RIGHT) is None
    assert run.text.startswith("✓ right  Add two numbers (first-sum)  first-sum\n")
    assert "check 2 of this problem; solved for the first time" in run.text
    assert run.text.endswith("next: %drill stub other-sum")


def test_it_speaks_chinese_where_the_settings_say_so(
    run: Any, judge: Any, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(WRONG)
    assert '<div class="drill tex2jax_ignore mathjax_ignore" lang="en">' in run.html
    monkeypatch.delenv("DRILL_LANG")
    (home / "config.toml").write_text('language = "zh"\n')
    assert run(WRONG) is None
    assert run.text.startswith("✗ 答案不对  两数相加（first-sum）  first-sum\n")
    assert run.text.endswith("下一步：%drill hint first-sum")
    assert 'lang="zh-CN"' in run.html
    assert '<p class="d-next"><span class="d-dim">下一步：</span><code>' in run.html


def test_a_check_is_recorded_like_any_other(
    run: Any, judge: Any, history: History, desk: Path
) -> None:
    run(WRONG)
    attempt = history.last_attempt("first-sum")
    assert attempt is not None
    assert (attempt.verdict, attempt.passed, attempt.total) == ("failed", 0, 1)
    assert (attempt.mode, attempt.path) == ("stub", desk / "<cell>")
    assert attempt.text == "# drill: first-sum\ndef add(a, b):\n    return a - b\n"
    run(RIGHT)
    assert history.tallies()["first-sum"].solved
    # The case that failed is asked first, the next time.
    assert [request.replay is None for request in judge.requests] == [True, False]


def test_no_file_and_no_opening_is_taken_for_a_cells(
    run: Any, judge: Any, library: Library, history: History, desk: Path
) -> None:
    problem = library.problem("first-sum")
    workspace.start(problem, None, history, datetime.now(UTC), Page("# own\n", "debug", "[]"))
    run(RIGHT)
    attempt = history.last_attempt("first-sum")
    assert attempt is not None
    assert attempt.mode == "stub"
    assert [path.name for path in desk.iterdir()] == ["first-sum.py"]
    assert (desk / "first-sum.py").read_text() == "# own\n"
    run("%%drill other-sum\nx = 1\n")
    # Where its file is looked for, and would be written, is where it was before.
    assert workspace.locate("first-sum", history) == desk / "first-sum.py"
    assert workspace.locate("other-sum", history) == desk / "other-sum.py"
    opening = history.latest_opening()
    assert opening is not None
    assert opening.problem == "first-sum"


def test_without_an_id_it_is_the_open_problem(
    run: Any, judge: Any, library: Library, history: History
) -> None:
    problem = library.problem("other-sum")
    workspace.start(problem, None, history, datetime.now(UTC), Page(""))
    assert run("%%drill\ndef add(a, b):\n    return a + b\n") is None
    assert run.text.startswith("✓ right  Add two numbers (other-sum)  other-sum\n")
    assert judge.requests[0].text.startswith("# drill: other-sum\n")


def test_settings_that_cannot_be_read_are_told(
    run: Any, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DRILL_LANG")
    monkeypatch.setenv("LC_ALL", "C")
    (home / "config.toml").write_text("language = \n")
    run("%drill list")
    assert run.out.startswith(f"error: `{home / 'config.toml'}` cannot be read")


def test_an_empty_cell_is_refused_by_ipython_itself(run: Any, judge: Any) -> None:
    assert type(run("%%drill first-sum")).__name__ == "UsageError"
    assert "the cell body is empty" in run.out
    assert judge.requests == []


def test_what_a_submission_says_is_escaped_and_there_is_no_script(run: Any, judge: Any) -> None:
    said = "<script>alert(1)</script> & $x$ \x1b[31m\u202e"
    judge.answer = lambda request: CheckResult(
        request.problem, Verdict.INVALID, same(said), 1, printed=said
    )
    run(WRONG)
    assert run.html.count("&lt;script&gt;alert(1)&lt;/script&gt; &amp; $x$") == 2
    for never in ("<script", "http", "url(", "\x1b", "\u202e"):
        assert never not in run.html


def test_a_history_that_cannot_be_used_costs_no_verdict(
    run: Any, judge: Any, history: History, home: Path
) -> None:
    history.path.write_bytes(b"no database" * 100)
    assert run(RIGHT) is None
    assert run.text.startswith("✓ right")
    assert "this check was not recorded" in run.text
    assert "warning: " in run.text
    assert "warning: " in run.html
    assert run("%drill hint first-sum") is None
    assert "hint 1/3" in run.text
    assert "warning: " in run.text
    assert run("%drill list") is None
    assert "0 of 3 problems solved" in run.text
    assert type(run("%drill report")).__name__ == "RefusedError"
    assert run.out.startswith("error: ")


@pytest.mark.parametrize(("language", "told"), [("en", "interrupted\n"), ("zh", "已中断\n")])
def test_an_interrupt_records_nothing_and_the_kernel_goes_on(
    run: Any,
    judge: Any,
    history: History,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    told: str,
) -> None:
    monkeypatch.setenv("DRILL_LANG", language)

    def interrupted(_: object) -> Any:
        raise KeyboardInterrupt

    usual, judge.answer = judge.answer, interrupted
    assert isinstance(run(WRONG), KeyboardInterrupt)
    assert run.out == told
    assert history.tallies() == {}
    judge.answer = usual
    assert run(RIGHT) is None
    assert run.text.startswith(("✓ right", "✓ 正确"))


def test_hints_come_one_after_another_and_then_all(run: Any, history: History) -> None:
    for number, says in enumerate(("What does plus do?", "Use it.", "Return `a + b`."), start=1):
        assert run("%drill hint first-sum") is None
        assert f"hint {number}/3\n  {says}" in run.text
        assert run.text.endswith("next: %%drill first-sum")
    assert history.hints_shown("first-sum") == 3
    run("%drill hint first-sum")
    assert [f"hint {n}/3" in run.text for n in (1, 2, 3)] == [True] * 3
    assert "there are no more hints" in run.text
    assert history.hints_shown("first-sum") == 3


def test_a_problem_is_shown_with_how_it_begins(run: Any, history: History) -> None:
    assert run("%drill show first-sum") is None
    assert run.text.startswith("Add two numbers (first-sum)  first-sum\n")
    assert "Return the sum of `a` and `b`, which are whole numbers of any size." in run.text
    assert "  def add(a, b):\n      ..." in run.text
    assert run.text.endswith("next: %drill stub first-sum")
    assert "<p>Return the sum of <code" in run.html
    assert run.begun is None
    assert history.latest_opening() is None


def test_a_stub_takes_the_place_of_its_cell_and_opens_nothing(
    run: Any, judge: Any, history: History, desk: Path
) -> None:
    assert run("%drill stub first-sum") is None
    assert run.begun == "%%drill first-sum\n\ndef add(a, b):\n    ..."
    assert "Return the sum of" in run.text
    assert history.latest_opening() is None
    assert list(desk.iterdir()) == []
    assert run(run.begun.replace("...", "return a + b")) is None
    assert run.text.startswith("✓ right")


def test_the_list_has_every_problem_with_how_far_it_is(run: Any, judge: Any) -> None:
    run(WRONG)
    run("%%drill other-sum\nreturn a + b\n")
    assert run("%drill list") is None
    assert run.text.startswith("1 of 3 problems solved\n\nAttention\n  ✗ first-sum")
    assert "\n✓ solved  ✗ attempted  › started\n" in run.text
    assert run.text.endswith("next: %drill stub first-sum")
    for row in (
        '<tr><th scope="row">first-sum</th><td>Add two numbers (first-sum)</td>',
        '<td class="d-bad">✗ attempted</td></tr>',
        '<td class="d-good">✓ solved</td></tr>',
        '<th scope="rowgroup" colspan="6">Losses</th>',
    ):
        assert row in run.html


def test_the_report_has_the_figures_of_the_command(
    run: Any, judge: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    from drill.__main__ import main

    run(WRONG)
    run(RIGHT)
    assert run("%drill report") is None
    shown = run.text
    assert main(["report"]) == 0
    assert shown.splitlines() == capsys.readouterr().out.rstrip("\n").splitlines()
    assert '<th scope="row">Attention</th><td class="d-number">1/1</td>' in run.html
    assert ">Next, in a terminal</p>" in run.html


def test_what_is_broken_is_told_below_what_is_not(
    run: Any, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (library.root / "problems" / "torn.yaml").write_text("format: 1\nid: torn\n")
    again = Library(library.root)
    monkeypatch.setattr(content, "everything", lambda: again)
    for cell in ("%drill list", "%drill report"):
        assert run(cell) is None
        assert f"\nwarning: {library.root / 'problems' / 'torn.yaml'}" in run.text
        assert '<span class="d-half">warning: ' in run.html


def test_after_a_right_answer_the_interviewer_goes_on(
    run: Any, judge: Any, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(library.root)
    path = library.root / "problems" / "first-sum.yaml"
    path.write_text(path.read_text() + "follow_ups: [why-plus]\n")
    again = Library(library.root)
    monkeypatch.setattr(content, "everything", lambda: again)
    run(RIGHT)
    assert "The interviewer goes on: “" in run.text
    assert "answer it: drill cards why-plus" in run.text


def test_what_every_start_imports_knows_no_notebook_and_a_notebook_no_framework() -> None:
    program = (
        "import sys, drill\n"
        "assert 'drill.notebook' not in sys.modules\n"
        "import drill.notebook.magic\n"
        "print(sorted({'torch', 'numpy', 'typer', 'IPython'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_the_language_can_be_changed_within_the_notebook(run: Any, judge: Any) -> None:
    run("%env DRILL_LANG=zh")
    assert run(RIGHT) is None
    assert run.text.startswith("✓ 正确")
