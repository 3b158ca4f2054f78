"""`drill mock` without anybody in front of it: lists, answers from a file, debriefs, mistakes."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from drill.content.library import Library
from drill.judge.result import Verdict
from drill.store.history import History
from drill.store.interviews import InterviewStore
from drill.store.reviews import Reviews
from tests.cli.interviews import RIGHT, stand_in

ALL = """\
format: 1
sections:
  - answers:
      - {text: I know, seconds: 10, points: [1, 2]}
      - {text: I know, seconds: 10, points: [1, 2]}
  - {file: sum.py, seconds: 60, answers: [{text: of any size, seconds: 5, points: [1, 2]}]}
  - answers: [{text: When?, points: [1]}]
"""
SCRIPT_TAG = "<script src='http://evil.example/x.js'>alert(1)</script>"


@pytest.fixture(autouse=True)
def _little(library: Library, desk: Path, judge: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command knows the little interview, works in an empty folder, asks the fake judge."""
    stand_in(library.root, monkeypatch)


@pytest.fixture
def answers(desk: Path) -> Path:
    """A file that answers everything rightly."""
    (desk / "sum.py").write_text(RIGHT)
    path = desk / "answers.yaml"
    path.write_text(ALL, encoding="utf-8")
    return path


def debrief(run: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run.out)["debrief"]
    return found


def marks(found: dict[str, Any]) -> dict[str, float]:
    return {axis["name"]: axis["mark"] for axis in found["axes"]}


# The list


def test_the_interviews_are_listed_with_their_minutes_and_how_to_begin(run: Any) -> None:
    assert run("mock") == 0
    assert "  little  A little interview\n    to try it · 8 min · " in run.out
    assert "4 questions\n" in run.out
    assert "  --weak\n    composed from what you are weakest in" in run.out
    assert run.out.endswith("\nnext: drill mock little\n")
    assert run("mock --lang zh") == 0
    assert "  little  一场小面试\n    试一试 · 8 分钟 · 编码 1 题，提问 4 个\n" in run.out
    assert run.out.endswith("\n下一步：drill mock little\n")


def test_the_list_as_json_is_alone_on_stdout(run: Any) -> None:
    assert run("mock --json") == 0
    [listed] = json.loads(run.out)["interviews"]
    assert listed == {
        "id": "little",
        "title": "A little interview",
        "about": "to try it",
        "minutes": 8,
        "problems": ["first-sum"],
        "questions": 4,
    }


def test_a_broken_script_is_told_of_and_stands_in_no_ones_way(run: Any, library: Library) -> None:
    folder = library.root / "problems" / "interviews"
    (folder / "broken.yaml").write_text("format: 1\nid: broken\n")
    assert run("mock") == 0
    assert "  little  A little interview" in run.out
    assert run.err.startswith("warning: ")
    assert "broken.yaml" in run.err


# Mistakes on the command line


@pytest.mark.parametrize(
    ("line", "english", "chinese"),
    [
        (
            "mock litle",
            "error: no interview is called `litle`\nhint: did you mean `little`?\n",
            "错误：没有名为 `litle` 的面试脚本\n提示：是不是想写 `little`？\n",
        ),
        (
            "mock quite-another",
            "error: no interview is called `quite-another`\nhint: `drill mock` lists them\n",
            "错误：没有名为 `quite-another` 的面试脚本\n提示：`drill mock` 列出全部面试\n",
        ),
        (
            "mock --last",
            "error: no interview is over yet\nhint: `drill mock` lists them\n",
            "错误：还没有完成过面试\n提示：`drill mock` 列出全部面试\n",
        ),
        (
            "mock --resume",
            "error: no interview is under way\nhint: `drill mock` lists them\n",
            "错误：没有正在进行的面试\n提示：`drill mock` 列出全部面试\n",
        ),
        (
            "mock --resume --last",
            "error: `--resume` and `--last` exclude each other\nhint: `drill mock -h` shows how\n",
            "错误：`--resume` 和 `--last` 不能同时使用\n提示：`drill mock -h` 查看用法\n",
        ),
        (
            "mock little --minutes 20",
            "error: `--minutes`, `--areas` and `--seed` are for `--weak`\n"
            "hint: `drill mock --weak` composes one\n",
            "错误：`--minutes`、`--areas` 和 `--seed` 只用于 `--weak`\n"
            "提示：用 `drill mock --weak` 组卷\n",
        ),
        (
            "mock --weak --areas atention",
            "error: `--areas` cannot be `atention`\nhint: did you mean `attention`?\n",
            "错误：`--areas` 不能是 `atention`\n提示：是不是想写 `attention`？\n",
        ),
        (
            "mock --weak --minutes 10 --areas positions",
            "error: nothing fits into 10 minutes\nhint: give more with `--minutes`\n",
            "错误：10 分钟内排不下任何内容\n提示：用 `--minutes` 给多一些时间\n",
        ),
    ],
)
def test_what_cannot_be_is_said_with_what_to_do(
    run: Any, desk: Path, line: str, english: str, chinese: str
) -> None:
    assert run(line) == 2
    assert (run.out, run.err) == ("", english)
    assert run(f"{line} --lang zh") == 2
    assert (run.out, run.err) == ("", chinese)
    assert list(desk.iterdir()) == []


