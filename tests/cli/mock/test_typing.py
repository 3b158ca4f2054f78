"""What is typed, pasted and edited during an interview in a real terminal."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.interviews import RIGHT
from tests.cli.mock.conftest import DRIVER, page

if TYPE_CHECKING:
    from tests.cli.terminal import Tty

Little = Callable[..., "Tty"]
DONE, GIVE_UP = "\x04", "\x07"


def over(tty: "Tty", graded: int) -> list[str]:
    """Give up, tick nothing, and return what was said to each question."""
    tty.press(GIVE_UP)
    tty.shows("End the whole interview here?")
    tty.press("y")
    for number in range(graded):
        tty.shows("1 [ ]", ["why-plus", "why-minus"][number])
        tty.press("\r")
    tty.end()
    done = subprocess.run(
        [sys.executable, str(DRIVER), "mock", "--last", "--json"],
        capture_output=True,
        text=True,
        cwd=tty.desk,
        check=False,
    )
    sections: Any = json.loads(done.stdout)["debrief"]["sections"]
    return [answer["text"] for section in sections for answer in section["answers"]]


def test_what_an_input_method_commits_in_one_write_arrives(little: Little) -> None:
    tty = little()
    tty.shows("why-plus")
    tty.press("注意力除以根号d，")
    tty.press("再过softmax。")
    tty.until(lambda: "注意力除以根号d，再过softmax。" in tty.text.replace(" ", ""))
    tty.press("\x7f！")
    tty.press(DONE)
    tty.shows("2/2")
    assert over(tty, 1)[0] == "注意力除以根号d，再过softmax！"


def test_pasted_text_arrives_whole_and_nothing_in_it_is_a_key(little: Little) -> None:
    tty = little()
    tty.shows("why-plus")
    # The terminal was asked to tell what is pasted from what is typed.
    assert 2004 << 5 in tty.screen.mode
    tty.press("\x1b[200~one\x04two\x0e\x07 three\nfour\x1b[201~")
    tty.shows("four")
    assert "1/2" in tty.text
    assert "[y/N]" not in tty.text
    tty.press(" five")
    tty.shows("four five")
    tty.press(DONE)
    tty.shows("2/2")
    assert over(tty, 1)[0] == "one two   three\nfour five"


def test_an_answer_is_edited_in_the_middle(little: Little) -> None:
    tty = little()
    tty.shows("why-plus")
    tty.press("softmax over keys")
    tty.shows("softmax over keys")
    tty.press("\x1b[D" * 4 + "the ")
    tty.shows("softmax over the keys")
    tty.press("\x1b[Hthe " + "\x1b[F" + "\x17" + "queries\rand\x7f\x7f\x7fso")
    tty.shows("the softmax over the queries", "│ so")
    tty.press(DONE)
    tty.shows("2/2")
    tty.press("gone" + "\x15")
    tty.until(lambda: "gone" not in tty.text)
    assert over(tty, 1)[:2] == ["the softmax over the queries\nso", ""]


def test_letters_that_are_keys_elsewhere_are_text_here(little: Little) -> None:
    tty = little()
    tty.shows("why-plus")
    for letter in "sngchoqy1":
        tty.press(letter)
    tty.shows("sngchoqy1", "1/2")
    assert "[y/N]" not in tty.text
    tty.press(DONE)
    tty.shows("2/2")
    assert over(tty, 1)[0] == "sngchoqy1"


def test_pasted_text_is_no_key_where_code_is_written(little: Little, desk: Path) -> None:
    tty = little()
    tty.shows("1/2")
    tty.press(DONE)
    tty.shows("2/2")
    tty.press(DONE)
    tty.shows("s submit")
    tty.press("\x1b[200~sy\x1b[201~")
    tty.press("sy")
    tty.press("h")
    tty.shows("“There is an operator.”")
    assert "[y/N]" not in tty.text
    assert "2/3 A sum" in tty.text


def test_the_editor_gets_the_terminal_and_what_it_saves_is_what_counts(
    little: Little, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = desk / "editor"
    editor.write_text(
        f"#!/bin/sh\nstty -a > stopped\necho type; read line\ncat > \"$1\" <<'X'\n{RIGHT}X\n"
    )
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    tty = little()
    tty.shows("1/2")
    tty.press(DONE)
    tty.shows("2/2")
    tty.press(DONE)
    tty.shows("o editor")
    tty.press("o")
    tty.shows("type")
    tty.press("\n")
    tty.until(lambda: tty.given_back == 1)
    tty.shows("o editor", "2/3 A sum")
    assert (desk / "stopped").read_text() == (desk / "before").read_text()
    assert page(desk).read_text() == RIGHT
    tty.press("c")
    tty.shows("✓ 1 of 1 visible examples")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "error: no editor was found"), ("zh", "错误：没有找到编辑器")],
)
def test_without_an_editor_the_file_is_named_and_the_interview_goes_on(
    little: Little, desk: Path, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    monkeypatch.setenv("DRILL_LANG", language)
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    tty = little(rows=30)
    tty.shows("1/2")
    tty.press(DONE)
    tty.shows("2/2")
    tty.press(DONE)
    tty.shows("2/3")
    tty.press("o")
    tty.shows(said, "$EDITOR")
    name = str(page(desk))
    # It may be longer than the row: what is shown of it is there in one piece over several.
    assert name in "".join(tty.rows).replace(" ", "")
    tty.press("h")
    tty.until(lambda: said not in tty.text)
    assert "“There is an operator.”" in tty.text or "“有一个运算符。”" in tty.text
    assert "2/3" in tty.text
