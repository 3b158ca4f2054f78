"""The whole replay in a real terminal: real answers, the time up, a kill and a resume, and figures that add up."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from drill import paths
from drill.content.library import builtin
from tests.cli.terminal import Tty

DRIVER = Path(__file__).with_name("driver.py")
DONE, NEXT, GIVE_UP = "\x04", "\x0e", "\x07"
WRONG = """\
import torch


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1)
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
"""
BUDGETS = [120, 360, 480, 600, 240, 120, 480, 180, 120]


class Candidate:
    """Sits in front of the terminal, with an editor in another one."""

    def __init__(self, desk: Path) -> None:
        self.desk = desk
        self.tty: Tty
        self.ahead = 0.0

    def run(self, arguments: str) -> None:
        """Type `drill …`."""
        (self.desk / "code").unlink(missing_ok=True)
        self.tty = Tty(self.desk, [sys.executable, str(DRIVER), *arguments.split()], 80, 24)

    def later(self, seconds: float) -> None:
        """Let the time pass."""
        self.ahead += seconds
        fresh = self.desk / "ahead.new"
        fresh.write_text(str(self.ahead))
        os.replace(fresh, self.desk / "ahead")

    def sees(self, *texts: str) -> None:
        self.tty.shows(*texts)

    def says(self, text: str) -> None:
        """Type an answer, and end it."""
        self.tty.press(text)
        if text:
            self.tty.shows(text.split()[-1])
        self.tty.press(DONE)

    def is_heard_again(self) -> None:
        """After the time was up no key is heard for a moment; the first that is takes the notice away."""

        def heard() -> bool:
            self.tty.press("\x1b[D")
            return "Time is up" not in self.tty.text

        self.tty.until(heard)

    def presses(self, key: str, question: str) -> None:
        """A key that asks first."""
        self.tty.press(key)
        self.tty.shows(question)
        self.tty.press("y")

    def writes(self, problem: str, text: str) -> None:
        """Save a file in the interview's folder."""
        [folder] = self.desk.glob("mock-*")
        (folder / f"{problem}.py").write_text(text, encoding="utf-8")


@pytest.fixture
def candidate(desk: Path) -> Any:
    sitting = Candidate(desk)
    yield sitting
    sitting.tty.child.close(force=True)


def debrief(desk: Path) -> dict[str, Any]:
    """The last one, as a program reads it."""
    done = subprocess.run(
        [sys.executable, str(DRIVER), "mock", "--last", "--json"],
        capture_output=True,
        text=True,
        cwd=desk,
        check=False,
    )
    found: dict[str, Any] = json.loads(done.stdout)["debrief"]
    return found


def test_the_whole_replay(candidate: Candidate, desk: Path, home: Path) -> None:
    library = builtin()
    candidate.run("mock cv-internship")
    _talk(candidate)
    _code(candidate, library.reference("file-tree"))
    _killed(candidate, desk)
    _theory(candidate)
    candidate.sees("7/9", "cross_entropy(logits, targets)")
    candidate.writes("cross-entropy", library.reference("cross-entropy"))
    candidate.later(481)  # nothing is submitted: what is in the file counts
    candidate.sees("8/9", "Time is up")
    candidate.is_heard_again()
    for _ in range(3):
        candidate.sees("say it aloud")
        candidate.later(2)
        candidate.says("skips")
    candidate.sees("9/9")
    candidate.says("when?")
    _grade(candidate)
    assert candidate.tty.end() == 1
    _figures_add_up(debrief(desk))


def _talk(candidate: Candidate) -> None:
    candidate.sees("1/9", "section 0", "whole 4")
    candidate.later(60)
    candidate.says("I segment images")
    candidate.sees("2/9", "1/4", "whole 43:0")
    candidate.says("boundaries were mine")
    candidate.sees("2/4")
    candidate.tty.press("half an answer")
    candidate.sees("half an answer")
    candidate.later(400)
    # What is typed now was meant for the section that is over: nothing is submitted, nothing left.
    candidate.tty.press("sngy")
    candidate.sees("3/9", "Time is up", "build_tree(paths)")