def test_minutes_out_of_range_are_refused_with_the_range(run: Any) -> None:
    assert run("mock --weak --minutes 9") == 2
    assert "from 10 to 240" in run.err
    assert run("mock --weak --minutes 241") == 2
    assert "from 10 to 240" in run.err


def test_answers_without_an_interview_are_no_list(run: Any, answers: Path) -> None:
    assert run("mock --answers answers.yaml") == 2
    assert run.out == ""


# Answers from a file


def test_answers_from_a_file_are_judged_marked_and_recorded(
    run: Any, answers: Path, desk: Path, history: History
) -> None:
    assert run("mock little --answers answers.yaml --json") == 0
    found = debrief(run)
    assert marks(found) == {"correctness": 100, "speed": 100, "independence": 100, "theory": 100}
    assert (found["total"], found["passed"], found["passes_at"]) == (100, True, 70)
    assert [section["used"] for section in found["sections"]] == [20, 65, 0]
    assert found["practise"] == []
    assert history.tallies()["first-sum"].solved
    said = [(a.card, a.text, a.hit, a.interview) for a in Reviews(history.path).all()]
    name = found["interview"]
    assert sorted(said) == sorted(
        [
            ("why-plus", "I know", "[0, 1]", name),
            ("why-minus", "I know", "[0, 1]", name),
            ("why-integers", "of any size", "[0, 1]", name),
            ("what-to-ask", "When?", "[0]", name),
        ]
    )
    [folder] = desk.glob("mock-little-*")
    assert (folder / "first-sum.py").read_text() == RIGHT


def test_what_does_not_pass_exits_with_1_and_says_what_to_practise(
    run: Any, answers: Path, judge: Any
) -> None:
    answers.write_text(ALL.replace("file: sum.py", "code: 'no', checks: 2, hints: 1"))
    assert run("mock little --answers answers.yaml --json") == 1
    found = debrief(run)
    # Speed counts where it is right only; one hint of 10.
    assert marks(found) == {"correctness": 0, "speed": 0, "independence": 90, "theory": 100}
    assert (found["total"], found["passed"]) == (38, False)
    assert found["practise"] == ["drill start first-sum"]
    code = found["sections"][1]["code"]
    assert (code["verdict"], code["tries"], code["hints"]) == (str(Verdict.FAILED), 2, 1)
    assert [request.examples for request in judge.requests] == [True, True, False]
    assert [request.diagnose for request in judge.requests] == [False, False, True]


def test_a_file_of_answers_that_is_wrong_says_where_and_begins_nothing(
    run: Any, answers: Path, desk: Path
) -> None:
    assert run("mock little --answers nowhere.yaml") == 2
    assert run.err.startswith("error: nowhere.yaml: ")
    answers.write_text(ALL.replace("seconds: 60", "seconds: -60"))
    assert run("mock little --answers answers.yaml") == 2
    assert "answers.yaml:6" in run.err
    assert "a number is negative" in run.err
    answers.write_text(ALL.replace("sum.py", "missing.py"))
    assert run("mock little --answers answers.yaml --lang zh") == 2
    assert "无法读取 `missing.py`" in run.err
    assert list(desk.glob("mock-*")) == []


