"""A new problem: where it goes, what is written, and that what is written is proved as it stands."""

import ast
import itertools
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from drill import paths
from drill.content import layout, packs
from drill.content.packs import Agreed
from drill.content.spec import Framework
from drill.errors import UsageError
from drill.practice import authoring
from drill.practice.authoring import Written, commands, destination, from_here, function_name, write
from drill.text import Text

FRAMEWORKS = list(get_args(Framework))


def new(root: Path, problem_id: str = "top-two", framework: Framework = "python") -> Written:
    return write(problem_id, framework, root)


def below(root: Path) -> list[str]:
    """All files below a folder."""
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def test_what_is_written_is_proved_as_it_stands(tmp_path: Path, home: Path) -> None:
    root = tmp_path / "my-pack"
    for framework in get_args(Framework):
        write(f"in-{framework}", framework, root)
    # In a process of its own: warnings are errors in this one, and would be in what it forks.
    command = [sys.executable, "-P", "-m", "drill", "pack", "verify", str(root)]
    options = ["--yes", "--seeds", "2", "--json"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)
    assert [problem["complaints"] for problem in found["problems"]] == [[], [], []], done.stderr
    assert (found["proved"], done.returncode) == (True, 0)
    for problem in found["problems"]:
        assert problem["mistakes"]["good"] >= 5
        assert (problem["right"]["good"], problem["wrong"]["good"]) == (1, 1)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_everything_is_called_after_the_id(tmp_path: Path, framework: Framework) -> None:
    written = write("top-two", framework, tmp_path / "my-pack")
    for path in written.files:
        text = path.read_text(encoding="utf-8")
        assert "new-problem" not in text
        assert "new_problem" not in text
        if path.suffix == ".py":
            ast.parse(text)
    assert "def top_two(" in written.reference.read_text(encoding="utf-8")
    assert "\nid: top-two #" in written.spec.read_text(encoding="utf-8")


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_key_that_is_written_is_explained_beside_it_or_above_it(framework: str) -> None:
    spec = Path(authoring.__file__).with_name("scaffold") / framework / "problem.yaml"
    lines = spec.read_text(encoding="utf-8").splitlines()
    silent = [
        line.partition(":")[0]
        for above, line in itertools.pairwise(lines)
        if line[:1].isalpha() and " # " not in line and not above.startswith("# ")
    ]
    # These say it themselves.
    assert silent == ["title"]


def test_a_new_pack_has_its_name_its_folders_and_the_schemas_of_each(tmp_path: Path) -> None:
    root = tmp_path / "My Pack"
    written = new(root)
    assert (written.pack, written.made, written.id) == ("my-pack", True, "my-pack/top-two")
    pack = packs.read(root)
    assert (pack.name, pack.title) == ("my-pack", Text(en="my-pack", zh="my-pack"))
    assert below(root) == [
        "cards/card.schema.json",
        "interviews/interview.schema.json",
        "pack.toml",
        "problems/problem.schema.json",
        "problems/top-two.py",
        "problems/top-two.yaml",
        "solutions/top-two.py",
        "submissions/top-two/right/running_totals.py",
        "submissions/top-two/wrong/longest_sequence.py",
    ]
    own = paths.content_root() / "problems"
    for name, of in (
        ("problems/problem.schema.json", own / "problem.schema.json"),
        ("cards/card.schema.json", own / "cards" / "card.schema.json"),
        ("interviews/interview.schema.json", own / "interviews" / "interview.schema.json"),
    ):
        assert (root / name).read_bytes() == of.read_bytes()


def test_a_second_problem_goes_into_the_pack_that_is_there(tmp_path: Path) -> None:
    root = tmp_path / "folder"
    new(root)
    (root / "pack.toml").write_text('format = 1\nname = "mine"\ntitle = {en = "a", zh = "甲"}\n')
    (root / "problems" / "problem.schema.json").write_text("{}")
    written = new(root, "third")
    assert (written.pack, written.made, written.id) == ("mine", False, "mine/third")
    assert packs.read(root).name == "mine"
    # What is there stays as it is.
    assert (root / "problems" / "problem.schema.json").read_text() == "{}"


