"""`drill pack`, and the problems of packs in every other command."""

import json
from pathlib import Path
from typing import Any

import pytest

from drill.content import library as content
from drill.content import packs
from drill.content.library import Library
from drill.store.history import History
from tests.content.packed import pack

Monkey = pytest.MonkeyPatch


@pytest.fixture(autouse=True)
def extra(library: Library, desk: Path, judge: Any, monkeypatch: Monkey) -> Path:
    """A pack beside the desk, which the commands find once it was added."""
    # Beside the problems of the tests, instead of those of the checkout.
    monkeypatch.setattr(content, "everything", lambda: Library(library.root, *packs.added()))
    return pack(desk / "extra")


def test_without_packs_the_list_says_what_one_is(run: Any) -> None:
    assert run("pack") == 0
    assert run.out.startswith("no pack was added; a pack is a folder of problems, cards and")
    assert run("pack list --json") == 0
    assert json.loads(run.out) == {"schema": 1, "packs": []}


def test_adding_asks_first_because_code_will_run(run: Any, answers: Any, extra: Path) -> None:
    answers("n")
    assert run("pack add extra") == 1
    said = " ".join(run.err.split())
    assert "extra The extra problems: 2, cards: 3, interviews: 1" in said
    assert "It has Python of its own (files: 2; references" in said
    assert "trust where it comes from. Add it? [y/N]" in said
    assert packs.agreed() == []
    answers("y")
    assert run("pack add extra --lang zh") == 0
    assert "其中有 2 个 Python 文件" in run.err
    assert run.out == "✓ 已添加 `extra`\n\n下一步：drill start extra/first-sum\n"
    assert [one.root for one in packs.agreed()] == [str(extra)]
    assert run("pack add extra") == 0
    assert run.out.startswith("✓ `extra` was added already\n")
    assert len(packs.agreed()) == 1


def test_where_nobody_can_be_asked_the_command_that_agrees_is_named(run: Any) -> None:
    assert run("pack add ./extra") == 2
    assert "hint: `drill pack add ./extra --yes` does it" in run.err
    assert packs.agreed() == []
    assert run("pack add ./extra --yes") == 0
    assert run.err == ""
    assert len(packs.agreed()) == 1


def test_the_list_has_what_is_in_a_pack_and_what_is_wrong_with_another(
    run: Any, extra: Path
) -> None:
    run("pack add extra --yes")
    other = pack(extra.parent / "other", "other")
    run("pack add other --yes")
    (other / "pack.toml").unlink()
    assert run("pack list") == 0
    said = run.out.replace("\n  ", " ")
    assert said.startswith(
        f"extra  The extra problems: 2, cards: 3, interviews: 1 {extra}\n\nother"
    )
    # A path that is too long for a line is broken wherever that is.
    assert f"{other}✗{other}/pack.toml:cannotberead" in "".join(said.split())
    assert run("pack --json") == 0
    first, second = json.loads(run.out)["packs"]
    assert first == {
        "name": "extra",
        "title": "The extra",
        "root": str(extra),
        "distribution": None,
        "added": True,
        "problems": 2,
        "cards": 3,
        "interviews": 1,
        "errors": [],
    }
    assert (second["title"], second["problems"]) == (None, None)
    assert "cannot be read" in second["errors"][0]


def test_a_pack_is_removed_and_its_files_stay(run: Any, extra: Path) -> None:
    run("pack add extra --yes")
    assert run("pack remove extra") == 0
    assert run.out.startswith("removed `extra`; its files, your answers and your history stay\n")
    assert packs.agreed() == []
    assert (extra / "problems" / "own-sum.yaml").is_file()
    assert run("pack remove extra --json") == 2
    assert "error: no pack called `extra` was added\n" in run.err


@pytest.mark.parametrize("line", ["pack add", "pack remove", "pack verify"])
def test_an_action_wants_its_pack(run: Any, line: str) -> None:
    assert run(line) == 2
    assert run.err == f"error: `drill {line}` needs a pack\nhint: `drill pack -h` shows how\n"


def test_an_action_that_is_none_is_answered_with_the_nearest(run: Any) -> None:
    assert run("pack ad extra") == 2
    assert "did you mean `add`?" in run.err


