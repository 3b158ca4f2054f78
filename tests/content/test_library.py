"""The library: problems by id, and an index that saves parsing."""

import os
import shutil
import zlib
from pathlib import Path

import pytest

from drill.content import load
from drill.content import shelf as module
from drill.content.library import Library, builtin
from drill.content.problems import Problems
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
    path = library.root / "problems" / "first-sum.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("minutes: 5", "minutes: 55"), "utf-8")
    assert Library(library.root).problem("first-sum").minutes == 55


def test_a_removed_file_is_gone(library: Library) -> None:
    library.summaries()
    (library.root / "problems" / "first-sum.yaml").unlink()
    assert "first-sum" not in {s.id for s in Library(library.root).summaries()}


def cached(home: Path) -> tuple[Path, dict[str, Path]]:
    """The index, and the copies by their problems."""
    [index] = (home / "cache").glob("problems-*.json")
    return index, {path.stem: path for path in index.with_suffix("").iterdir()}


def changed(path: Path, before: bytes, after: bytes) -> None:
    """Change a file of the cache, and its checksum."""
    body = path.read_bytes().partition(b"\n")[2]
    assert before in body
    body = body.replace(before, after)
    path.write_bytes(b"%08x\n" % zlib.crc32(body) + body)


@pytest.mark.parametrize("which", ["index", "copy"])
def test_a_damaged_file_of_the_cache_is_made_again(
    library: Library, home: Path, which: str
) -> None:
    problem, listed = library.problem("first-sum"), library.summaries()
    index, copies = cached(home)
    path = index if which == "index" else copies["first-sum"]
    whole = path.read_bytes()
    # It would be read, but for the checksum.
    other = whole.replace(b'"minutes":5', b'"minutes":6')
    for damage in (b"", whole[:-9], b'{"made_by":3}', other, whole.partition(b"\n")[2]):
        path.write_bytes(damage)
        again = Library(library.root)
        assert again.summaries() == listed
        assert again.problem("first-sum") == problem
        assert path.read_bytes() == whole


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"area":"attention"', b'"area":"x"'),
        (b'"difficulty":"easy"', b'"difficulty":"x"'),
        (b'"framework":"python"', b'"framework":"x"'),
        (b'"minutes":5', b'"minutes":' + b"[" * 100_000),
        (b'"made_by":', b'"x":' + b"[" * 100_000),
        (b"first-sum)", b"\xff)"),
    ],
    ids=["area", "difficulty", "framework", "depth", "ignored depth", "not UTF-8"],
)
def test_a_forged_file_of_the_cache_is_made_again(
    library: Library, home: Path, before: bytes, after: bytes
) -> None:
    problem, listed = library.problem("first-sum"), library.summaries()
    index, copies = cached(home)
    for path in (index, copies["first-sum"]):
        whole = path.read_bytes()
        changed(path, before, after)
        again = Library(library.root)
        assert again.summaries() == listed
        assert again.problem("first-sum") == problem
        assert path.read_bytes() == whole


def test_what_is_no_file_is_not_read_for_one(library: Library, home: Path) -> None:
    problem = library.problem("first-sum")
    [copy] = (home / "cache").glob("problems-*/first-sum.json")
    copy.unlink()
    # Whoever reads from it waits for ever.
    os.mkfifo(copy)
    assert Library(library.root).problem("first-sum") == problem
    assert copy.is_file()


def test_a_file_that_is_much_too_long_is_not_read(library: Library, home: Path) -> None:
    problem = library.problem("first-sum")
    [copy] = (home / "cache").glob("problems-*/first-sum.json")
    with copy.open("ab") as file:
        file.truncate(1 << 40)
    assert Library(library.root).problem("first-sum") == problem
    assert copy.stat().st_size < 1 << 20


def test_what_a_killed_writer_left_is_taken_by_the_next(library: Library, home: Path) -> None:
    problem = library.problem("first-sum")
    [copy] = (home / "cache").glob("problems-*/first-sum.json")
    copy.rename(copy.with_name("first-sum.json.new"))
    assert Library(library.root).problem("first-sum") == problem
    assert list(copy.parent.iterdir()) == [copy]


def test_where_a_copy_cannot_be_put_the_file_is_read(library: Library, home: Path) -> None:
    problem = library.problem("first-sum")
    [copy] = (home / "cache").glob("problems-*/first-sum.json")
    copy.unlink()
    copy.mkdir()
    for _ in range(3):
        assert Library(library.root).problem("first-sum") == problem
    assert len(list(copy.parent.iterdir())) == 2


