"""The pictures of the documents, and how they are made."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pyte
import pytest

from docs.pictures.svg import picture, told
from docs.pictures.terminal import Page, Terminal
from tests.docs.documents import DOCUMENTS, ROOT

IMAGE = re.compile(r"!\[([^]]*)\]\(([^)]+)\)")
PICTURES = sorted((ROOT / "docs" / "img").glob("*"))
SVG = "{http://www.w3.org/2000/svg}"


def shown(document: Path) -> dict[Path, str]:
    """The pictures that a document shows, with what is said where they are not seen."""
    found = IMAGE.findall(document.read_text(encoding="utf-8"))
    return {(document.parent / path).resolve(): says for says, path in found}


def screen(written: str, columns: int = 40) -> Page:
    page = Page(columns, 5)
    pyte.Stream(page).feed(written)
    return page


def runs(drawn: str) -> list[tuple[str, float, float]]:
    """The runs of text, with where each begins and how wide it is."""
    found = ElementTree.fromstring(drawn).iter(f"{SVG}text")
    return [(t.text or "", float(t.attrib["x"]), float(t.attrib["textLength"])) for t in found]


def colours(drawn: str) -> dict[str, str]:
    """The colour of each run of text."""
    styles = dict(re.findall(r"\.(t-r\d+) \{ fill: (#\w+)", drawn))
    found = ElementTree.fromstring(drawn).iter(f"{SVG}text")
    return {text.text or "": styles[text.attrib["class"]] for text in found}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_picture_that_a_document_shows_is_there_and_described(document: Path) -> None:
    found = shown(document)
    assert {path for path in found if path not in PICTURES} == set()
    assert {path for path, says in found.items() if len(says) < 10} == set()


def test_every_picture_that_is_made_is_shown_where_its_language_is_read() -> None:
    where = {path: document.name for document in DOCUMENTS for path in shown(document)}
    assert len(PICTURES) > 0
    assert {path.name for path in PICTURES if path not in where} == set()
    chinese = {path.name for path, name in where.items() if name == "README.zh.md"}
    assert chinese == {path.name for path in PICTURES if path.name.endswith(".zh.svg")}


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_a_picture_is_one_small_file_that_needs_no_other(path: Path) -> None:
    drawn = path.read_text(encoding="utf-8")
    assert ElementTree.fromstring(drawn).tag == f"{SVG}svg"
    assert len(drawn.encode()) < 60_000
    assert re.findall(r"https?:[^\"]*|<script|url\(|@import", drawn) == [
        "http://www.w3.org/2000/svg"
    ]


def test_chinese_takes_two_cells_and_what_follows_begins_at_its_own() -> None:
    found = runs(picture(screen("ab 中文 cd")))
    cells = [(text, round(x / 12.2), round(width / 12.2)) for text, x, width in found]
    assert cells == [("ab", 0, 2), ("中文", 3, 4), ("cd", 8, 2)]


def test_columns_stay_where_they_are_however_many_spaces_are_between() -> None:
    assert [(text, round(x / 12.2)) for text, x, _ in runs(picture(screen("a b    c & d")))] == [
        ("a b", 0),
        ("c & d", 7),
    ]


def test_what_is_dim_and_what_has_a_colour_is_seen() -> None:
    found = colours(picture(screen("\x1b[2mdim\x1b[22m  \x1b[1;31mred\x1b[0m  plain")))
    assert found == {"dim": "#92999f", "red": "#ffa198", "plain": "#e6edf3"}


def test_a_prompt_that_waits_and_empty_rows_are_not_drawn() -> None:
    assert [text for text, _, _ in runs(picture(screen("$ drill\r\n\r\ndone\r\n$ ")))] == [
        "$ drill",
        "done",
    ]


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("28 of 80 cases passed (0.14 s)", "31 of 80 cases passed (1.40 s)", True),
        ("80 个用例通过了 28 个（0.14 秒）", "80 个用例通过了 31 个（1.4 秒）", True),
        ("[###|--]  1x the reference's time", "[#|----]  0.87x the reference's time", True),
        ("07:58", "07:57", True),
        ("mock-x-2026-10-05T19-00-00", "mock-x-2026-10-05T19-00-01", True),
        ("2026-10-05", "2026-10-06", False),
        ("82 cases", "83 cases", False),
        ("limit 4x", "limit 5x", False),
        ("wrong", "right", False),
    ],
)
def test_two_pictures_tell_the_same_where_only_what_was_measured_differs(
    before: str, after: str, same: bool
) -> None:
    first, second = (told(picture(screen(text))) for text in (before, after))
    assert (first == second) == same


def test_a_terminal_types_into_a_shell_and_knows_how_each_command_ended(tmp_path: Path) -> None:
    folder = tmp_path / "practice"
    folder.mkdir()
    environment = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    with Terminal(folder, environment, 30, 20) as terminal:
        terminal.run("echo 结论")
        terminal.run("pwd; false", code=1)
        assert terminal.page.written()[:2] == ["$ echo 结论", "结论"]
        with pytest.raises(RuntimeError, match=r"(?s)`false` ended with 1, not 0.*结论"):
            terminal.run("false")
        terminal.open("read answer; echo said $answer")
        terminal.press("yes\n")
        terminal.shows("said y.s")
        assert str(folder) in "".join(terminal.page.written())


def test_every_part_of_drill_that_asks_for_the_day_is_told_the_candidates() -> None:
    asks = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for layer in ("cli", "ui", "practice", "store", "content", "judge")
        for path in (ROOT / "drill" / layer).rglob("*.py")
        if "datetime.now(" in path.read_text(encoding="utf-8")
    }
    code = f"""
import sys
from datetime import UTC, datetime
from docs.pictures.clock import tell
tell(datetime(2031, 5, 4, tzinfo=UTC))
for name in {sorted(asks)}:
    clock = getattr(sys.modules[name], "datetime", None)
    if clock and clock.now(UTC).year == 2031:
        print(name)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    # It imports the clock where an interview that could not be recorded ends; no picture is of that.
    assert asks - set(done.stdout.split()) == {"drill.cli.mock"}
