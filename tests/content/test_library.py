"""The library: problems by id, and an index that saves parsing."""

import os
from pathlib import Path

import pytest

from drill.content import load
from drill.content.library import Library, builtin
from drill.errors import ContentError, UnknownProblemError


def test_listing_parses_no_yaml_when_the_index_is_fresh(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = library.summaries()

    def refuse(path: Path) -> None:
        raise AssertionError(f"{path} was parsed")

    monkeypatch.setattr(load, "load", refuse)
    again = Library(library.root)
    assert again.summaries() == first
    assert again.problem("first-sum").entry == "add"


def test_a_changed_file_is_read_again(library: Library) -> None:
    assert library.problem("first-sum").minutes == 5
    path = library.problems_folder / "first-sum.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("minutes: 5", "minutes: 55"), "utf-8")
    assert Library(library.root).problem("first-sum").minutes == 55


def test_a_removed_file_is_gone(library: Library) -> None:
    library.summaries()
    (library.problems_folder / "first-sum.yaml").unlink()
    assert "first-sum" not in {s.id for s in Library(library.root).summaries()}


def test_an_index_that_cannot_be_read_is_made_again(library: Library, home: Path) -> None:
    library.summaries()
    [index] = (home / "cache").glob("index-*.json")
    index.write_bytes(b'{"made_by": 3')
    assert len(Library(library.root).summaries()) == 3
    assert index.read_bytes().startswith(b'{"made_by":"')


def test_without_a_place_for_the_index_everything_still_works(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DRILL_HOME", str(tmp_path / "file" / "home"))
    assert len(library.summaries()) == 3


def test_the_order_is_by_area_then_from_easy_to_hard(library: Library) -> None:
    assert [s.id for s in library.summaries()] == ["first-sum", "other-sum", "third-sum"]


def test_an_unknown_id_is_answered_with_the_nearest(library: Library) -> None:
    with pytest.raises(UnknownProblemError) as caught:
        library.problem("frist-sum")
    assert str(caught.value) == "no problem is called `frist-sum`"
    assert str(caught.value.hint) == "did you mean `first-sum`?"


def test_an_id_like_none_is_answered_with_the_list(library: Library) -> None:
    with pytest.raises(UnknownProblemError) as caught:
        library.problem("zzz")
    assert str(caught.value.hint) == "`drill list` shows all ids"


def test_a_path_is_no_id(library: Library) -> None:
    with pytest.raises(UnknownProblemError):
        library.problem(f"..{os.sep}problems{os.sep}first-sum")


def test_a_broken_file_stands_in_no_other_problems_way(library: Library) -> None:
    (library.problems_folder / "other-sum.yaml").write_text("format: 1\nformat: 1\n")
    assert [s.id for s in library.summaries()] == ["first-sum", "third-sum"]
    assert library.problem("first-sum").id == "first-sum"
    with pytest.raises(ContentError, match="duplicate key"):
        library.problem("other-sum")
    assert [str(error) for error in Library(library.root).broken] == [
        f"{library.problems_folder}/other-sum.yaml:2:1: `format`: duplicate key,"
        " first given on line 1"
    ]


def test_a_missing_reference_is_said_by_name(library: Library) -> None:
    (library.root / "solutions" / "first-sum.py").unlink()
    with pytest.raises(ContentError, match=r"first-sum\.py: the reference cannot be read"):
        library.reference("first-sum")


def test_the_built_in_problems_have_their_references() -> None:
    found = builtin()
    for summary in found.summaries():
        assert found.reference(summary.id)
