"""Packs: what a manifest must be, which packs were added, and what ids mean beside drill's own."""

from pathlib import Path

import msgspec
import pytest

from drill import paths
from drill.content import library as content
from drill.content import packs
from drill.content.library import Library, Source
from drill.content.packs import Agreed, Pack
from drill.errors import (
    ContentError,
    UnknownCardError,
    UnknownProblemError,
    UnknownScriptError,
    UsageError,
)
from drill.text import Text
from tests.cli.interviews import lay_out
from tests.content.packed import pack

TITLE = 'title = { en = "T", zh = "题" }\n'


@pytest.fixture
def extra(tmp_path: Path) -> Path:
    return pack(tmp_path / "extra")


@pytest.fixture
def both(library: Library, extra: Path) -> Library:
    """Drill's own three problems and five cards, and a pack."""
    lay_out(library.root)
    return Library(library.root, [packs.read(extra)])


# The manifest


def test_a_pack_is_what_its_manifest_says(extra: Path) -> None:
    assert packs.read(extra) == Pack("extra", Text(en="The extra", zh="题包 extra"), extra)


@pytest.mark.parametrize(
    ("text", "says", "hint"),
    [
        ("format = 1\nname = \n", "not TOML: Invalid value (at line 2, column 8)", None),
        (
            f'format = 2\nname = "x"\nnews = 1\n{TITLE}',
            "`format`: expected format 1, found 2",
            "a newer drill may read it",
        ),
        (f'format = 1\nnane = "x"\n{TITLE}', "`nane`: unknown key", "did you mean `name`?"),
        (f"format = 1\n{TITLE}", "the key `name` is missing", None),
        (
            f"format = 1\nname = 3\n{TITLE}",
            "`name`: expected text, found an integer",
            None,
        ),
        (
            f'format = 1\nname = "My Pack"\n{TITLE}',
            "`name`: `My Pack` is not of lower-case words joined by hyphens, or is drill's own name",
            None,
        ),
        (
            f'format = 1\nname = "drill"\n{TITLE}',
            "`name`: `drill` is not of lower-case words joined by hyphens, or is drill's own name",
            None,
        ),
        (
            'format = 1\nname = "x"\ntitle = { en = "T" }\n',
            "`title`: the key `zh` is missing",
            "every text is in both languages, `en` and `zh`",
        ),
        (
            'format = 1\nname = "x"\ntitle = { en = "T", zh = " " }\n',
            "`title`: the text is empty",
            None,
        ),
        (
            'format = 1\nname = "x"\ntitle = { en = "T\\u001b[2J", zh = "题" }\n',
            "`title`: a control character is not allowed",
            None,
        ),
    ],
)
def test_what_is_wrong_with_a_manifest_is_said_with_its_file_and_key(
    tmp_path: Path, text: str, says: str, hint: str | None
) -> None:
    path = tmp_path / "pack.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        packs.read(tmp_path)
    assert str(caught.value) == f"{path}: {says}"
    assert (str(caught.value.hint) if caught.value.hint else None) == hint


def test_a_folder_without_a_manifest_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        packs.read(tmp_path)
    path = tmp_path / "pack.toml"
    assert caught.value.message == Text(
        en=f"{path}: cannot be read: No such file or directory",
        zh=f"{path}：无法读取：No such file or directory",
    )
    assert "drill new ID --pack DIR" in str(caught.value.hint)


# Which were added


def test_what_was_added_is_there_at_the_next_start(extra: Path) -> None:
    assert packs.agreed() == []
    packs.agree([Agreed("extra", str(extra), "a-distribution")])
    assert packs.agreed() == [Agreed("extra", str(extra), "a-distribution")]
    assert packs.added() == ([packs.read(extra)], [])
    assert content.everything().roots == {"": paths.content_root(), "extra": extra}


def test_a_pack_that_is_gone_or_another_one_hides_no_other(extra: Path, tmp_path: Path) -> None:
    gone, other = tmp_path / "gone", pack(tmp_path / "other", "another")
    chosen = [
        Agreed("gone", str(gone), "g"),
        Agreed("other", str(other)),
        Agreed("extra", str(extra)),
    ]
    packs.agree(chosen)
    found, unusable = packs.added()
    assert [one.name for one in found] == ["extra"]
    assert [str(error) for error in unusable] == [
        f"{gone}/pack.toml: cannot be read: No such file or directory",
        f"{other}: this was the pack `other`, and is `another` now",
    ]
    assert [str(error.hint) for error in unusable] == [
        "`drill pack remove gone` forgets it; `drill pack add g` adds it again",
        f"`drill pack remove other` forgets it; `drill pack add {other}` adds it again",
    ]
    everything = content.everything()
    assert [str(error) for error in everything.broken] == [str(error) for error in unusable]
    assert everything.problem("extra/own-sum").minutes == 7
    assert everything.problem("attention").id == "attention"


def test_a_damaged_list_of_packs_leaves_drill_s_own(home: Path) -> None:
    (home / "packs.json").write_text("[{")
    everything = content.everything()
    assert [error.message.zh.partition("：")[0] for error in everything.broken] == [
        f"{home}/packs.json"
    ]
    assert str(everything.broken[0].hint) == (
        "delete it, and add your packs again with `drill pack add`"
    )
    assert everything.problem("attention").id == "attention"


