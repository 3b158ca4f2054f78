"""`drill cards`: lists, questions aloud, calls by heart, and what is kept of the answers."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from drill import paths
from drill.content import library as content
from drill.content.library import Library
from drill.store.history import History
from drill.store.records import CardAnswer
from drill.store.reviews import Reviews
from tests.cli.interviews import stand_in, types

Monkey = pytest.MonkeyPatch


@pytest.fixture(autouse=True)
def _cards(library: Library, desk: Path, judge: Any, monkeypatch: Monkey) -> None:
    """Every command knows five cards, works in an empty folder, and asks the fake judge."""
    stand_in(library.root, monkeypatch)


@pytest.fixture
def reviews(history: History) -> Reviews:
    return Reviews(history.path)


def answered(reviews: Reviews, card: str, days_ago: float, share: float = 1.0) -> None:
    """A card was answered so long ago."""
    when = datetime.now(UTC) - timedelta(days=days_ago)
    reviews.record(CardAnswer(card, when, "oral", share, 5.0, 1, "[0]", "so"))


def asked(run: Any) -> list[str]:
    """The ids of the cards that were asked, in order."""
    heads = [line for line in run.out.splitlines() if line[:1].isdigit() and "/" in line[:3]]
    return [line.split()[-1] for line in heads]


# Lists


def test_the_list_shows_all_by_area_and_how_each_stands(run: Any, reviews: Reviews) -> None:
    answered(reviews, "why-plus", days_ago=300)
    answered(reviews, "why-minus", days_ago=0)
    assert run("cards --list") == 0
    assert run.out == (
        "Attention\n"
        "  ✓ why-minus     Why why-minus?\n"
        "  · why-plus      Why why-plus?\n"
        "\n"
        "Losses\n"
        "    why-integers  Why why-integers?\n"
        "\n"
        "Tensors and arrays\n"
        "    plus-call     Add the two.\n"
        "\n"
        "About yourself\n"
        "    what-to-ask   Why what-to-ask?\n"
        "\n"
        "next: drill cards\n"
    )
    assert run("cards --list --lang zh") == 0
    assert run.out.startswith("注意力\n  ✓ why-minus     为什么 why-minus？\n")


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ("", ["why-minus", "why-plus", "why-integers", "plus-call", "what-to-ask"]),
        ("--area attention", ["why-minus", "why-plus"]),
        ("--kind api", ["plus-call"]),
        ("--area attention --kind api", []),
        ("--due", ["why-plus"]),
        ("--due --kind api", []),
    ],
)
def test_json_has_the_chosen_cards_and_how_they_stand(
    run: Any, reviews: Reviews, options: str, ids: list[str]
) -> None:
    answered(reviews, "why-plus", days_ago=300, share=0.75)
    answered(reviews, "why-minus", days_ago=0)
    assert run(f"cards --json {options}") == 0
    found = {card["id"]: card for card in json.loads(run.out)["cards"]}
    assert list(found) == ids
    if "why-plus" in found:
        plus = found["why-plus"]
        assert datetime.fromisoformat(plus["due"]) < datetime.now(UTC)
        assert (plus["share"], plus["answers"], plus["kind"]) == (0.75, 1, "oral")
        assert (plus["area"], plus["question"]) == ("attention", "Why why-plus?")
    if "plus-call" in found:
        call = found["plus-call"]
        assert (call["due"], call["share"], call["answers"]) == (None, None, 0)


# Mistakes on the command line


@pytest.mark.parametrize(
    ("line", "english", "chinese"),
    [
        (
            "cards why-plsu",
            "error: no card is called `why-plsu`\nhint: did you mean `why-plus`?\n",
            "错误：没有名为 `why-plsu` 的卡片\n提示：是不是想写 `why-plus`？\n",
        ),
        (
            "cards quite-another",
            "error: no card is called `quite-another`\nhint: `drill cards --list` shows all ids\n",
            "错误：没有名为 `quite-another` 的卡片\n提示：`drill cards --list` 列出所有卡片\n",
        ),
        (
            "cards --area attentoin",
            "error: `--area` cannot be `attentoin`\nhint: did you mean `attention`?\n",
            "错误：`--area` 不能是 `attentoin`\n提示：是不是想写 `attention`？\n",
        ),
        (
            "cards --kind spoken",
            "error: `--kind` cannot be `spoken`\nhint: it is one of `oral`, `api`\n",
            "错误：`--kind` 不能是 `spoken`\n提示：可选：`oral`、`api`\n",
        ),
    ],
)
def test_what_cannot_be_is_said_with_what_to_do(
    run: Any, line: str, english: str, chinese: str
) -> None:
    assert run(line) == 2
    assert (run.out, run.err) == ("", english)
    assert run(f"{line} --lang zh") == 2
    assert (run.out, run.err) == ("", chinese)


def test_an_id_that_is_none_is_no_list_either(run: Any) -> None:
    assert run("cards why-plsu --list") == 2
    assert run("cards why-plsu --json") == 2
    assert run.out == ""


def test_more_cards_than_may_be_asked_are_refused_with_how_many_may(run: Any) -> None:
    assert run("cards -n 10001") == 2
    assert "10000" in run.err.replace(",", "").replace("_", "")


def test_nothing_due_is_said(run: Any) -> None:
    assert run("cards --due") == 0
    assert (run.out, run.err) == ("", "no card is due\n")
    assert run("cards --due --lang zh") == 0
    assert run.err == "没有到期的卡片\n"


# Which are asked


def test_what_is_due_comes_first_the_most_overdue_before_the_rest_then_what_is_new(
    run: Any, reviews: Reviews, monkeypatch: Monkey
) -> None:
    answered(reviews, "why-integers", days_ago=100)
    answered(reviews, "what-to-ask", days_ago=200)
    answered(reviews, "why-minus", days_ago=0)
    types(monkeypatch, *["because", "1"] * 3)
    assert run("cards -n 3") == 0
    assert asked(run) == ["what-to-ask", "why-integers", "why-plus"]
    assert "3 cards, 75% of the points\n" in run.out


@pytest.mark.parametrize(
    ("leave", "code"), [([":q"], 0), (["because", ":q"], 0), (["because"], 0), ([], 0)]
)
def test_whoever_leaves_is_asked_nothing_more_and_the_card_is_not_recorded(
    run: Any, reviews: Reviews, monkeypatch: Monkey, leave: list[str], code: int
) -> None:
    types(monkeypatch, "so", "all", *leave)
    assert run("cards --area attention") == code
    assert asked(run) == ["why-minus", "why-plus"]
    assert [(a.card, a.share, a.text) for a in reviews.all()] == [("why-minus", 1.0, "so")]
    assert "1 card, 100% of the points\n" in run.out


# Oral


def test_an_oral_card_shows_points_only_after_the_answer_and_the_model_after_them(
    run: Any, reviews: Reviews, monkeypatch: Monkey
) -> None:
    types(monkeypatch, "because it adds", "1")
    assert run("cards why-plus") == 0
    order = ["1/1 Attention  why-plus", "Why why-plus?", "the answer takes about 30 s aloud"]
    order += ["1  the first point of why-plus", "2  the second point of why-plus"]
    order += ["Because of why-plus.", "source: The book of why-plus", "75% of the points"]
    order += ["1 card, 75% of the points", "next: drill cards"]
    places = [run.out.index(said) for said in order]
    assert places == sorted(places)
    assert "say it aloud (or type it), then Enter; `:q` leaves >" in run.err
    [kept] = reviews.all()
    assert (kept.card, kept.kind, kept.share, kept.tries) == ("why-plus", "oral", 0.75, 1)
    assert (kept.hit, kept.text, kept.interview) == ("[0]", "because it adds", None)


@pytest.mark.parametrize(
    ("typed", "hit"),
    [("1,2", [0, 1]), ("2、1", [0, 1]), ("all", [0, 1]), ("全部", [0, 1]), ("", []), ("3 0 x", [])],
)
def test_points_are_named_by_number_or_all_at_once(
    run: Any, reviews: Reviews, monkeypatch: Monkey, typed: str, hit: list[int]
) -> None:
    types(monkeypatch, "", typed)
    assert run("cards why-plus --lang zh") == 0
    assert "先说出来（也可打字），再按 Enter；`:q` 退出 >" in run.err
    assert json.loads(reviews.all()[0].hit) == hit


# Calls


def test_a_call_is_tried_until_it_is_right_and_then_told_in_full(
    run: Any, reviews: Reviews, monkeypatch: Monkey, judge: Any
) -> None:
    types(monkeypatch, "a - b", "a + b")
    assert run("cards plus-call") == 0
    order = ["Add the two.", "return ...", "✗ wrong answer", "✓ right", "a + b", "Both of them."]
    places = [run.out.index(said) for said in order]
    assert places == sorted(places)
    assert [request.card for request in judge.requests] == [True, True]
    assert [request.cost for request in judge.requests] == [False, False]
    assert "return a - b" in judge.requests[0].text
    [kept] = reviews.all()
    assert (kept.kind, kept.share, kept.tries, kept.text) == ("api", 1.0, 2, "a + b")


@pytest.mark.parametrize(
    ("typed", "tries"), [(["?"], 1), ([""], 1), (["x", "？"], 2), (["x", "y", "z"], 3)]
)
def test_a_call_that_has_to_be_shown_is_worth_nothing(
    run: Any, reviews: Reviews, monkeypatch: Monkey, typed: list[str], tries: int
) -> None:
    types(monkeypatch, *typed, ":q")
    assert run("cards plus-call --lang zh") == 0
    assert "\n  a + b\n\n  a + b\n  两个都要。\n" in run.out
    assert "得到 0% 的要点" in run.out
    [kept] = reviews.all()
    assert (kept.share, kept.tries) == (0.0, tries)


def test_the_real_judge_names_what_candidates_type_instead(
    run: Any, reviews: Reviews, monkeypatch: Monkey
) -> None:
    from drill.content import cards
    from drill.judge import cold
    from drill.practice import checking

    builtin = Library(paths.content_root())
    monkeypatch.setattr(content, "everything", lambda: builtin)
    monkeypatch.setattr(checking, "ask_judge", lambda request, _=None: cold.check(request))
    card = builtin.card("np-argpartition")
    assert isinstance(card, cards.ApiCard)
    types(monkeypatch, card.wrong[0].call, card.call)
    assert run("cards np-argpartition") == 0
    said = " ".join(run.out.split())
    assert " ".join(card.wrong[0].says.en.replace("`", "").split()) in said.replace("`", "")
    assert "✓ right" in run.out
    assert [(a.card, a.share, a.tries) for a in reviews.all()] == [("np-argpartition", 1.0, 2)]


# A history that cannot be used


def test_without_a_history_cards_are_asked_and_it_is_said_that_nothing_is_kept(
    run: Any, home: Path, monkeypatch: Monkey
) -> None:
    (home / "history.sqlite3").write_bytes(b"no database at all, by any means" * 64)
    types(monkeypatch, "so", "1")
    assert run("cards why-plus") == 0
    assert "75% of the points" in run.out
    assert run.err.startswith("warning: ")
    assert "these answers were not recorded\nwarning: " in run.err
    types(monkeypatch, "so", "1")
    assert run("cards why-plus --lang zh") == 0
    assert "这些回答没有记入历史\n警告：" in run.err
    assert run("cards --list") == 0
    assert "why-plus" in run.out