def _code(candidate: Candidate, tree: str) -> None:
    candidate.writes("file-tree", tree.replace("\\t", "  "))
    candidate.is_heard_again()
    candidate.sees("ask for a hint (−15)")
    candidate.tty.press("h")
    candidate.sees("ask for a hint (−25)")
    candidate.tty.press("c")
    candidate.sees("✗")
    candidate.writes("file-tree", tree)
    candidate.tty.press("c")
    candidate.sees("visible examples; the hidden tests speak at the end")
    candidate.later(100)
    candidate.presses("s", "Submit what is in the file?")
    candidate.sees("4/9", "1/3")


def _killed(candidate: Candidate, desk: Path) -> None:
    """`kill -9` while the code is written; the time goes on."""
    candidate.says("softmax of QK over root d")
    candidate.sees("2/3", "scaled_dot_product_attention")
    candidate.writes("attention", WRONG)
    os.kill(int((desk / "pid").read_text()), signal.SIGKILL)
    candidate.tty.until(lambda: (desk / "code").exists() and (desk / "code").read_text())
    candidate.later(200)
    candidate.run("mock --resume")
    candidate.sees("4/9", "2/3", "section 06:")
    candidate.presses("s", "Submit what is in the file?")
    candidate.sees("3/3", "square root of d")
    candidate.says("variance")
    candidate.sees("5/9")


def _theory(candidate: Candidate) -> None:
    candidate.presses(NEXT, "Go on to the next section?")
    candidate.sees("6/9")
    candidate.says("pairs with inner products")
    candidate.sees("2/2")
    candidate.later(121)


def _grade(candidate: Candidate) -> None:
    """Tick the first point of every answer, and all of the last."""
    # Asked: 1 introduction, 2 of the project, the formula, why root d, 2 on FM, 3 on U-Net, 1 at the end.
    for number in range(11):
        candidate.sees("Which of these points did your answer make?")
        if number < 10:
            candidate.tty.press("1")
            candidate.sees("1 [x]")
        else:
            candidate.tty.press("a")
            candidate.sees("2 [x]")
        candidate.tty.press("\r")
        if number < 10:
            candidate.tty.until(lambda: "1 [x]" not in candidate.tty.text)


def _figures_add_up(found: dict[str, Any]) -> None:
    sections = found["sections"]
    assert [section["budget"] for section in sections] == BUDGETS
    assert found["budget"] == sum(BUDGETS) == 45 * 60
    assert found["used"] == pytest.approx(sum(section["used"] for section in sections))
    assert all(0 < s["used"] <= s["budget"] for s in sections)
    assert [s["expired"] for s in sections] == [n in (1, 5, 6) for n in range(9)]
    assert [s["used"] for s in sections if s["expired"]] == [360, 120, 480]
    assert found["resumed"] == 1
    assert found["doubts"] == []
    tree, attention, entropy = (s["code"] for s in sections if s["code"])
    assert (tree["verdict"], attention["verdict"], entropy["verdict"]) == (
        "passed",
        "failed",
        "passed",
    )
    assert (tree["how"], attention["how"], entropy["how"]) == ("submitted", "submitted", "expired")
    assert attention["mistake"] == "unscaled"
    assert 200 < attention["took"] < 260
    assert (tree["hints"], tree["hints_cost"], tree["tries"]) == (1, 15, 2)
    assert 0 < attention["passed"] < attention["total"]
    # The marks once more, from what is printed.
    answers = [a for s in sections if s["kind"] != "discussion" for a in s["answers"]]
    assert [a["asked"] for a in answers].count(True) == 10
    hit = sum(p["weight"] for a in answers for p in a["points"] if p["hit"])
    assert hit == sum(a["points"][0]["weight"] for a in answers if a["asked"])
    weight = sum(p["weight"] for a in answers for p in a["points"])
    marks = {
        "correctness": (100 + 50 * attention["passed"] / attention["total"] + 100) / 3,
        "speed": (100 - max(0, tree["took"] / 480 - 0.5) * 100 + 0 + 50) / 3,
        "independence": (85 + 100 + 100) / 3,
        "theory": 100 * hit / weight,
    }
    assert {axis["name"]: axis["mark"] for axis in found["axes"]} == pytest.approx(marks)
    total = sum(axis["weight"] * axis["mark"] for axis in found["axes"]) / 100
    assert found["total"] == pytest.approx(total)
    assert found["passed"] is (total >= found["passes_at"])
    assert found["practise"][0] == "drill start attention"


def test_the_driver_is_of_this_checkout() -> None:
    assert paths.content_root() == DRIVER.parents[3]