def test_a_home_in_which_nothing_can_be_kept_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DRILL_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(UsageError) as caught:
        packs.agree([])
    assert "cannot be written: Not a directory" in str(caught.value)


# Ids


def test_what_is_in_a_pack_is_listed_with_its_name_among_drill_s_own(both: Library) -> None:
    assert [(s.id, s.minutes) for s in both.summaries()] == [
        ("first-sum", 5),
        ("extra/first-sum", 7),
        ("extra/own-sum", 7),
        ("other-sum", 10),
        ("third-sum", 15),
    ]
    cards = [summary.id for summary in both.card_summaries()]
    assert cards[:4] == ["extra/why-minus", "extra/why-plus", "why-minus", "why-plus"]
    assert {"plus-call", "extra/plus-call"} <= {*cards}
    assert {s.id for s in both.script_summaries()} == {"little", "extra/little"}


@pytest.mark.parametrize("name", ["own-sum", "extra/own-sum"])
def test_an_id_alone_is_enough_where_nothing_else_has_it(both: Library, name: str) -> None:
    assert both.problem(name).id == "extra/own-sum"
    assert both.source(name) == Source(both.roots["extra"], "own-sum")
    assert both.reference(name).startswith("def add")


def test_no_pack_changes_what_drill_s_own_ids_mean(both: Library) -> None:
    assert (both.problem("first-sum").minutes, both.problem("extra/first-sum").minutes) == (5, 7)
    assert both.source("first-sum") == Source(both.root, "first-sum")
    assert both.card("why-plus").id == "why-plus"
    assert both.card("extra/why-plus").id == "extra/why-plus"
    assert both.card_source("extra/plus-call") == Source(both.roots["extra"], "plus-call")


def test_an_id_that_several_packs_have_wants_the_pack_s_name(
    library: Library, tmp_path: Path
) -> None:
    pair = [packs.read(pack(tmp_path / name, name)) for name in ("one", "two")]
    found = Library(library.root, pair)
    for ask in (found.problem, found.reference, found.source):
        with pytest.raises(UsageError) as caught:
            ask("own-sum")
        assert caught.value.message == Text(
            en="several packs have a `own-sum`: `one/own-sum`, `two/own-sum`",
            zh="多个题包里都有 `own-sum`：`one/own-sum`、`two/own-sum`",
        )
        assert str(caught.value.hint) == "name the pack too, as in `one/own-sum`"
    assert found.problem("two/own-sum").id == "two/own-sum"
    assert found.problem("first-sum").id == "first-sum"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("extra/own-sun", "did you mean `extra/own-sum`?"),
        ("nowhere/own-sum", "did you mean `extra/own-sum`?"),
        ("/own-sum", None),
        ("extra/", None),
        ("../extra/own-sum", None),
    ],
)
def test_what_is_in_no_pack_is_unknown(both: Library, name: str, hint: str | None) -> None:
    with pytest.raises(UnknownProblemError) as caught:
        both.problem(name)
    assert str(caught.value) == f"no problem is called `{name}`"
    assert hint is None or str(caught.value.hint) == hint
    with pytest.raises(UnknownCardError, match=f"no card is called `{name}`"):
        both.card(name)
    with pytest.raises(UnknownScriptError, match=f"no interview is called `{name}`"):
        both.script(name)


def test_what_a_pack_refers_to_is_its_own_where_it_has_it(both: Library) -> None:
    problem = both.problem("own-sum")
    assert problem.follow_ups == ["extra/why-plus", "what-to-ask"]
    assert problem.requires == ["extra/first-sum", "extra/own-sum"]
    listed = next(s for s in both.summaries() if s.id == "extra/own-sum")
    assert listed.requires == problem.requires
    script = both.script("extra/little")
    assert (script.id, script.sections[0].cards) == (
        "extra/little",
        ["extra/why-plus", "extra/why-minus"],
    )
    assert (script.sections[1].problem, script.sections[1].follow_ups) == (
        "extra/first-sum",
        ["why-integers"],
    )
    assert script.sections[2].cards == ["what-to-ask"]
    assert both.script("little").sections[1].problem == "first-sum"
    summary = next(s for s in both.script_summaries() if s.id == "extra/little")
    assert summary.problems == ["extra/first-sum"]


def test_a_broken_file_of_a_pack_hides_nothing_else(both: Library) -> None:
    root = both.roots["extra"]
    for folder in ("problems", "cards", "interviews"):
        (root / folder / "broken.yaml").write_text("format: 1\nformat: 1\n")
    assert [str(error).split(":")[0] for error in both.broken] == [f"{root}/problems/broken.yaml"]
    assert [str(e).split(":")[0] for e in both.broken_cards] == [f"{root}/cards/broken.yaml"]
    assert [str(e).split(":")[0] for e in both.broken_scripts] == [f"{root}/interviews/broken.yaml"]
    assert len(both.summaries()) == 5
    with pytest.raises(ContentError):
        both.problem("extra/broken")


def test_the_answers_that_prove_a_problem_are_beside_it(both: Library) -> None:
    assert (
        both.source("extra/own-sum").submissions == both.roots["extra"] / "submissions" / "own-sum"
    )
    own = content.Library(paths.content_root()).source("attention").submissions
    assert (own / "right").is_dir()


def test_what_a_card_is_in_a_pack_differs_by_its_id_alone(both: Library) -> None:
    own, other = both.card("why-plus"), both.card("extra/why-plus")
    assert msgspec.structs.replace(other, id=own.id) == own
