"""The API cards, proved as problems are: through the judge, whatever is typed."""

from collections.abc import Callable

import pytest

from drill import paths
from drill.content import load_card
from drill.content.cards import GAP, ApiCard, Cards, filled
from drill.judge.result import CheckRequest, CheckResult, Verdict

BUILTIN = Cards(paths.content_root())
# Read as they are: a shelf keeps copies, and at this moment it would do so in the person's home.
FILES = sorted((BUILTIN.root / "problems" / "cards").glob("*.yaml"))
API = [card.id for card in map(load_card.load, FILES) if isinstance(card, ApiCard)]
Judging = Callable[[CheckRequest], CheckResult]
# A check makes about a dozen calls; at so many seeds a coincidence would show.
SEEDS = 3


def card(card_id: str) -> ApiCard:
    found = BUILTIN.card(card_id)
    assert isinstance(found, ApiCard)
    return found


def checked(judging: Judging, asked: ApiCard, typed: str, seed: int) -> CheckResult:
    return judging(
        CheckRequest(
            problem=asked.id,
            framework=asked.framework,
            root=str(BUILTIN.root),
            text=filled(asked, typed),
            filename="answer.py",
            seed=seed,
            cost=False,
            card=True,
        )
    )


@pytest.mark.parametrize("card_id", API)
def test_the_call_and_every_other_spelling_of_it_is_right(card_id: str, judging: Judging) -> None:
    asked = card(card_id)
    for call in (asked.call, *asked.also):
        for seed in range(SEEDS):
            result = checked(judging, asked, call, seed)
            assert result.verdict is Verdict.PASSED, (call, seed, result.message.en)


@pytest.mark.parametrize("card_id", API)
def test_what_candidates_type_instead_is_wrong_and_is_named(card_id: str, judging: Judging) -> None:
    asked = card(card_id)
    assert len(asked.wrong) >= 2
    for wrong in asked.wrong:
        for seed in range(SEEDS):
            result = checked(judging, asked, wrong.call, seed)
            assert result.verdict not in (Verdict.PASSED, Verdict.UNWRITTEN), (wrong.call, seed)
            assert result.mistake is not None, (wrong.call, seed, result.message.en)
            assert result.mistake.says == wrong.says, (wrong.call, seed)


@pytest.mark.parametrize("card_id", API)
def test_an_empty_gap_is_unwritten(card_id: str, judging: Judging) -> None:
    assert checked(judging, card(card_id), GAP, 0).verdict is Verdict.UNWRITTEN


def test_there_are_as_many_cards_as_promised() -> None:
    oral = [summary for summary in BUILTIN.summaries() if summary.kind == "oral"]
    assert len(oral) >= 60
    assert len(API) >= 40
    assert BUILTIN.broken == []
