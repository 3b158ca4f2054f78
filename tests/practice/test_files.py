import os
from pathlib import Path

import pytest

from drill.errors import SubmissionFileError
from drill.practice import files


def message(path: Path) -> str:
    with pytest.raises(SubmissionFileError) as caught:
        files.read(path)
    assert caught.value.hint is not None
    return str(caught.value)


def test_a_file_is_read_as_utf8_with_or_without_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(b"\xef\xbb\xbfx = '\xe6\xb3\xa8'\n")
    assert files.read(tmp_path / "a.py") == "x = '注'\n"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert message(tmp_path / "a.py") == f"there is no file `{tmp_path}/a.py`"


def test_a_directory_is_told(tmp_path: Path) -> None:
    assert message(tmp_path) == f"`{tmp_path}` is a directory"


def test_another_encoding_is_told_with_the_place(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes("x = 1  # 意".encode("gbk"))
    assert message(path) == f"`{path}` is not UTF-8: byte 10 is 0xd2"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_bytes(b"#" * (files.LARGEST + 1))
    assert message(path) == f"`{path}` has 1,000,001 bytes; at most 1,000,000 are read"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_does_not_block(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    os.mkfifo(path)
    assert message(path) == f"`{path}` is not a regular file"


def test_create_never_replaces(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    assert files.create(path, b"mine")
    assert not files.create(path, b"other")
    assert path.read_bytes() == b"mine"
    assert [p.name for p in tmp_path.iterdir()] == ["a.py"]


def test_create_never_replaces_where_there_are_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError("not supported")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "a.py"
    assert files.create(path, b"mine")
    assert not files.create(path, b"other")
    assert path.read_bytes() == b"mine"


def test_a_replacement_that_is_interrupted_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.py"
    path.write_text("old")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    for moment in ("fsync", "replace"):
        with monkeypatch.context() as patch:
            patch.setattr(os, moment, interrupted)
            with pytest.raises(KeyboardInterrupt):
                files.replace(path, b"new")
        assert path.read_text() == "old"
        assert [p.name for p in tmp_path.iterdir()] == ["a.py"]
    files.replace(path, b"new")
    assert path.read_text() == "new"


def test_a_new_file_has_the_mode_of_any_other(tmp_path: Path) -> None:
    files.create(tmp_path / "a.py", b"")
    (tmp_path / "b.py").write_bytes(b"")
    assert (tmp_path / "a.py").stat().st_mode == (tmp_path / "b.py").stat().st_mode
