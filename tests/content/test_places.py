"""The line of a key, for what is found after a file was read."""

from pathlib import Path

import pytest

from drill.content import places
from drill.content.spec import Where

TEXT = "# a comment\na: 1\nb:\n  - c: 2\n    d: 3\n  - {c: 4}\n"


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (("a",), 2),
        (("b", 0, "d"), 5),
        (("b", 1, "c"), 6),
        (("b", 1, "missing", "deeper"), 6),
        (("missing",), 2),
        ((), 2),
    ],
)
def test_a_key_has_its_line_and_a_missing_one_that_of_what_is_around_it(
    tmp_path: Path, key: Where, line: int
) -> None:
    path = tmp_path / "some.yaml"
    path.write_text(TEXT)
    assert places.line(path, key) == line


def test_a_file_that_is_no_yaml_has_no_keys(tmp_path: Path) -> None:
    assert places.line(tmp_path / "some.py", ("a",)) == 0
