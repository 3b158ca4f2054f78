"""The documents, and what is in them: commands to run, files to write, and commands in running text.

How a document is written, so that a test can follow it:

- Every block says its language. In ```sh every line is a command, in ```console what follows `$ `; the lines
  between are what it prints, in which `…` stands for anything. Other blocks are no commands.
- A command ends with 0. Another code stands in its comment: `drill check   # nothing is written yet: exit code 1`
  (in Chinese `退出码为 1`).
- A block of another language whose first line is a comment with nothing but a file name (`# answers.yaml`) is a
  file that the reader writes there and then.
- In running text and tables what stands in backticks and begins with `drill`, `make` or `--` is a command, or an
  option: of the command that begins the row, or else of any. `ID`, `N`, `FILE` and the like stand for something.
"""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    [*ROOT.glob("README*.md"), *ROOT.glob("CONTRIBUTING.md"), *(ROOT / "docs").glob("*.md")]
)
SHELL, SESSION = "sh", "console"
# Everything else that a block may be in.
OTHER = {"ipython", "json", "mermaid", "python", "text", "toml", "yaml"}
_FENCE = re.compile(r"^( *)```(.*)$")
_COMMENT = re.compile(r"(?:^|\s+)#\s")
_CODE = re.compile(r"(?:exit code|退出码为) (\d+)")
_NAMED = re.compile(r"# ([\w./-]+\.\w+)$")
_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


class Block(NamedTuple):
    """A fenced block. `number` is that of its first line."""

    language: str
    number: int
    lines: list[str]


class Command(NamedTuple):
    """A command line. `printed` is what the document shows of it, None where nothing.

    number: of the line where it stands
    """

    number: int
    line: str
    code: int = 0
    printed: list[str] | None = None


class File(NamedTuple):
    """A file that the reader writes."""

    number: int
    name: str
    text: str


class Span(NamedTuple):
    """What stands in backticks in running text. `row` is what begins its row, in a table."""

    number: int
    text: str
    row: str | None


def blocks(document: str) -> Iterator[Block]:
    """The fenced blocks."""
    open_: Block | None = None
    for number, line in enumerate(document.splitlines(), start=1):
        fence = _FENCE.match(line)
        if open_ is None and fence:
            open_ = Block(fence[2].strip(), number + 1, [])
        elif fence:
            assert open_ is not None
            yield open_
            open_ = None
        elif open_ is not None:
            open_.lines.append(line)


def steps(document: str) -> Iterator[Command | File]:
    """What a reader does who follows the document from its beginning to its end."""
    for block in blocks(document):
        if block.language == SHELL:
            for number, line in enumerate(block.lines, start=block.number):
                if line.strip() and not line.startswith("#"):
                    yield _command(number, line)
        elif block.language == SESSION:
            yield from _session(block)
        elif block.lines and (named := _NAMED.match(block.lines[0])):
            yield File(block.number, named[1], "\n".join([*block.lines, ""]))


def _session(block: Block) -> Iterator[Command]:
    asked: Command | None = None
    for number, line in enumerate(block.lines, start=block.number):
        if line.startswith("$ "):
            if asked is not None:
                yield asked
            asked = _command(number, line[2:])._replace(printed=[])
        else:
            assert asked is not None, f"line {number} is printed by no command"
            assert asked.printed is not None
            asked.printed.append(line)
    if asked is not None:
        yield asked if asked.printed else asked._replace(printed=None)


def _command(number: int, line: str) -> Command:
    for begin in _COMMENT.finditer(line):
        if _whole(line[: begin.start()]):
            code = _CODE.search(line[begin.end() :])
            return Command(number, line[: begin.start()], int(code[1]) if code else 0)
    return Command(number, line)


def _whole(line: str) -> bool:
    """Whether every quote in it is closed."""
    try:
        shlex.split(line)
    except ValueError:
        return False
    return True


def spans(document: str) -> Iterator[Span]:
    """What stands in backticks outside of the blocks."""
    inside = False
    for number, line in enumerate(document.splitlines(), start=1):
        if _FENCE.match(line):
            inside = not inside
        elif not inside:
            found = [span.replace(r"\|", "|") for span in _SPAN.findall(line)]
            row = found[0] if line.startswith("| `") else None
            for text in found:
                yield Span(number, text, row)


def matches(printed: list[str], shown: list[str]) -> bool:
    """Whether a program printed what a document shows; `…` stands for anything, and many lines."""
    pattern = ".*".join(re.escape(part) for part in "\n".join(shown).strip().split("…"))
    return (
        re.fullmatch(pattern, "\n".join(line.rstrip() for line in printed).strip(), re.S)
        is not None
    )
