"""Generated tables in the documents."""

import io
from pathlib import Path

import pytest

from docs import fill

DOCUMENT = f"Before\n{fill.BEGIN}\nold\n{fill.END}After\n"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "document.md"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


def test_a_table_replaces_what_is_between_the_marks(
    document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("| 新 |\n"))
    assert fill.main([str(document)]) == 0
    expected = f"Before\n{fill.BEGIN}\n| 新 |\n\n{fill.END}After\n"
    assert document.read_text(encoding="utf-8") == expected


def test_a_check_fails_where_the_table_is_another_one_and_changes_nothing(
    document: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("new"))
    assert fill.main(["--check", str(document)]) == 1
    assert "document.md is not what is generated now: `make tables` writes it" in (
        capsys.readouterr().err
    )
    assert document.read_text(encoding="utf-8") == DOCUMENT


def test_a_check_of_the_same_table_succeeds(
    document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for arguments in ([], ["--check"]):
        monkeypatch.setattr("sys.stdin", io.StringIO("same\n"))
        assert fill.main([*arguments, str(document)]) == 0


def test_a_document_without_marks_is_an_error() -> None:
    with pytest.raises(ValueError, match="no <!-- generated: begin --> and"):
        fill.filled("no marks", "table")
