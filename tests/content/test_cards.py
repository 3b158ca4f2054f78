"""Cards: a folder of questions, and API cards as the judge knows them."""

import ast
import os
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from drill import paths
from drill.content import load_card
from drill.content import shelf as shelves
from drill.content.cards import IMPORTS, ApiCard, Cards, CardSummary, as_problem, filled
from drill.content.library import Library
from drill.content.spec import Framework, Input
from drill.errors import ContentError, UnknownCardError
from drill.text import Text
from tests.content.test_load_card import API, ORAL, api, edited


@pytest.mark.parametrize(
    ("stub", "typed", "body"),
    [
        ("def f(x):\n    return ...\n", "  x * 2\n", "def f(x):\n    return x * 2\n"),
        (
            "def f(x):\n    ...\n    return x\n",
            "y = 1\n\nif y:\n    x = x + y",
            "def f(x):\n    y = 1\n\n    if y:\n        x = x + y\n    return x\n",
        ),
        (
            "def f(x):\n    if x:\n        return g(..., 2)\n",
            "x,\n1",
            "def f(x):\n    if x:\n        return g(x,\n        1, 2)\n",
        ),
        ("def f(x): return ...", "(x +\n1)", "def f(x): return (x +\n1)"),
    ],
    ids=["one line", "statements", "in a call", "no indent"],
)
def test_what_is_typed_takes_the_place_and_the_indent_of_the_gap(
    stub: str, typed: str, body: str
) -> None:
    card = msgspec.structs.replace(api(), stub=stub)
    assert filled(card, typed) == f"import math\n\nimport numpy as np\n\n\n{body}"
    ast.parse(filled(card, typed))


def test_every_framework_has_its_usual_names() -> None:
    names = {
        framework: [
            alias.asname or alias.name
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        ]
        for framework, text in IMPORTS.items()
    }
    assert names == {
        "torch": ["math", "torch", "F", "nn"],
        "numpy": ["math", "np"],
        "python": ["math"],
    }
    assert set(names) == set(get_args(Framework))


def test_an_api_card_is_a_problem_of_one_case() -> None:
    card = api()
    problem = as_problem(card)
    assert (problem.id, problem.entry, problem.framework) == ("demo", "double", "numpy")
    assert (problem.dims, problem.where) == ({"N": (1, 4)}, ["N > 0"])
    assert problem.inputs == {"x": Input(normal=["N"])}
    assert problem.stub == filled(card, "...")
    assert (len(problem.cases), problem.scales, problem.limited) == (1, [], False)
    assert problem.title == problem.statement == Text(en="Double it.", zh="乘以二。")


def test_a_wrong_call_is_a_mistake_that_changes_the_call_alone() -> None:
    # The text of the call stands in the function twice.
    stub = "def double(x):\n    y = x * 2\n    return ...\n"
    card = msgspec.structs.replace(api(), stub=stub)
    [mistake] = as_problem(card).mistakes
    [edit] = mistake.edits
    reference = filled(card, card.call)
    assert (mistake.id, mistake.says.zh) == ("wrong-1", "减半了。")
    assert reference.count(edit.replace) == 1
    assert reference.replace(edit.replace, edit.by).endswith("y = x * 2\n    return x / 2\n")


