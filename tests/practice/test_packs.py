"""Finding packs in folders and among what is installed, agreeing to them, and what is wrong inside."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from drill import paths
from drill.content import packs as content
from drill.content.packs import Agreed
from drill.errors import ContentError, UsageError
from drill.judge.result import CheckRequest, CheckResult
from drill.practice import packs
from drill.practice.packs import Found
from drill.text import Text
from tests.cli.interviews import lay_out
from tests.content.packed import pack


@pytest.fixture
def extra(tmp_path: Path) -> Path:
    return pack(tmp_path / "extra")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that is installed, has a pack in a folder, and must not be run to be found."""
    site = tmp_path / "site"
    root = pack(site / "some_drills" / "inside", "extra")
    (site / "some_drills" / "__init__.py").write_text("raise SystemExit('it was run')\n")
    facts = site / "some_drills-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: Some-Drills\nVersion: 1.0\n")
    (facts / "entry_points.txt").write_text(
        "[drill.packs]\nextra = some_drills.inside\ngone = no_such_module\n"
    )
    monkeypatch.syspath_prepend(str(site))
    return root


def test_a_folder_is_found_by_its_path_or_its_name(
    extra: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(extra.parent)
    wanted = Found(content.read(extra))
    assert packs.find(str(extra)) == packs.find("./extra") == packs.find("extra") == wanted


@pytest.mark.parametrize("name", ["extra", "Some-Drills", "some_drills"])
def test_an_installed_pack_is_found_by_its_name_or_its_package_s(
    installed: Path, desk: Path, name: str
) -> None:
    assert packs.find(name) == Found(content.read(installed), "Some-Drills")
    assert "some_drills" not in sys.modules


def test_what_is_neither_a_folder_nor_installed_is_said(desk: Path) -> None:
    with pytest.raises(UsageError) as caught:
        packs.find("nothing")
    assert caught.value.message == Text(
        en="no folder with a `pack.toml` and no installed package is called `nothing`",
        zh="没有名为 `nothing` 的题包文件夹（含 `pack.toml`），也没有这样的已安装包",
    )
    assert "`drill pack list`" in str(caught.value.hint)
    with pytest.raises(ContentError, match=r"pack\.toml: cannot be read"):
        packs.find("./nothing")


def test_what_is_in_a_pack_is_counted_without_running_it(extra: Path) -> None:
    (extra / "problems" / "own-sum.py").write_text("raise SystemExit('it was run')\n")
    (extra / "cards" / "broken.yaml").write_text("format: 1\nformat: 1\n")
    found = packs.contents(content.read(extra))
    assert (found.problems, found.cards, found.interviews) == (2, 3, 1)
    assert [path.relative_to(extra).as_posix() for path in found.python] == [
        "problems/own-sum.py",
        "solutions/first-sum.py",
        "solutions/own-sum.py",
    ]
    assert ["broken.yaml" in str(error) for error in found.broken] == [True]


def test_a_pack_is_agreed_to_where_it_is_and_until_it_is_removed(
    extra: Path, tmp_path: Path
) -> None:
    found = Found(content.read(extra))
    assert not packs.agreed_to(found.pack)
    packs.add(found)
    packs.add(found)
    assert packs.agreed_to(found.pack)
    assert content.agreed() == [Agreed("extra", str(extra))]
    assert not packs.agreed_to(content.read(pack(tmp_path / "elsewhere")))
    packs.remove("extra")
    assert not packs.agreed_to(found.pack)
    assert (extra / "pack.toml").is_file()


def test_two_packs_of_one_name_are_refused(extra: Path, tmp_path: Path) -> None:
    packs.add(Found(content.read(extra)))
    with pytest.raises(UsageError) as caught:
        packs.add(Found(content.read(pack(tmp_path / "elsewhere"))))
    assert caught.value.message == Text(
        en=f"a pack called `extra` was added already, from {extra}",
        zh=f"已经添加过名为 `extra` 的题包，位于 {extra}",
    )
    assert str(caught.value.hint) == "`drill pack remove extra` makes room for this one"
    assert [one.root for one in content.agreed()] == [str(extra)]


def test_only_what_was_added_can_be_removed(extra: Path) -> None:
    packs.add(Found(content.read(extra)))
    with pytest.raises(UsageError) as caught:
        packs.remove("extar")
    assert str(caught.value) == "no pack called `extar` was added"
    assert str(caught.value.hint) == "did you mean `extra`?"
    assert len(content.agreed()) == 1


def test_the_list_has_what_was_added_and_what_is_only_installed(
    installed: Path, tmp_path: Path
) -> None:
    other = pack(tmp_path / "other", "other")
    content.agree([Agreed("other", str(other)), Agreed("gone", str(tmp_path / "gone"))])
    ready, gone, waiting = packs.standings()
    assert (ready.name, ready.added, str(ready.title)) == ("other", True, "The other")
    assert ready.contents is not None
    assert (gone.name, gone.added, gone.contents) == ("gone", True, None)
    assert "gone/pack.toml: cannot be read" in str(gone.error)
    assert (waiting.name, waiting.added, waiting.root) == ("extra", False, installed)
    packs.add(packs.find("extra"))
    assert [one.added for one in packs.standings()] == [True, True, True]


def test_a_pack_that_was_added_is_named_before_any_folder(
    extra: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packs.add(Found(content.read(extra)))
    monkeypatch.chdir(pack(tmp_path / "elsewhere" / "extra").parent)
    assert packs.named("extra").pack.root == extra
    assert packs.named("./extra").pack.root == tmp_path / "elsewhere" / "extra"


# What is wrong inside


def found_wrong(root: Path, judge: Any) -> list[str]:
    return [complaint.en for complaint in packs.complaints(content.read(root), judge)]


@pytest.fixture
def own(library: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes with drill are the tests' problems and cards."""
    lay_out(library.root)
    monkeypatch.setattr(paths, "content_root", lambda: library.root)


@pytest.mark.usefixtures("own")
def test_a_sound_pack_has_nothing_wrong(extra: Path, judge: Any) -> None:
    assert found_wrong(extra, judge) == []
    assert [(r.problem, r.root, r.card) for r in judge.requests] == [
        ("plus-call", str(extra), True),
        ("plus-call", str(extra), True),
    ]
    assert ["a + b" in r.text for r in judge.requests] == [True, False]


@pytest.mark.usefixtures("own")
def test_files_that_cannot_be_read_are_told(extra: Path, judge: Any) -> None:
    for folder in ("problems", "cards", "interviews"):
        (extra / folder / "broken.yaml").write_text("format: 1\nformat: 1\n")
    assert [said.split(":")[0] for said in found_wrong(extra, judge)] == [
        f"{extra}/problems/broken.yaml",
        f"{extra}/cards/broken.yaml",
        f"{extra}/interviews/broken.yaml",
    ]


@pytest.mark.usefixtures("own")
def test_an_interview_that_asks_for_nothing_is_told(extra: Path, judge: Any) -> None:
    script = extra / "interviews" / "little.yaml"
    text = script.read_text(encoding="utf-8")
    script.write_text(text.replace("[what-to-ask]", "[nobody]").replace("first-sum", "no-sum"))
    assert found_wrong(extra, judge) == [
        "extra/little: no problem is called `no-sum`",
        "extra/little: no card is called `nobody`",
    ]


@pytest.mark.usefixtures("own")
def test_a_call_that_is_not_judged_as_its_card_says_is_told(extra: Path, judge: Any) -> None:
    usual: Callable[[CheckRequest], CheckResult] = judge.answer

    def swapped(request: CheckRequest) -> CheckResult:
        text = "" if "a + b" in request.text else "a + b"
        return usual(msgspec.structs.replace(request, text=text))

    judge.answer = swapped
    refused, passed = found_wrong(extra, judge)
    assert refused.startswith("extra/plus-call: `a + b` is `failed`: ")
    assert passed == "extra/plus-call: wrong: `a - b` passes"