# The problems of packs in other commands


def test_a_problem_of_a_pack_is_practised_like_any_other(
    run: Any, desk: Path, history: History, judge: Any, extra: Path
) -> None:
    run("pack add extra --yes")
    assert run("list --json") == 0
    assert "extra/own-sum" in [one["id"] for one in json.loads(run.out)["problems"]]
    assert run("start own-sum") == 0
    file = desk / "extra.own-sum.py"
    assert file.read_text(encoding="utf-8").startswith("# drill: extra/own-sum\n")
    file.write_text("def add(a, b):\n    return a + b\n")
    assert run("check --json") == 0
    assert json.loads(run.out)["problem"] == "extra/own-sum"
    assert (judge.requests[-1].problem, judge.requests[-1].root) == ("own-sum", str(extra))
    assert run(f"check --file {file.name}") == 0
    assert [attempt.problem for attempt in history.attempts(None, 9)] == ["extra/own-sum"] * 2
    assert run("history own-sum --json") == 0
    assert len(json.loads(run.out)["attempts"]) == 2
    assert run("hint own-sum") == 0
    assert history.hints_shown("extra/own-sum") == 1
    assert run("solution extra/own-sum") == 0
    assert "return a + b" in run.out
    assert run("diff own-sum 1") == 0, run.err


def test_what_was_tried_of_a_pack_stays_when_it_is_removed(
    run: Any, desk: Path, judge: Any
) -> None:
    run("pack add extra --yes")
    run("start own-sum")
    run("check")
    run("pack remove extra")
    assert run("history extra/own-sum --json") == 0
    assert len(json.loads(run.out)["attempts"]) == 1
    assert run("check own-sum") == 2
    assert "error: no problem is called `own-sum`" in run.err
    assert run("report --json") == 0


def test_a_pack_that_is_broken_is_a_warning_in_the_list_and_nothing_else(
    run: Any, extra: Path
) -> None:
    run("pack add extra --yes")
    (extra / "pack.toml").write_text("format = 2\n")
    assert run("list --json") == 0
    assert len(json.loads(run.out)["problems"]) == 3
    assert f"warning: {extra}/pack.toml: `format`: expected format 1, found 2\n" in run.err
    assert "hint: `drill pack remove extra` forgets it" in run.err
    assert run("show first-sum") == 0
    assert run.err == ""


# Proving a pack


def test_a_pack_is_proved_with_what_is_wrong_beside_its_problems(run: Any, extra: Path) -> None:
    (extra / "problems" / "first-sum.yaml").unlink()
    (extra / "solutions" / "first-sum.py").unlink()
    assert run("pack verify extra --seeds 1 --jobs 1") == 2
    assert "hint: `drill pack verify extra --yes` does it" in run.err
    assert run("pack verify extra --seeds 1 --jobs 1 --yes --json") == 1
    proof = json.loads(run.out)
    assert [report["problem"] for report in proof["problems"]] == ["extra/own-sum"]
    assert proof["problems"][0]["reference"] == {"good": 1, "total": 1}
    assert not proof["proved"]
    said = [one["says"] for one in proof["problems"][0]["complaints"]]
    assert "no problem is called `first-sum`" in said
    assert "extra/little: no card is called `why-integers`" in proof["complaints"]


def test_nothing_of_a_pack_runs_but_in_the_judge(run: Any, extra: Path, judge: Any) -> None:
    for path in (*extra.glob("solutions/*.py"), extra / "problems" / "own-sum.py"):
        path.write_text("raise SystemExit('it was run')\ndef add(a, b):\n    return a + b\n")
    run("pack add extra --yes")
    for line in (
        "pack",
        "list",
        "show own-sum",
        "start own-sum --mode cloze",
        "hint",
        "check",
        "next",
    ):
        assert run(line) in (0, 1), line
        assert "it was run" not in run.out + run.err
    assert run("solution own-sum --yes") == 0
    assert "raise SystemExit('it was run')" in run.out
    assert [(r.problem, r.root) for r in judge.requests] == [("own-sum", str(extra))]
