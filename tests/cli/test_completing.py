"""What is offered at a TAB, for each place of a command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from drill.cli import app, completing
from drill.content import packs
from drill.content.library import Library
from drill.content.packs import Agreed
from tests.cli.interviews import lay_out
from tests.content.packed import pack

Offer = Callable[..., dict[str, str]]
SUMS = {
    "first-sum": "Add two numbers (first-sum)",
    "other-sum": "Add two numbers (other-sum)",
    "third-sum": "Add two numbers (third-sum)",
}
OF_PACK = {
    "extra/first-sum": "Add two numbers (first-sum)",
    "extra/own-sum": "Add two numbers (own-sum)",
}
COMMON = ["--lang", "-h", "--help"]
# Where there is nothing to choose from: numbers, days, and names that are new.
FREE = {
    "check --seed",
    "diff N",
    "diff --with",
    "history --show",
    "history --limit",
    "cards --limit",
    "mock --minutes",
    "mock --seed",
    "new ID",
    "next --limit",
    "pack --jobs",
    "pack --seeds",
    "plan --date",
    "plan --hours-a-day",
    "report --since",
    "verify --cost-runs",
    "verify --jobs",
    "verify --seeds",
}


@pytest.fixture
def offer(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Offer:
    """What can stand in place of the last word, and its meaning; a pack has been added."""
    lay_out(library.root)
    added = pack(tmp_path / "extra")
    packs.agree([Agreed("extra", str(added))])
    monkeypatch.setattr(
        "drill.content.library.everything", lambda: Library(library.root, *packs.added())
    )

    def ask(*words: str) -> dict[str, str]:
        lines = [line.split("\t") for line in completing.answer([*words])]
        found = dict(lines)
        assert len(found) == len(lines), "a word is offered twice"
        return found

    return ask


@pytest.mark.parametrize(
    ("language", "meaning"),
    [("en", "hear whether your answer is right"), ("zh", "检查答案是否正确")],
)
def test_the_first_word_is_a_command_and_is_explained(
    offer: Offer, monkeypatch: pytest.MonkeyPatch, language: str, meaning: str
) -> None:
    monkeypatch.setenv("DRILL_LANG", language)
    found = offer("ch")
    assert list(found) == list(app.COMMANDS)
    assert found["check"] == meaning


def test_an_id_has_the_title_of_its_problem_in_the_language_of_the_line(
    offer: Offer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert offer("check", "") == SUMS | OF_PACK
    assert offer("check", "--lang", "zh", "")["first-sum"] == "两数相加（first-sum）"
    assert offer("--lang=zh", "check", "")["first-sum"] == "两数相加（first-sum）"
    # What is no language chooses none.
    monkeypatch.setenv("DRILL_LANG", "zh")
    assert offer("--lang", "xx", "check", "")["first-sum"] == "两数相加（first-sum）"


def test_cards_interviews_and_packs_are_offered_by_what_they_say(offer: Offer) -> None:
    cards = offer("cards", "")
    assert cards["what-to-ask"] == "Why what-to-ask?"
    assert cards["extra/plus-call"] == "Add the two."
    assert (
        offer("mock", "")
        == offer("plan", "--interview", "")
        == {
            "little": "A little interview",
            "extra/little": "A little interview",
        }
    )
    assert offer("pack", "remove", "") == {"extra": "The extra"}


def test_an_id_of_a_pack_may_be_written_without_it_where_nothing_else_has_it(
    offer: Offer,
) -> None:
    assert offer("check", "o") == SUMS | OF_PACK | {"own-sum": OF_PACK["extra/own-sum"]}
    # Drill's own stands for itself, and nobody who writes `extra/` wants less.
    assert offer("check", "f") == offer("check", "extra/f") == SUMS | OF_PACK


def test_an_id_that_two_packs_have_is_not_enough(offer: Offer, tmp_path: Path) -> None:
    roots = {name: tmp_path / name for name in ("extra", "more")}
    pack(roots["more"], "more")
    packs.agree([Agreed(name, str(root)) for name, root in roots.items()])
    assert {"extra/own-sum", "more/own-sum"} <= offer("check", "own").keys()
    assert "own-sum" not in offer("check", "own")


def test_a_pack_that_is_broken_can_be_removed_and_hides_no_problem(
    offer: Offer, tmp_path: Path
) -> None:
    (tmp_path / "extra" / "pack.toml").write_text("format = ", encoding="utf-8")
    assert offer("pack", "remove", "") == {"extra": ""}
    assert offer("check", "") == SUMS


def test_a_dash_offers_the_options_that_are_not_there_yet(offer: Offer) -> None:
    found = offer("hint", "first-sum", "-")
    assert list(found) == COMMON
    assert found["--help"] == "this help"
    assert list(offer("start", "--mode", "stub", "-e", "--")) == [
        "--dir",
        "--from-history",
        *COMMON,
    ]
    assert list(offer("-")) == [*COMMON, "--version"]


def test_where_no_argument_is_left_the_options_are_offered(offer: Offer) -> None:
    assert list(offer("hint", "first-sum", "")) == COMMON
    assert offer("hint", "first-sum", "x") == {}


def test_after_two_dashes_no_option_is_offered(offer: Offer) -> None:
    assert offer("check", "--", "-") == SUMS | OF_PACK
    assert offer("hint", "--", "first-sum", "") == offer("hint", "--", "-x", "") == {}


@pytest.mark.parametrize(
    "words",
    [("--difficulty", ""), ("--difficulty", "="), ("--json", "--difficulty", "ea")],
)
def test_an_option_offers_its_values(offer: Offer, words: tuple[str, ...]) -> None:
    # Bash has `=` as a word of its own, and an empty one after it.
    last = [""] if words[-1] == "=" else []
    assert list(offer("list", *words, *last)) == ["easy", "medium", "hard"]


def test_a_value_in_one_word_with_its_option_stays_in_it(offer: Offer) -> None:
    assert list(offer("list", "--difficulty=e")) == [
        "--difficulty=easy",
        "--difficulty=medium",
        "--difficulty=hard",
    ]
    assert offer("list", "--no-such=") == offer("list", "--json=") == {}


def test_of_several_values_those_that_are_there_are_not_offered_again(offer: Offer) -> None:
    found = list(offer("mock", "--weak", "--areas", "attention,losses,d"))
    assert "attention,losses,decoding" in found
    assert {"attention,losses,attention", "attention,losses,losses"}.isdisjoint(found)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("check --file ", ":files"),
        ("check -f ", ":files"),
        ("check --file=x", ":files"),
        ("mock --html ", ":files"),
        ("history export ", ":files"),
        ("history import x", ":files"),
        ("start --dir ", ":folders"),
        ("pack add ", ":folders"),
    ],
)
def test_files_and_folders_are_left_to_the_shell(offer: Offer, line: str, wanted: str) -> None:
    assert offer(*line.split(" ")) == {wanted: ""}


def test_a_pack_to_verify_is_one_that_was_added_or_a_folder(offer: Offer) -> None:
    assert offer("pack", "verify", "") == {"extra": "The extra", ":folders": ""}


def test_after_an_id_or_a_number_history_takes_nothing_more(offer: Offer) -> None:
    assert {"export", "import", "restore", "first-sum"} <= offer("history", "").keys()
    assert offer("history", "first-sum", "") == offer("history", "restore", "") == {}


def test_an_unknown_command_has_nothing_to_offer(offer: Offer) -> None:
    assert offer("chekc", "") == {}
    assert list(offer("chekc", "-")) == COMMON


def test_a_title_is_one_line(offer: Offer, tmp_path: Path) -> None:
    file = tmp_path / "extra" / "problems" / "own-sum.yaml"
    title = json.dumps("It's `$(x)`:\t[a]\nb")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Add two numbers (own-sum)", title), encoding="utf-8")
    assert offer("check", "")["extra/own-sum"] == "It's `$(x)`: [a] b"


def test_what_is_not_one_word_for_a_shell_is_not_offered(offer: Offer) -> None:
    assert offer("mock", "--areas", "$(x),") == {}
    packs.agree([Agreed("a b", "x"), Agreed("$(x)", "x"), Agreed("fine", "x")])
    assert offer("pack", "remove", "") == {"fine": ""}


def places() -> list[tuple[str, str]]:
    """Every place that can be completed: a command, and the option or the argument's name."""
    line = app.command_line()
    return [
        (command, param.metavar if param.param_type_name == "argument" else param.opts[0])
        for command in app.COMMANDS
        for param in line.get_command(None, command).params
        if not getattr(param, "is_flag", False)
    ]


@pytest.mark.parametrize(("command", "place"), places())
def test_every_argument_and_every_value_of_an_option_completes(
    offer: Offer, command: str, place: str
) -> None:
    words = [place] if place.startswith("-") else []
    if (command, place) in {("history", "FILE"), ("pack", "PATH|NAME")}:
        words = ["import" if command == "history" else "add"]
    if f"{command} {place}" == "diff N":
        words = ["first-sum"]
    offered = {word for word in offer(command, *words, "") if word not in COMMON}
    assert bool(offered) != (f"{command} {place}" in FREE)
