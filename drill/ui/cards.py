"""Cards in the terminal: a question, time to think, the points, the model answer."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime

from rich.cells import cell_len
from rich.text import Text as Line

from drill.content.cards import ApiCard, Card, CardSummary, OralCard
from drill.content.library import Library
from drill.errors import StoreError
from drill.judge.result import CheckResult, Verdict
from drill.practice import reviewing
from drill.practice.reviewing import Standing
from drill.store.records import CardAnswer
from drill.store.reviews import Reviews
from drill.text import Text
from drill.ui import failure, names, safe, verdict
from drill.ui.console import Screen
from drill.ui.mock_plain import points
from drill.ui.statement import code, statement

# How often a call may be typed before it is shown.
_TRIES = 3
_SHOW = ("?", "？")
_QUIT = (":q", ":quit")


class Deck:
    """Asks cards one after another, and keeps what came of each."""

    def __init__(self, screen: Screen, library: Library, reviews: Reviews) -> None:
        self.screen, self.library, self.reviews = screen, library, reviews
        self.shares: list[float] = []
        self.unrecorded: StoreError | None = None

    def ask(self, card: Card, number: int, total: int) -> bool:
        """One card. False when the person leaves, or the input ends."""
        area = names.CARD_AREAS[card.area]
        self.screen.show(
            "", Line(f"{number}/{total} ", style="dim").append(str(area)).append(f"  {card.id}")
        )
        try:
            answer = self._oral(card) if isinstance(card, OralCard) else self._api(card)
        except EOFError:
            return False
        if answer is None:
            return False
        self.shares.append(answer.share)
        try:
            self.reviews.record(answer)
        except StoreError as error:
            self.unrecorded = self.unrecorded or error
        return True

    def _oral(self, card: OralCard) -> CardAnswer | None:
        self.screen.show(*self.screen.prose(card.question, style="bold", indent=2))
        began = time.monotonic()
        text = self._input(_THINK)
        seconds = time.monotonic() - began
        if text.strip() in _QUIT:
            return None
        self._say(_TIME.format(took=round(seconds), usual=card.seconds), "dim")
        self.screen.show("", *self._points(card))
        line = self._input(_POINTS)
        if line.strip() in _QUIT:
            return None
        hit = points(line, len(card.points))
        self.screen.show("", *statement(self.screen, str(card.answer), indent=2), "")
        for follow_up in card.follow_ups:
            self.screen.show(*self.screen.prose(follow_up.asks, style="italic", indent=2))
            self.screen.show(*self.screen.prose(follow_up.answer, style="dim", indent=4))
        self._sources(card)
        share = reviewing.share(card, hit)
        self._say(_SHARE.format(n=round(100 * share)), "bold green" if share >= 0.9 else "bold")
        return reviewing.spoken(card, hit, text, seconds, datetime.now(UTC))

    def _points(self, card: OralCard) -> list[Line]:
        found: list[Line] = []
        for number, point in enumerate(card.points, start=1):
            label = f"  {number}  "
            body = self.screen.prose(point.says, indent=len(label))
            found += [Line(label, style="bold").append_text(body[0][len(label) :]), *body[1:]]
        return found

    def _api(self, card: ApiCard) -> CardAnswer | None:
        self.screen.show(*self.screen.prose(card.question, style="bold", indent=2), "")
        self.screen.show(*code(self.screen, card.stub, indent=4), "")
        began, text = time.monotonic(), ""
        for tries in range(1, _TRIES + 1):
            typed = self._input(_TYPE).strip()
            if typed in _QUIT:
                return None
            if not typed or typed in _SHOW:
                break
            text = typed
            result = reviewing.check(self.library, card, text)
            self._verdict(result)
            if result.verdict is Verdict.PASSED:
                self._remember(card)
                seconds = time.monotonic() - began
                return reviewing.typed(card, True, tries, text, seconds, datetime.now(UTC))
        self.screen.show(Line("  ").append(card.call, "bold cyan"))
        self._remember(card)
        seconds = time.monotonic() - began
        return reviewing.typed(card, False, tries, text, seconds, datetime.now(UTC))

    def _verdict(self, result: CheckResult) -> None:
        if result.verdict is Verdict.PASSED:
            self._say(Text(en="✓ right", zh="✓ 正确"), "bold green")
            return
        self.screen.show(Line(f"  ✗ {names.VERDICTS[result.verdict]}", style="bold red"), "")
        found: list[list[Line]] = []
        if result.mistake:
            found.append(self.screen.prose(result.mistake.says, style="bold", indent=2))
        if result.failure is not None:
            found += failure.blocks(self.screen, result.failure, "")
        elif str(result.message):
            found.append(self.screen.prose(safe.printable(str(result.message)), indent=2))
        self.screen.show(*verdict.joined(found), "")

    def _remember(self, card: ApiCard) -> None:
        self.screen.show("", Line(f"  {card.signature}", style="bold cyan"))
        self.screen.show(*self.screen.prose(card.remember, indent=2))
        self._sources(card)

    def _sources(self, card: Card) -> None:
        told = Text(en="source: {names}", zh="出处：{names}").format(names="; ".join(card.sources))
        self._say(told, "dim")

    def _say(self, text: Text, style: str = "") -> None:
        self.screen.show(*self.screen.prose(text, style, indent=2))

    def _input(self, prompt: Text) -> str:
        """A line that is typed. Raises EOFError at the end of the input."""
        self.screen.err.print(f"  {prompt} ", end="", style="dim", soft_wrap=True)
        self.screen.err.file.flush()
        try:
            return input()
        except EOFError:
            self.screen.err.print()
            raise


def show_list(
    screen: Screen, summaries: list[CardSummary], known: Mapping[str, Standing], now: datetime
) -> None:
    """Every card with how it stands, by area."""
    width = max((cell_len(summary.id) for summary in summaries), default=0)
    area = ""
    for summary in summaries:
        if summary.area != area:
            screen.show(*([""] if area else []), Line(str(names.CARD_AREAS[summary.area])))
            area = summary.area
        standing = known.get(summary.id)
        mark, style = " ", ""
        if standing is not None:
            mark, style = ("·", "yellow") if standing.due <= now else ("✓", "green")
        line = Line("  ").append(mark, style).append(f" {summary.id.ljust(width)}  ", "bold")
        room = screen.out.width - line.cell_len
        question = Line(" ".join(str(summary.question).split()), style="not bold")
        if screen.out.is_terminal:
            question.truncate(max(1, room), overflow="ellipsis")
        screen.show(line.append_text(question))


def show_sum(screen: Screen, deck: Deck) -> None:
    """What came of the cards that were asked."""
    if not deck.shares:
        return
    mean = round(100 * sum(deck.shares) / len(deck.shares))
    told = Text(en="{n} cards, {mean}% of the points", zh="{n} 张卡片，得到 {mean}% 的要点")
    if len(deck.shares) == 1:
        told = Text(en="1 card, {mean}% of the points", zh="1 张卡片，得到 {mean}% 的要点")
    screen.show("", *screen.prose(told.format(n=len(deck.shares), mean=mean), style="bold"))


_THINK = Text(
    en="say it aloud (or type it), then Enter; `:q` leaves >",
    zh="先说出来（也可打字），再按 Enter；`:q` 退出 >",
)
_TIME = Text(
    en="{took} s; the answer takes about {usual} s aloud",
    zh="用时 {took} 秒；参考回答念出来约 {usual} 秒",
)
_POINTS = Text(
    en="which points did you make? numbers, `all`, or nothing >",
    zh="讲到了哪些要点？编号、`all`（全部）或留空 >",
)
_SHARE = Text(en="{n}% of the points", zh="得到 {n}% 的要点")
_TYPE = Text(en="what goes in place of `...`; `?` shows it >", zh="`...` 处应填什么；`?` 看答案 >")