def checkout(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a folder be drill's own checkout."""
    for folder in ("problems/cards", "problems/interviews", "solutions", "tests/submissions"):
        (root / folder).mkdir(parents=True)
    for schema in ("problem", "cards/card", "interviews/interview"):
        (root / "problems" / f"{schema}.schema.json").write_text("{}")
    monkeypatch.setattr(paths, "content_root", lambda: root)


def test_in_a_checkout_of_drill_it_becomes_one_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout(tmp_path, monkeypatch)
    assert destination("top-two", tmp_path / "solutions", None) == tmp_path
    written = new(tmp_path)
    assert (written.pack, written.id, written.added) == (None, "top-two", True)
    assert "tests/submissions/top-two/right/running_totals.py" in below(tmp_path)
    assert "pack.toml" not in below(tmp_path)
    assert commands(written, tmp_path) == ["drill verify top-two --seeds 5"]


def test_a_pack_within_a_checkout_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout(tmp_path, monkeypatch)
    root = tmp_path / "examples" / "starters"
    new(root)
    assert destination("top-two", root / "problems", None) == root


def test_an_installed_drill_is_no_place_for_problems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "problems").mkdir()
    (tmp_path / "submissions").mkdir()
    monkeypatch.setattr(paths, "content_root", lambda: tmp_path)
    with pytest.raises(UsageError, match="is in no pack, and in no checkout of drill"):
        destination("top-two", tmp_path, None)


def test_elsewhere_the_hint_is_the_command_that_makes_a_pack(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        destination("top-two", tmp_path, None)
    assert caught.value.message == Text(
        en=f"`{tmp_path}` is in no pack, and in no checkout of drill",
        zh=f"`{tmp_path}` 不在任何题包中，也不在 drill 的源码目录中",
    )
    assert caught.value.hint == Text(
        en="`drill new top-two --pack my-pack` makes a pack here, with the problem in it",
        zh="`drill new top-two --pack my-pack` 会在这里新建题包并写入这道题",
    )


def test_the_chosen_folder_comes_before_the_one_around(tmp_path: Path) -> None:
    new(tmp_path / "one")
    assert destination("top-two", tmp_path / "one", tmp_path / "two") == tmp_path / "two"


@pytest.mark.parametrize(
    ("problem_id", "name"),
    [
        ("rms-norm", "rms_norm"),
        ("softmax", "softmax"),
        ("sum", "my_sum"),
        ("class", "my_class"),
        ("torch", "my_torch"),
        ("2d-pooling", "my_2d_pooling"),
    ],
)
def test_a_function_is_called_as_python_allows(problem_id: str, name: str) -> None:
    assert function_name(problem_id) == name


def test_a_pack_that_drill_does_not_know_yet_is_added_first(tmp_path: Path, home: Path) -> None:
    written = new(tmp_path / "my pack")
    verify = "drill verify my-pack/top-two --seeds 5"
    assert commands(written, tmp_path) == ["drill pack add 'my pack'", verify]
    packs.agree([Agreed("my-pack", str(written.root))])
    assert commands(new(tmp_path / "my pack", "third"), tmp_path) == [
        "drill verify my-pack/third --seeds 5"
    ]


def test_a_list_of_packs_that_cannot_be_read_stops_nobody(tmp_path: Path, home: Path) -> None:
    (home / "packs.json").write_text("nonsense")
    assert not new(tmp_path / "my-pack").added


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/a/b/c/d", "d"),
        ("/a/b/c", "."),
        ("/a/b/x/y", os.path.join("..", "x", "y")),
        ("/a/x/y", os.path.join("..", "..", "x", "y")),
        ("/z/y", "/z/y"),
    ],
)
def test_a_path_is_shown_as_one_would_type_it(path: str, shown: str) -> None:
    assert from_here(Path(path), Path("/a/b/c")) == shown
    assert from_here(Path("/z/y"), Path("/a/b")) == "/z/y"
    assert from_here(Path("/a/y"), Path("/a/b/c/d")) == "/a/y"


def test_the_scaffold_has_one_example_for_each_framework() -> None:
    folder = Path(authoring.__file__).with_name("scaffold")
    found = [path.name for path in folder.iterdir() if not path.name.startswith("__")]
    assert sorted(found) == sorted(FRAMEWORKS)
    assert layout.PROBLEM_SCHEMA == "problem.schema.json"