def test_the_built_in_cards_load() -> None:
    found = Cards(paths.content_root())
    listed = found.summaries()
    files = (found.root / "problems" / "cards").glob("*.yaml")
    assert found.broken == []
    assert {card.id for card in listed} == {path.stem for path in files}
    assert {card.kind for card in listed} == {"oral", "api"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root with four cards."""
    folder = tmp_path / "content" / "problems" / "cards"
    folder.mkdir(parents=True)
    for name, text in (
        ("b-loss", ORAL),
        ("a-loss", ORAL),
        ("z-score", edited(ORAL, "area: losses", "area: decoding")),
        ("a-call", edited(API, "area: tensors", "area: losses")),
    ):
        (folder / f"{name}.yaml").write_text(edited(text, "id: demo", f"id: {name}"), "utf-8")
    return tmp_path / "content"


def file_of(root: Path, name: str) -> Path:
    return root / "problems" / "cards" / f"{name}.yaml"


def test_cards_are_listed_by_area_and_the_oral_ones_first(root: Path) -> None:
    listed = Cards(root).summaries()
    assert [card.id for card in listed] == ["a-loss", "b-loss", "a-call", "z-score"]
    question = Text(en="Double it.", zh="乘以二。")
    assert listed[2] == CardSummary("a-call", "api", "losses", question)
    assert listed[0].kind == "oral"


def test_without_a_folder_there_are_no_cards(tmp_path: Path) -> None:
    found = Cards(tmp_path / "nowhere")
    assert (found.summaries(), found.broken) == ([], [])
    with pytest.raises(UnknownCardError):
        found.card("a-loss")


LIST = Text(en="`drill cards --list` shows all ids", zh="`drill cards --list` 列出所有卡片")


@pytest.mark.parametrize(
    ("card_id", "hint"),
    [
        ("a-los", Text(en="did you mean `a-loss`?", zh="是不是想写 `a-loss`？")),
        ("qqq", LIST),
        ("", LIST),
        (f"..{os.sep}cards{os.sep}a-loss", None),
    ],
)
def test_an_id_of_no_card_is_answered_with_the_nearest(
    root: Path, card_id: str, hint: Text | None
) -> None:
    with pytest.raises(UnknownCardError) as caught:
        Cards(root).card(card_id)
    assert caught.value.message == Text(
        en=f"no card is called `{card_id}`", zh=f"没有名为 `{card_id}` 的卡片"
    )
    assert hint is None or caught.value.hint == hint


ASKS: list[tuple[Callable[[Cards], object], Text]] = [
    (
        lambda c: c.problem("a-loss"),
        Text(en="`a-loss` is no API card", zh="`a-loss` 不是 API 卡片"),
    ),
    (
        lambda c: c.reference("a-loss"),
        Text(en="`a-loss` is no API card", zh="`a-loss` 不是 API 卡片"),
    ),
]


@pytest.mark.parametrize(("ask", "said"), ASKS, ids=["problem", "reference"])
def test_a_card_of_the_other_kind_is_none(
    root: Path, ask: Callable[[Cards], object], said: Text
) -> None:
    with pytest.raises(UnknownCardError) as caught:
        ask(Cards(root))
    assert caught.value.message == said


def test_the_judge_asks_cards_as_it_asks_problems(root: Path) -> None:
    found = Cards(root)
    card = found.card("a-call")
    assert isinstance(card, ApiCard)
    assert found.problem("a-call") == as_problem(card)
    assert found.reference("a-call") == filled(card, "x * 2")
    assert found.support("a-call") is None  # type: ignore[func-returns-value]


def test_only_an_oral_card_can_be_asked_aloud(root: Path) -> None:
    found = Library(root)
    assert found.oral("a-loss") == found.card("a-loss") == Cards(root).card("a-loss")
    with pytest.raises(UnknownCardError) as caught:
        found.oral("a-call")
    assert caught.value.message == Text(en="`a-call` is no oral card", zh="`a-call` 不是口述卡片")


def test_the_stamp_of_a_card_changes_with_its_file(root: Path) -> None:
    found = Cards(root)
    before = found.stamp("a-call")
    with file_of(root, "a-call").open("a") as file:
        file.write("# changed\n")
    assert before != found.stamp("a-call") == Cards(root).stamp("a-call") != ()
    assert found.stamp("nowhere") == ()


def test_a_broken_file_stands_in_no_other_cards_way(root: Path) -> None:
    path = file_of(root, "b-loss")
    path.write_text("format: 1\nkind: tall\n")
    found = Cards(root)
    assert [card.id for card in found.summaries()] == ["a-loss", "a-call", "z-score"]
    said = "`kind`: expected the kind `oral` or `api`"
    assert [str(error) for error in found.broken] == [f"{path}:2:1: {said}"]
    assert found.card("a-loss").id == "a-loss"
    with pytest.raises(ContentError, match="b-loss"):
        found.card("b-loss")
    with pytest.raises(UnknownCardError) as caught:
        found.card("c-loss")
    assert "-loss`" in str(caught.value.hint)


def test_no_yaml_is_parsed_where_the_copies_are_fresh(
    root: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Cards(root)
    listed, oral, call = found.summaries(), found.card("a-loss"), found.card("a-call")

    def refuse(path: Path) -> None:
        raise AssertionError(f"{path} was parsed")

    monkeypatch.setattr(load_card, "load", refuse)
    again = Cards(root)
    assert again.summaries() == listed
    assert (again.card("a-loss"), again.card("a-call")) == (oral, call)
    # A list needs its index alone.
    for copy in (home / "cache").glob("cards-*/*.json"):
        copy.unlink()
    assert Cards(root).summaries() == listed
    with pytest.raises(AssertionError, match=r"a-loss\.yaml was parsed"):
        Cards(root).card("a-loss")


def test_what_another_version_copied_is_not_believed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Cards(root).card("a-loss")
    later = msgspec.structs.replace(before, seconds=90)
    monkeypatch.setattr(load_card, "load", lambda _: later)
    assert Cards(root).card("a-loss") == before
    monkeypatch.setattr(shelves, "__version__", "0.0.0")
    assert Cards(root).card("a-loss") == later


def test_a_changed_card_is_read_again(root: Path) -> None:
    assert Cards(root).card("a-loss").area == "losses"
    assert [card.id for card in Cards(root).summaries()] == [
        "a-loss",
        "b-loss",
        "a-call",
        "z-score",
    ]
    text = file_of(root, "a-loss").read_text("utf-8")
    file_of(root, "a-loss").write_text(edited(text, "area: losses", "area: data"), "utf-8")
    file_of(root, "b-loss").unlink()
    assert Cards(root).card("a-loss").area == "data"
    assert [card.id for card in Cards(root).summaries()] == ["a-call", "z-score", "a-loss"]
