"""Cells that the real judge judges."""

from collections.abc import Callable
from typing import Any

import pytest

from drill.judge import client
from drill.store.history import History

ALONE = {
    "en": "Only this cell is judged: what other cells import or define is not there.",
    "zh": "判题只看这个单元格：其他单元格里的 import 和定义在判题时都不存在。",
}
PLAIN = {
    "en": "`%time`, `!ls` and the like are IPython's, not Python's",
    "zh": "`%time`、`!ls` 这类写法属于 IPython，不是 Python",
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_an_earlier_cell_defines_is_not_there_and_that_is_said(
    run: Any, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("DRILL_LANG", language)
    run("def total(a, b):\n    return a + b\n")
    assert run("%%drill first-sum\ndef add(a, b):\n    return total(a, b)\n") is None
    assert "NameError: name 'total' is not defined" in run.text
    # The line is the one that it has in the cell.
    assert "<cell>:3" in run.text
    assert "› 3 │     return total(a, b)" in run.text
    assert ALONE[language] in run.text
    assert ALONE[language] in run.html


@pytest.mark.parametrize(
    ("cell", "alone", "plain"),
    [
        ("print(add(1, 2))", True, False),  # the answer itself is in another cell
        ("add = helper(3)", True, False),
        ("def add(a, b):\n    return a - b", False, False),
        ("%time\ndef add(a, b):\n    return a + b", False, True),
        ("files = !ls\ndef add(a, b):\n    return a + b", False, True),
        ("sum?\ndef add(a, b):\n    return a + b", False, True),
        ("def add(a, b):\n    return a +", False, False),
        ("def add(a):\n    return a", False, False),
    ],
)
def test_only_what_a_notebook_explains_is_explained(
    run: Any, cell: str, alone: bool, plain: bool
) -> None:
    assert run(f"%%drill first-sum\n{cell}\n") is None
    assert run.text.startswith("✗")
    assert (ALONE["en"] in run.text, PLAIN["en"] in run.text) == (alone, plain)


def test_what_only_ipython_understands_is_said_to_be_no_python_in_chinese_too(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRILL_LANG", "zh")
    run("%%drill first-sum\n!ls\n")
    assert "第 2 行不是合法的 Python" in run.text
    assert PLAIN["zh"] in run.text
    assert run.text.endswith("下一步：%drill show first-sum")


@pytest.mark.parametrize("cell", ["\n", "# nothing yet\n", "def add(a, b):\n    ...\n"])
def test_a_cell_with_nothing_in_it_is_not_written_yet(run: Any, cell: str) -> None:
    assert run(f"%%drill first-sum\n{cell}") is None
    assert run.text.startswith("… not written yet")
    assert run.text.endswith("next: %drill show first-sum")


def test_a_helper_file_beside_the_notebook_can_be_imported(run: Any, desk: Any) -> None:
    (desk / "helpers.py").write_text("def total(a, b):\n    return a + b\n")
    run("%%drill first-sum\nfrom helpers import total\ndef add(a, b):\n    return total(a, b)\n")
    assert run.text.startswith("✓ right")


def test_the_warm_server_is_used_where_there_may_be_one(
    run: Any, warm: Any, history: History, until: Callable[[Callable[[], object]], None]
) -> None:
    def prepared() -> str | None:
        status = client.status("python")
        return status.prepared if status else None

    assert run("%drill show first-sum") is None
    until(lambda: prepared() == "first-sum")
    run("%%drill first-sum\ndef add(a, b):\n    return a - b\n")
    assert run.text.startswith("✗ wrong answer")
    run("%%drill first-sum\ndef add(a, b):\n    return a + b\n")
    assert run.text.startswith("✓ right")
    status = client.status("python")
    assert status is not None
    assert status.checks == 2
    assert history.tallies()["first-sum"].attempts == 2