def test_the_folder_is_made_where_it_is_wanted(run: Any, answers: Path, tmp_path: Path) -> None:
    assert run(f"mock little --answers answers.yaml --dir {tmp_path}/there") == 0
    assert len(list((tmp_path / "there").glob("mock-little-*/first-sum.py"))) == 1


# The debrief


def test_the_last_debrief_is_the_one_that_was_shown(run: Any, answers: Path) -> None:
    assert run("mock little --answers answers.yaml") == 0
    shown = run.out
    assert run("mock --last") == 0
    assert run.out == shown
    assert "100 of 100: this interviewer passes you (from 70)\n" in shown
    assert shown.endswith("\nnext: drill mock\n")
    assert run("mock --last --lang zh") == 0
    assert "总分 100：这位面试官给你通过（70 分以上）\n" in run.out


def test_the_page_is_one_file_without_script_or_network_and_escapes_what_was_typed(
    run: Any, answers: Path, desk: Path
) -> None:
    answers.write_text(ALL.replace("I know", f'"{SCRIPT_TAG} & so on"'), encoding="utf-8")
    assert run("mock little --answers answers.yaml --html debrief.html --lang zh") == 0
    assert "总分 100" in run.out
    page = (desk / "debrief.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script src=&#39;http://evil.example/x.js&#39;&gt;" in page
    assert "&amp; so on" in page
    rest = page.replace("http://evil.example", "")
    assert "http" not in rest
    assert re.findall(r"(?:src|href)\s*=\s*[\"']?[^\s>]+", rest.replace("src=&#39;", "")) == []
    assert '<html lang="zh-CN">' in page
    assert "因为 why-plus。" in page


def test_a_page_that_cannot_be_written_is_said_and_the_interview_is_kept(
    run: Any, answers: Path
) -> None:
    assert run("mock little --answers answers.yaml --html nowhere/debrief.html") == 2
    assert run.err == "error: `nowhere/debrief.html` cannot be written: No such file or directory\n"
    assert run("mock --last") == 0


# One that is composed


def test_a_composed_one_keeps_to_its_minutes_and_areas_and_repeats_with_its_seed(
    run: Any, answers: Path, history: History
) -> None:
    store, plans = InterviewStore(history.path), []
    answers.write_text("format: 1\nsections: []\n")
    line = "mock --weak --minutes 30 --areas attention,losses --seed 7 --json"
    for _ in range(2):
        assert run(f"{line} --answers answers.yaml") == 1
        found = debrief(run)
        assert found["script"] == "weak"
        assert 0 < found["budget"] <= 30 * 60
        problems = {s["code"]["problem"] for s in found["sections"] if s["code"]}
        assert problems in ({"first-sum"}, {"other-sum"}, {"first-sum", "other-sum"})
        plans.append(json.loads(store.all()[-1].plan))
    assert plans[0] == plans[1]


# A history that cannot be used


def test_an_answer_to_nothing_that_is_asked_is_refused_before_the_clock_runs(
    run: Any, desk: Path, history: History
) -> None:
    (desk / "beyond.yaml").write_text(
        "format: 1\nsections:\n  - answers:\n      - points: [1, 3]\n", encoding="utf-8"
    )
    assert run("mock little --answers beyond.yaml") == 2
    assert run.err == (
        "error: `sections[0].answers[0].points` of the answers goes beyond what is asked: there are 2\n"
        "hint: docs/interview.md says what stands in such a file\n"
    )
    assert InterviewStore(history.path).all() == []


def test_without_a_history_the_interview_goes_on_and_says_that_it_is_not_kept(
    run: Any, answers: Path, home: Path
) -> None:
    (home / "history.sqlite3").write_bytes(b"no database at all, by any means" * 64)
    assert run("mock little --answers answers.yaml") == 0
    assert "100 of 100" in run.out
    assert "this interview was not recorded\nwarning: " in run.err
    assert run("mock little --answers answers.yaml --lang zh") == 0
    assert "这场面试没有记入历史\n警告：" in run.err
    for line in ("mock --last", "mock --resume"):
        assert run(line) == 2
        assert run.err.startswith("error: ")
        assert run.out == ""
    assert run("mock --weak --minutes 20 --answers answers.yaml") in (0, 1)
