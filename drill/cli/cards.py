"""`drill cards`: questions to be answered aloud, and calls to be typed by heart."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from drill.cli import common, help, usage, values
from drill.content import cards as content
from drill.errors import ExitCode, StoreError
from drill.text import Text

if TYPE_CHECKING:
    from drill.content.cards import CardSummary
    from drill.content.library import Library
    from drill.practice.reviewing import Standing

HELP = help.Help(
    summary=Text(en="theory aloud, and calls by heart", zh="口述理论，默写 API"),
    usage="cards [ID] [options]",
    examples=(
        ("drill cards", Text(en="what is due, then new ones", zh="先复习到期的，再学新的")),
        ("drill cards why-sqrt-d", Text(en="one card", zh="只问这一张")),
        ("drill cards --area attention", Text(en="those of an area", zh="只问这个领域")),
        ("drill cards --kind api", Text(en="names and arguments", zh="只练 API")),
        ("drill cards --list", Text(en="all of them, none asked", zh="只列出，不提问")),
    ),
    options=(
        ("ID", Text(en="the card", zh="卡片")),
        ("--area AREA", Text(en="only those of this area", zh="只限这个领域")),
        ("--kind KIND", Text(en="oral or api", zh="oral（口述）或 api")),
        ("--due", Text(en="only those that are due", zh="只问到期的")),
        ("--limit, -n N", Text(en="how many; 10 by default", zh="问几张；默认 10")),
        ("--list", Text(en="show them, with how they stand", zh="列出卡片及掌握情况")),
        help.JSON,
    ),
)


def run(
    card_id: Annotated[str | None, typer.Argument(metavar="ID"), values.CARD] = None,
    area: Annotated[str | None, typer.Option("--area"), values.CARD_AREA] = None,
    kind: Annotated[str | None, typer.Option("--kind"), values.CARD_KIND] = None,
    due: Annotated[bool, typer.Option("--due")] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=10_000)] = 10,
    listed: Annotated[bool, typer.Option("--list")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Ask cards until there are no more, or the person leaves."""
    usage.choice("--area", area, list(get_args(content.CardArea)))
    usage.choice("--kind", kind, list(get_args(content.CardKind)))
    from drill.content import library

    known = library.everything()
    if card_id is not None:
        card_id = known.card(card_id).id
    standings, unknown = _standings()
    now = datetime.now(UTC)
    chosen = [
        summary
        for summary in known.card_summaries()
        if area in (None, summary.area)
        and kind in (None, summary.kind)
        and card_id in (None, summary.id)
    ]
    for error in known.broken_cards:
        common.warn(error)
    if unknown:
        common.warn(unknown)
    if listed or as_json:
        return _list(chosen, standings, now, due, as_json)
    from drill.practice import reviewing

    if card_id is None:
        asked = [summary.id for summary in reviewing.order(chosen, standings, now, due)][:limit]
    else:
        asked = [card_id]
    if not asked:
        common.note(Text(en="no card is due", zh="没有到期的卡片"))
        return ExitCode.RIGHT
    return _ask(known, asked)


def _standings() -> tuple[dict[str, "Standing"], StoreError | None]:
    from drill.practice import reviewing

    try:
        return reviewing.standings(common.reviews()), None
    except StoreError as error:
        return {}, error


def _list(
    chosen: list["CardSummary"],
    standings: dict[str, "Standing"],
    now: datetime,
    due: bool,
    as_json: bool,
) -> int:
    if due:
        chosen = [s for s in chosen if s.id in standings and standings[s.id].due <= now]
    if as_json:
        common.emit(
            {"schema": common.SCHEMA, "cards": [_entry(s, standings.get(s.id)) for s in chosen]}
        )
        return ExitCode.RIGHT
    from drill.ui import cards, console, problems

    screen = console.screen()
    cards.show_list(screen, chosen, standings, now)
    screen.show("", problems.next_command("drill cards"))
    return ExitCode.RIGHT


def _entry(summary: "CardSummary", standing: "Standing | None") -> dict[str, object]:
    return {
        "id": summary.id,
        "kind": summary.kind,
        "area": summary.area,
        "question": str(summary.question),
        "due": standing.due.isoformat() if standing else None,
        "share": standing.share if standing else None,
        "answers": standing.answers if standing else 0,
    }


def _ask(library: "Library", asked: list[str]) -> int:
    from drill.ui import cards, console, problems

    screen = console.screen()
    deck = cards.Deck(screen, library, common.reviews())
    for number, card_id in enumerate(asked, start=1):
        if not deck.ask(library.card(card_id), number, len(asked)):
            break
    cards.show_sum(screen, deck)
    if deck.unrecorded:
        common.note(Text(en="these answers were not recorded", zh="这些回答没有记入历史"))
        common.warn(deck.unrecorded)
    screen.show("", problems.next_command("drill cards"))
    return ExitCode.RIGHT
