"""Every way out of an interview's screen, and the ways that are none."""

import re
import signal
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from drill import paths
from drill.practice.mock import events
from drill.store.interviews import InterviewStore
from tests.cli.mock.conftest import page

if TYPE_CHECKING:
    from tests.cli.terminal import Tty

Little = Callable[..., "Tty"]
Later = Callable[[float], None]
DONE, NEXT, GIVE_UP, CTRL_C, CTRL_Z = "\x04", "\x0e", "\x07", "\x03", "\x1a"


def to_the_code(tty: "Tty") -> None:
    """Answer the two questions before it with nothing."""
    tty.shows("1/2", "why-plus")
    tty.press(DONE)
    tty.shows("2/2", "why-minus")
    tty.press(DONE)
    tty.shows("2/3 A sum", "s submit")


@pytest.mark.parametrize(
    ("language", "left"),
    [
        (
            "en",
            "the interview is not over, and its clock goes on\r\n"
            "`drill mock --resume` goes on with it\r\n",
        ),
        ("zh", "面试还没有结束，时钟仍在走\r\n用 `drill mock --resume` 继续\r\n"),
    ],
)
def test_ctrl_c_gives_the_terminal_back_and_says_how_to_go_on(
    little: Little, monkeypatch: pytest.MonkeyPatch, language: str, left: str
) -> None:
    monkeypatch.setenv("DRILL_LANG", language)
    monkeypatch.setenv("NO_COLOR", "1")
    tty = little()
    tty.shows("why-plus")
    tty.press("half an answer")
    tty.shows("half an answer")
    tty.press(CTRL_C)
    assert tty.end() == 130
    assert left in tty.said
    tty = little("mock --resume")
    tty.shows("half an answer", "1/2")


@pytest.mark.parametrize(
    ("leave", "code"),
    [
        (lambda tty: tty.press("\x1c"), 128 + signal.SIGQUIT),
        (lambda tty: tty.signal(signal.SIGTERM), 128 + signal.SIGTERM),
        (lambda tty: tty.signal(signal.SIGHUP), 128 + signal.SIGHUP),
    ],
    ids=["ctrl-backslash", "sigterm", "sighup"],
)
def test_the_terminal_is_given_back_and_what_was_typed_is_kept_however_it_ends(
    little: Little, leave: Callable[["Tty"], None], code: int
) -> None:
    tty = little()
    tty.shows("why-plus")
    tty.press("half an answer")
    tty.shows("half an answer")
    leave(tty)
    assert tty.end() == code
    little("mock --resume").shows("half an answer", "1/2")


def test_a_terminal_that_is_closed_ends_it(little: Little) -> None:
    tty = little()
    tty.shows("why-plus")
    tty.press("half an answer")
    tty.shows("half an answer")
    tty.hang_up()
    # Cleaned up, not killed; and the answer is where it was.
    assert tty.ended
    again = little("mock --resume")
    again.shows("half an answer")
    assert [row.strip() for row in again.rows if "half" in row] == ["│ half an answer"]
    assert "Warming up  1/2" in again.text


def test_ctrl_z_gives_the_terminal_back_and_the_time_goes_on(
    little: Little, desk: Path, later: Later
) -> None:
    tty = little()
    tty.shows("why-plus", "section 0")
    tty.press("half an answer")
    tty.shows("half an answer")
    tty.press(CTRL_Z)
    tty.until((desk / "stopped").exists)
    tty.restored("stopped")
    later(60)
    tty.screen.reset()
    (desk / "continue").touch()
    tty.until(lambda: "whole 06:5" in tty.text or "whole 07:0" in tty.text)
    tty.shows("half an answer", "why-plus", "Ctrl-G give up")
    tty.press("!")
    tty.shows("half an answer!")
    tty.press(CTRL_C)
    assert tty.end() == 130


def test_the_section_ends_while_it_is_stopped(little: Little, desk: Path, later: Later) -> None:
    tty = little()
    tty.shows("why-plus")
    tty.press(CTRL_Z)
    tty.until((desk / "stopped").exists)
    later(121)
    (desk / "continue").touch()
    tty.shows("2/3 A sum", "Time is up: “Warming up” is over.")
    # What went by beyond the section's two minutes is the next one's: about a second of its five.
    shown = re.search(r"section 0(\d):(\d\d)   whole 0(\d):(\d\d)", tty.rows[0])
    assert shown is not None
    section, whole = (60 * int(shown[n]) + int(shown[n + 1]) for n in (1, 3))
    assert 240 < section < 300
    assert whole == section + 60


def give_up(tty: "Tty") -> None:
    """Leave the interview for good."""
    tty.press(GIVE_UP)
    tty.shows("End the whole interview here?")
    tty.press("y")


def test_giving_up_after_an_answer_asks_only_for_that_ones_points(
    little: Little, desk: Path
) -> None:
    tty = little()
    tty.shows("1/2")
    tty.press(DONE)
    tty.shows("2/2")
    give_up(tty)
    tty.shows("Which of these points", "why-plus")
    tty.press("\r")
    assert tty.end() == 1
    assert "given up" in tty.said


def test_giving_up_before_anything_was_said_ends_it(little: Little) -> None:
    tty = little()
    tty.shows("1/2")
    give_up(tty)
    assert tty.end() == 1
    assert "given up" in tty.said


def test_an_interview_that_is_over_and_left_unticked_has_no_clock(little: Little) -> None:
    tty = little()
    tty.shows("1/2")
    tty.press(DONE)
    tty.shows("2/2")
    give_up(tty)
    tty.shows("Which of these points")
    tty.press(CTRL_C)
    assert tty.end() == 130
    assert "drill mock --resume" in tty.said
    assert "its clock goes on" not in tty.said


def test_without_a_judge_the_points_are_ticked_and_the_tests_can_be_run_later(
    little: Little, desk: Path
) -> None:
    tty = little()
    to_the_code(tty)
    page(desk).write_text("no judge")
    tty.press("c")
    tty.shows("error: the judge ended", "hint: drill doctor looks")
    tty.press("s")
    tty.shows("Submit what is in the file?")
    tty.press("y")
    tty.shows("2/2", "why-integers")
    give_up(tty)
    for _ in range(2):
        tty.shows("1 [ ]")
        tty.press("1")
        tty.shows("1 [x]")
        tty.press("\r")
    assert tty.end() == 2
    assert "the judge ended" in tty.said
    assert "`drill mock --resume` goes on with it" in tty.said.replace("\r\n", " ")


def test_a_page_that_is_gone_cannot_be_submitted_and_the_interview_goes_on(
    little: Little, desk: Path
) -> None:
    tty = little()
    to_the_code(tty)
    page(desk).unlink()
    tty.press("s")
    tty.shows("Submit what is in the file?")
    tty.press("y")
    tty.shows("error: there is no file", "2/3 A sum", "s submit")
    tty.press("n")
    tty.shows("Go on to the next section?")
    tty.press("y")
    tty.shows("3/3 Your questions")
    tty.press(CTRL_C)
    assert tty.end() == 130
    [record] = InterviewStore(paths.history()).all()
    happened = [
        events.decoded(e.detail) for e in InterviewStore(paths.history()).events(record.interview)
    ]
    submitted = [event for event in happened if isinstance(event, events.Submitted)]
    # Only by leaving, and nothing: what cannot be read was not made up.
    assert [(event.how, event.text) for event in submitted] == [("left", "")]