def test_one_problem_is_read_without_the_others(library: Library, home: Path) -> None:
    library.summaries()
    index, copies = cached(home)
    index.unlink()
    copies["other-sum"].unlink()
    (library.root / "problems" / "third-sum.yaml").write_text("no problem")
    assert Library(library.root).problem("first-sum").minutes == 5
    assert not index.exists()
    assert not copies["other-sum"].exists()


def test_copies_by_another_version_are_not_believed(
    library: Library, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.summaries()
    for path in (cached(home)[0], cached(home)[1]["first-sum"]):
        changed(path, b'"minutes":5', b'"minutes":99')
    assert Library(library.root).summaries()[0].minutes == 99
    assert Library(library.root).problem("first-sum").minutes == 99
    monkeypatch.setattr(module, "__version__", "0.0.0")
    assert Library(library.root).summaries()[0].minutes == 5
    assert Library(library.root).problem("first-sum").minutes == 5


def test_roots_whose_copies_are_in_one_place_are_kept_apart(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zlib, "crc32", lambda _: 0)
    library.summaries()
    other = tmp_path / "other"
    shutil.copytree(library.root, other)
    (other / "problems" / "third-sum.yaml").unlink()
    path = other / "problems" / "first-sum.yaml"
    status = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("minutes: 5", "minutes: 6"), "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert [s.minutes for s in Library(other).summaries()] == [6, 10]
    assert Library(other).problem("first-sum").minutes == 6
    assert Library(library.root).problem("first-sum").minutes == 5


def test_what_is_fresh_is_not_written_again(library: Library, home: Path) -> None:
    (library.root / "problems" / "broken.yaml").write_text("format: 2")
    library.summaries()
    index, copies = cached(home)
    before = [path.stat().st_ino for path in (index, *copies.values())]
    again = Library(library.root)
    again.summaries()
    again.problem("first-sum")
    assert len(again.broken) == 1
    assert [path.stat().st_ino for path in (index, *copies.values())] == before


def test_a_new_file_takes_its_place_in_the_order(library: Library) -> None:
    library.summaries()
    text = (library.root / "problems" / "other-sum.yaml").read_text(encoding="utf-8")
    added = text.replace("id: other-sum", "id: a-sum").replace("minutes: 10", "minutes: 11")
    (library.root / "problems" / "a-sum.yaml").write_text(added, encoding="utf-8")
    for _ in range(2):
        listed = [s.id for s in Library(library.root).summaries()]
        assert listed == ["first-sum", "other-sum", "a-sum", "third-sum"]


def test_a_file_that_vanishes_while_they_are_listed_is_not_listed(library: Library) -> None:
    (library.root / "problems" / "gone.yaml").symlink_to(library.root / "nowhere")
    assert len(library.summaries()) == 3
    assert library.broken == []
    with pytest.raises(UnknownProblemError):
        library.problem("gone")


def test_without_a_folder_there_are_no_problems(tmp_path: Path) -> None:
    assert Library(tmp_path / "nowhere").summaries() == []


def test_the_stamp_of_a_problem_changes_with_each_of_its_files(library: Library) -> None:
    problems = Problems(library.root)
    stamps = [problems.stamp("first-sum")]
    for path in (
        library.root / "problems" / "first-sum.yaml",
        library.root / "problems" / "first-sum.py",
        library.root / "solutions" / "first-sum.py",
    ):
        with path.open("a") as file:
            file.write("# changed\n")
        stamps.append(problems.stamp("first-sum"))
    (library.root / "problems" / "first-sum.py").unlink()
    stamps.append(problems.stamp("first-sum"))
    assert len(set(stamps)) == 5
    assert problems.stamp("first-sum") == stamps[-1]


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
    (library.root / "problems" / "other-sum.yaml").write_text("format: 1\nformat: 1\n")
    assert [s.id for s in library.summaries()] == ["first-sum", "third-sum"]
    assert library.problem("first-sum").id == "first-sum"
    with pytest.raises(ContentError, match="duplicate key"):
        library.problem("other-sum")
    assert [str(error) for error in Library(library.root).broken] == [
        f"{(library.root / 'problems')}/other-sum.yaml:2:1: `format`: duplicate key,"
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


def test_what_built_in_problems_require_exists_and_goes_round_in_no_circle() -> None:
    requires = {summary.id: summary.requires for summary in builtin().summaries()}
    assert any(requires.values())

    def chain(name: str, above: tuple[str, ...]) -> None:
        assert name in requires, f"{above[-1]} requires {name}"
        assert name not in above, (*above, name)
        for other in requires[name]:
            chain(other, (*above, name))

    for name in requires:
        chain(name, ())
