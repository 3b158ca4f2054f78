"""How the commands of a document are found."""

import pytest

from tests.docs import lines
from tests.docs.documents import Block, Command, File, Span, blocks, matches, spans, steps

DOCUMENT = """\
# Title

Type `drill list`, or a `--seed`:

```sh
drill start attention    # writes a file
# not a command

drill check              # nothing is written: exit code 1
echo 'a # b'; echo c#d
```

```yaml
# folder/answers.yaml
format: 1
```

```console
$ drill list --area losses
Losses
…
$ drill next
```

```python
# a remark, and no name
x = 1
```

| command | what |
|---|---|
| `drill cards` | `--kind oral\\|api` |
"""


def test_a_block_has_its_language_and_the_number_of_its_first_line() -> None:
    assert next(blocks("a\n```sh\nb\nc\n```\n")) == Block("sh", 3, ["b", "c"])
    assert [block.language for block in blocks(DOCUMENT)] == ["sh", "yaml", "console", "python"]


def test_the_steps_of_a_document_are_its_commands_and_the_files_that_it_names() -> None:
    assert list(steps(DOCUMENT)) == [
        Command(6, "drill start attention"),
        Command(9, "drill check", 1),
        Command(10, "echo 'a # b'; echo c#d"),
        File(14, "folder/answers.yaml", "# folder/answers.yaml\nformat: 1\n"),
        Command(19, "drill list --area losses", 0, ["Losses", "…"]),
        Command(22, "drill next"),
    ]


def test_spans_are_those_of_running_text_with_what_begins_their_row() -> None:
    assert list(spans(DOCUMENT)) == [
        Span(3, "drill list", None),
        Span(3, "--seed", None),
        Span(32, "drill cards", "drill cards"),
        Span(32, "--kind oral|api", "drill cards"),
    ]


@pytest.mark.parametrize(
    ("printed", "shown", "same"),
    [
        (["a", "b  ", ""], ["a", "b"], True),
        (["a", "b", "c"], ["a", "…"], True),
        (["took 7 s"], ["took … s"], True),
        (["took 7 min"], ["took … s"], False),
        (["a", "b"], ["a"], False),
        (["axb"], ["a.b"], False),
    ],
)
def test_what_is_shown_has_to_be_printed_but_for_what_is_left_out(
    printed: list[str], shown: list[str], same: bool
) -> None:
    assert matches(printed, shown) == same


@pytest.mark.parametrize(
    "line",
    [
        "drill",
        "drill start",
        "drill check attention --seed 7 --json",
        "drill check [ID]",
        "drill cards --kind oral|api",
        "drill start <id> --mode …",
        "drill history restore N",
        "drill plan --date DAY",
        "drill --lang zh list | head",
        "drill new perplexity --pack my-pack",
    ],
)
def test_a_line_that_drill_takes_is_none_to_complain_of(line: str) -> None:
    assert lines.wrong(line) is None


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("drill chekc", "no such command: `chekc`"),
        ("drill check --sede 7", "no such option: `--sede`"),
        ("drill check --seed many", "`--seed` needs a whole number"),
        ("drill check atention", "there is no `atention`"),
        ("drill start attention --mode gaps", "there is no `gaps`"),
        ("drill cards --kind oral|written", "there is no `written`"),
        ("drill check attention twice", "`drill check` does not take `twice`"),
        ("drill start --json", "no such option: `--json`"),
        ("drill check --file", "`--file` needs a value"),
    ],
)
def test_a_line_that_drill_does_not_take_is_told_as_drill_tells_it(
    line: str, complaint: str
) -> None:
    assert (lines.wrong(line) or "").startswith(complaint)


def test_options_are_those_of_a_command_or_of_all() -> None:
    assert {"--seed", "-f", "--lang", "--help"} <= lines.options("check")
    assert "--resume" not in lines.options("check")
    assert {"--resume", "--seed", "--version"} <= lines.options()
