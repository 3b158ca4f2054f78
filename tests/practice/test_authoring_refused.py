"""A new problem that cannot be written: what is said, and that nothing is left of it."""

from pathlib import Path

import pytest

from drill.content.spec import Framework
from drill.errors import ContentError, UsageError
from drill.practice.authoring import Written, write
from drill.text import Text


def new(root: Path, problem_id: str = "top-two", framework: Framework = "python") -> Written:
    return write(problem_id, framework, root)


def below(root: Path) -> list[str]:
    """All files below a folder."""
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def test_a_pack_that_cannot_be_read_gets_nothing(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text("format = 1\n")
    with pytest.raises(ContentError, match="the key `name` is missing"):
        new(tmp_path)
    assert below(tmp_path) == ["pack.toml"]


@pytest.mark.parametrize(
    "taken",
    [
        "problems/top-two.yaml",
        "problems/top-two.py",
        "solutions/top-two.py",
        "submissions/top-two/right/boolean_index.py",
    ],
)
def test_a_file_that_is_there_is_named_and_nothing_is_written(tmp_path: Path, taken: str) -> None:
    file = tmp_path / "my-pack" / taken
    file.parent.mkdir(parents=True)
    file.write_text("mine")
    with pytest.raises(UsageError) as caught:
        write("top-two", "torch", tmp_path / "my-pack")
    assert caught.value.message.en == f"`{file}` would be overwritten; nothing was written"
    assert caught.value.message.zh == f"`{file}` 已存在，不会覆盖；没有写入任何文件"
    assert caught.value.hint
    assert "or go on with what is there: `drill verify top-two`" in caught.value.hint.en
    assert below(tmp_path / "my-pack") == [taken]
    assert file.read_text() == "mine"


def test_every_file_that_is_there_is_named(tmp_path: Path) -> None:
    written = new(tmp_path / "my-pack")
    with pytest.raises(UsageError) as caught:
        new(tmp_path / "my-pack")
    assert all(f"`{path}`" in caught.value.message.en for path in written.files)


def test_a_dangling_link_counts_as_a_file(tmp_path: Path) -> None:
    link = tmp_path / "my-pack" / "solutions" / "top-two.py"
    link.parent.mkdir(parents=True)
    link.symlink_to(tmp_path / "nowhere")
    with pytest.raises(UsageError, match="would be overwritten"):
        new(tmp_path / "my-pack")
    assert not (tmp_path / "nowhere").exists()


def test_where_one_file_cannot_be_written_none_is_left(tmp_path: Path) -> None:
    root = tmp_path / "my-pack"
    root.mkdir()
    (root / "solutions").write_text("a file where a folder would be")
    with pytest.raises(UsageError) as caught:
        new(root)
    place = root / "solutions" / "top-two.py"
    assert caught.value.message.en.startswith(f"`{place}` cannot be written: ")
    assert caught.value.message.zh.startswith(f"无法写入 `{place}`：")
    assert caught.value.hint
    assert caught.value.hint.en == "nothing was written; `--pack DIR` chooses another folder"
    assert below(root) == ["solutions"]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Top Two", "top-two"),
        ("top_two", "top-two"),
        ("starters/top-two", "top-two"),
        ("../top-two", "top-two"),
        ("双", "my-problem"),
        ("top--two", "top-two"),
    ],
)
def test_what_is_no_id_is_refused_with_one_that_is_near(
    tmp_path: Path, name: str, near: str
) -> None:
    with pytest.raises(UsageError) as caught:
        new(tmp_path / "my-pack", name)
    assert caught.value.message == Text(
        en=f"`{name}` is no id: lower-case words and digits, joined by hyphens",
        zh=f"`{name}` 不能作为 id：应由小写单词、数字加连字符组成",
    )
    assert caught.value.hint == Text(en=f"as in `drill new {near}`", zh=f"例如 `drill new {near}`")
    assert below(tmp_path) == []


@pytest.mark.parametrize("folder", ["题包", "drill"])
def test_a_folder_that_names_no_pack_is_refused(tmp_path: Path, folder: str) -> None:
    with pytest.raises(UsageError) as caught:
        new(tmp_path / folder)
    assert caught.value.message.en == f"a pack cannot be named after the folder `{folder}`"
    assert caught.value.message.zh == f"无法用文件夹名 `{folder}` 给题包命名"
    assert caught.value.hint
    assert "`--pack my-pack`" in caught.value.hint.en
    assert below(tmp_path) == []
