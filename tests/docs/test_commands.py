"""Every command of the documents is run, or at least one that drill takes. `documents.py` says how."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs import lines
from tests.docs.documents import (
    DOCUMENTS,
    OTHER,
    ROOT,
    SESSION,
    SHELL,
    Command,
    File,
    blocks,
    matches,
    spans,
    steps,
)

# Commands that are not run here, and why.
MADE = "it makes an environment: whoever runs this test has done so"
INSTALLED = "it installs packages: `make wheel` does it, and tests what it has installed"
SCREEN = "it takes the whole terminal until a key is pressed: tests/cli/watch and tests/cli/mock"
ANOTHER = "it needs another machine"
DAMAGED = "it mends what is damaged: tests/cli/test_history_trouble.py runs what the hint says"
OLD = "it needs what an older drill has left: tests/store has it"
DATED = "its day will have passed once: tests/cli/test_next_plan.py"
NOT_RUN = {
    "make demo": MADE,
    "source .venv/bin/activate": MADE,
    "pip wheel --no-deps --wheel-dir dist .": INSTALLED,
    "pip install --constraint constraints.txt dist/drill-*.whl": INSTALLED,
    "drill watch": SCREEN,
    "drill watch attention": SCREEN,
    "drill watch --area decoding": SCREEN,
    "drill mock cv-internship": SCREEN,
    "drill mock --resume": SCREEN,
    "drill mock --weak --minutes 30": SCREEN,
    "drill plan --date 2027-01-15 --hours-a-day 1.5 --interview cv-internship": DATED,
    "drill plan": DATED,
    "ssh laptop drill history export | drill history import /dev/stdin": ANOTHER,
    "mkdir ~/drill/history.sqlite3.damaged && mv ~/drill/history.sqlite3 ~/drill/history.sqlite3-wal"
    " ~/drill/history.sqlite3.damaged/ && cp ~/drill/history.sqlite3.v1.bak"
    " ~/drill/history.sqlite3": DAMAGED,
    "mkdir old && cp ~/drill/history.sqlite3.v1.bak old/history.sqlite3": OLD,
    "DRILL_HOME=old drill history export old.jsonl": OLD,
    "drill history import old.jsonl": OLD,
}
# Lines in running text that nobody gives as they stand, and why.
TYPED = "what is typed before TAB: tests/cli/test_completing.py"
ASKED = "what the scripts of shells ask: tests/cli/test_completing.py"
NOT_GIVEN = {
    "drill check att": TYPED,
    "drill check starters/": TYPED,
    "drill check soft": TYPED,
    "drill list --area ": TYPED,
    "drill mock --weak --areas data,": TYPED,
    "drill check --file ": TYPED,
    "drill --lang zh show ": TYPED,
    "drill _complete WORD…": ASKED,
}
# Options in running text that are not drill's.
OTHERS_OPTIONS = {"--constraint": "pip's"}
# What a reader has done before a check that ends with 0: written the answer into every file.
READER = """
write_answers() {
    for file in *.py; do
        if [ -e "$ROOT/solutions/$file" ]; then cp "$ROOT/solutions/$file" "$file"; fi
    done
}
"""
NAMES = [str(path.relative_to(ROOT)) for path in DOCUMENTS]


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def world() -> Iterator[Path]:
    """A home and a place for warm servers, which all documents share: a framework is imported once."""
    # Not pytest's own folder: the name of a socket may not be so long.
    with tempfile.TemporaryDirectory(prefix="d", dir="/tmp", ignore_cleanup_errors=True) as folder:
        world = Path(folder)
        (world / "drill").mkdir()
        yield world
        subprocess.run(
            [sys.executable, "-P", "-m", "drill", "server", "stop"],
            env=environment(world),
            check=False,
            capture_output=True,
        )


def environment(world: Path) -> dict[str, str]:
    return {
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "HOME": str(world),
        "DRILL_HOME": str(world / "drill"),
        "DRILL_LANG": "en",
        "XDG_RUNTIME_DIR": str(world),
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "SHELL": "/bin/bash",
        "ROOT": str(ROOT),
        "OMP_NUM_THREADS": os.environ.get("OMP_NUM_THREADS", "1"),
    }


def script(found: list[Command | File], results: Path) -> str:
    """One shell for all of a document, so that what one command changes holds for the next."""
    parts = [READER]
    for i, step in enumerate(found):
        if isinstance(step, File):
            text = results / f"{i}.text"
            text.write_text(step.text, encoding="utf-8")
            parts.append(f"mkdir -p \"$(dirname '{step.name}')\" && cp '{text}' '{step.name}'")
        elif step.line not in NOT_RUN:
            if step.line.startswith("drill check") and step.code == 0:
                parts.append("write_answers")
            out = results / str(i)
            parts.append(
                f"{{ {step.line}\n}} > '{out}.out' 2>&1 < /dev/null; echo $? > '{out}.code'"
            )
    return "\n".join(parts)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "README.zh.md"])
def test_the_commands_of_a_document_end_and_print_as_it_says(
    name: str, world: Path, tmp_path: Path
) -> None:
    found = list(steps(text_of(name)))
    for left in (world / "drill").iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    folder = tmp_path / "practice"
    folder.mkdir()
    subprocess.run(
        ["bash", "-c", script(found, tmp_path)],
        cwd=folder,
        env=environment(world),
        check=False,
        timeout=300,
    )
    for i, step in enumerate(found):
        if isinstance(step, File) or step.line in NOT_RUN:
            continue
        printed = (tmp_path / f"{i}.out").read_text(encoding="utf-8")
        told = f"{name}:{step.number}: {step.line}\n{printed}"
        assert int((tmp_path / f"{i}.code").read_text()) == step.code, told
        assert step.printed is None or matches(printed.splitlines(), step.printed), told


def test_both_readmes_have_the_same_commands() -> None:
    english, chinese = (
        [step._replace(number=0) for step in steps(text_of(name))]
        for name in ("README.md", "README.zh.md")
    )
    assert english == chinese
    assert len(english) > 5


@pytest.mark.parametrize("name", NAMES)
def test_every_block_of_a_document_says_what_it_is(name: str) -> None:
    found = {(block.number, block.language) for block in blocks(text_of(name))}
    assert {(n, one) for n, one in found if one not in {*OTHER, SHELL, SESSION}} == set()


@pytest.mark.parametrize("name", [*NAMES, "CHANGELOG.md"])
def test_what_a_document_calls_a_command_is_one_that_drill_takes(name: str) -> None:
    document = text_of(name)
    # What is run shows that by itself, and may be about problems that the document has made.
    commands = [step for step in steps(document) if isinstance(step, Command)]
    found = [(step.number, step.line) for step in commands if step.line in NOT_RUN]
    found += [(span.number, span.text) for span in spans(document) if span.text not in NOT_GIVEN]
    said = {(n, line): lines.wrong(line) for n, line in found if re.match(r"drill(?= |$)", line)}
    assert {where: why for where, why in said.items() if why} == {}


@pytest.mark.parametrize("name", [*NAMES, "CHANGELOG.md"])
def test_what_a_document_calls_an_option_is_one(name: str) -> None:
    wrong = []
    for span in spans(text_of(name)):
        option = span.text.split()[0].split("=")[0]
        if span.text.startswith("--") and option not in OTHERS_OPTIONS:
            row = (span.row or "").split()
            command = row[1] if len(row) > 1 and row[0] == "drill" else None
            if option not in lines.options(command):
                wrong.append((span.number, span.text, command))
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_what_a_document_has_made_is_a_target(name: str) -> None:
    document = text_of(name)
    found = [step.line for step in steps(document) if isinstance(step, Command)]
    found += [span.text for span in spans(document)]
    targets = set(re.findall(r"^([\w-]+):", text_of("Makefile"), re.MULTILINE))
    asked = {line.split()[1] for line in found if re.match("make [a-z]", line)}
    assert asked - targets == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_variables_that_a_document_names_are_read_by_drill(name: str) -> None:
    read = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "drill").rglob("*.py"))
    named = set(re.findall(r"\bDRILL_[A-Z]+\b", text_of(name)))
    assert {variable for variable in named if f'"{variable}"' not in read} == set()


def test_what_is_not_run_stands_in_a_document_and_nothing_else_is_left_out() -> None:
    asked = {
        step.line for name in NAMES for step in steps(text_of(name)) if isinstance(step, Command)
    }
    assert {*NOT_RUN} - asked == set()
    said = {span.text for name in NAMES for span in spans(text_of(name))}
    assert {*NOT_GIVEN} - said == set()
    assert {*OTHERS_OPTIONS} - {text.split()[0] for text in said} == set()
