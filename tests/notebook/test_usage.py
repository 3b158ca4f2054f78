"""What can be typed, what cannot be, and what the document says."""

import re
from pathlib import Path
from typing import Any

import pytest

from drill.notebook import usage


@pytest.mark.parametrize(
    ("language", "cell", "told"),
    [
        (
            "en",
            "%%drill\nx = 1\n",
            "error: no problem is open\nhint: name one: `%drill list` shows them\n",
        ),
        (
            "zh",
            "%drill hint",
            "错误：当前没有打开的题目\n提示：请写明题目；`%drill list` 列出题目\n",
        ),
        (
            "en",
            "%%drill frist-sum\nx = 1\n",
            "error: no problem is called `frist-sum`\nhint: did you mean `first-sum`?\n",
        ),
        (
            "zh",
            "%drill show frist-sum",
            "错误：没有名为 `frist-sum` 的题目\n提示：是不是想写 `first-sum`？\n",
        ),
        (
            "en",
            "%drill first-sum",
            "error: `%drill` has no `first-sum`\n"
            "hint: `%%drill ID` above an answer checks it; `%drill` lists the rest\n",
        ),
        (
            "zh",
            "%drill first-sum",
            "错误：`%drill` 没有 `first-sum` 这个用法\n"
            "提示：在答案上方写 `%%drill ID` 就会检查它；`%drill` 列出其他用法\n",
        ),
        ("en", "%drill hnt", "error: `%drill` has no `hnt`\nhint: did you mean `hint`?\n"),
        (
            "en",
            "%drill list first-sum",
            "error: `%drill list` does not take `first-sum`\nhint: `%drill` lists what there is\n",
        ),
        (
            "zh",
            "%drill show first-sum other-sum",
            "错误：`%drill show` 不接受参数 `other-sum`\n提示：`%drill` 列出所有用法\n",
        ),
        (
            "en",
            "%%drill first-sum --file\nx = 1\n",
            "error: `%%drill` does not take `--file`\nhint: it is `%%drill [ID] [--seed N]`\n",
        ),
        (
            "en",
            "%%drill --file\nx = 1\n",
            "error: `%%drill` does not take `--file`\nhint: it is `%%drill [ID] [--seed N]`\n",
        ),
        (
            "zh",
            "%%drill first-sum other-sum\nx = 1\n",
            "错误：`%%drill` 不接受参数 `other-sum`\n提示：写法是 `%%drill [ID] [--seed N]`\n",
        ),
        (
            "en",
            "%%drill first-sum --seed x\nx = 1\n",
            "error: `--seed` needs a whole number\nhint: it is `%%drill [ID] [--seed N]`\n",
        ),
        (
            "zh",
            f"%%drill first-sum --seed {2**63}\nx = 1\n",
            "错误：`--seed` 需要一个整数\n提示：写法是 `%%drill [ID] [--seed N]`\n",
        ),
    ],
)
def test_what_cannot_be_is_told_without_a_traceback(
    run: Any, judge: Any, monkeypatch: pytest.MonkeyPatch, language: str, cell: str, told: str
) -> None:
    monkeypatch.setenv("DRILL_LANG", language)
    assert type(run(cell)).__name__ == "RefusedError"
    assert run.out == told
    assert (run.text, judge.requests) == ("", [])


def test_a_seed_repeats_the_inputs(run: Any, judge: Any) -> None:
    run("%%drill --seed 7 first-sum\nx = 1\n")
    assert judge.requests[0].seed == 7


def test_alone_it_lists_what_there_is(run: Any) -> None:
    assert run("%drill") is None
    uses = [line.split("  ")[0] for line in run.text.splitlines()]
    assert uses == [
        "%%drill [ID] [--seed N]",
        "%drill list",
        "%drill show [ID]",
        "%drill stub [ID]",
        "%drill hint [ID]",
        "%drill report",
    ]
    assert '<th scope="row">%drill list</th>' in run.html


def test_everything_that_the_document_tells_to_type_works(run: Any, judge: Any) -> None:
    document = (Path(__file__).parents[2] / "docs" / "notebooks.md").read_text(encoding="utf-8")
    # Between backticks, and the first lines of blocks.
    typed = set(re.findall(r"(?:^|`)(%[^`\n]+)", document, re.MULTILINE))
    assert {"%load_ext drill", "%%drill ID", "%drill report", "%env DRILL_LANG=zh"} < typed
    verbs = {line.split()[1] for line in typed if line.startswith("%drill ")}
    assert verbs == set(usage.VERBS)
    for line in typed - {"%time", "%%drill", "%env DRILL_LANG=zh"}:
        cell = line.replace("ID", "first-sum").replace("attention", "first-sum")
        assert run(f"{cell}\nx = 1\n" if cell.startswith("%%") else cell) is None, line
