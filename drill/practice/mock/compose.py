"""An interview made up on the spot, from what the candidate is weakest in. Pure but for its seed."""

import random
from collections.abc import Mapping, Sequence
from statistics import fmean

from drill.content.cards import CardSummary
from drill.content.interviews import InterviewerHint, Scorecard, Script, Section
from drill.content.library import Library
from drill.content.problems import Summary
from drill.content.spec import FORMAT
from drill.errors import UsageError
from drill.practice.progress import Status
from drill.text import Text

SCRIPT_ID = "weak"
SHORTEST, USUAL = 10, 45
# Minutes of an oral question, and how many are asked in one section.
_MINUTES_A_QUESTION, _QUESTIONS = 2, 2
# How weak one is where nothing is known, and where it went well once.
_UNKNOWN, _ONCE = 0.6, 0.2
_WEAKNESS = {
    Status.NEW: _UNKNOWN,
    Status.STARTED: _UNKNOWN,
    Status.ATTEMPTED: 1.0,
    Status.SOLVED: _ONCE,
}
_HINT_COSTS = (10, 20, 30)
_SCORECARD = Scorecard(correctness=40, speed=20, independence=20, theory=20, passes_at=70)


def weaknesses(
    summaries: Sequence[Summary],
    statuses: Mapping[str, Status],
    cards: Sequence[CardSummary],
    shares: Mapping[str, float],
) -> dict[str, float]:
    """How weak the candidate is in each area, from 0 to 1: the mean of its problems, and of its cards.

    shares: of the points that were hit when a card was last answered
    """
    areas: dict[str, list[list[float]]] = {}
    for summary in summaries:
        status = statuses.get(summary.id, Status.NEW)
        areas.setdefault(summary.area, [[], []])[0].append(_WEAKNESS[status])
    for card in cards:
        if card.kind == "oral" and card.area in areas:
            areas[card.area][1].append(1 - shares[card.id] if card.id in shares else _UNKNOWN)
    return {area: fmean([fmean(p) for p in parts if p]) for area, parts in areas.items()}


def compose(
    library: Library,
    statuses: Mapping[str, Status],
    cards: Sequence[CardSummary],
    shares: Mapping[str, float],
    minutes: int,
    areas: Sequence[str],
    seed: int,
) -> Script:
    """A script of at most so many minutes: by turns code and questions of the weakest areas.

    areas: those to choose from; none of them for all
    Raises UsageError where nothing fits.
    """
    draw = random.Random(seed)
    weak = weaknesses(library.summaries(), statuses, cards, shares)
    chosen = [area for area in weak if not areas or area in areas]
    # Drawn first, so that areas which are equally weak come in another order each time.
    order = sorted(draw.sample(chosen, len(chosen)), key=lambda area: -weak[area])
    # No problem takes more than half of it: one that goes wrong is not to be all there was.
    longest = max(minutes // 2, SHORTEST)
    problems = {area: _problems(library, statuses, area, longest, draw) for area in order}
    questions = {area: _questions(cards, shares, area, draw) for area in order}
    sections: list[Section] = []
    left = minutes
    while left > 0:
        added = []
        for area in order:
            for section in _next(library, problems[area], questions[area], left):
                added.append(section)
                left -= section.minutes
        if not added:
            break
        sections += added
    if not sections:
        raise UsageError(
            Text(en=f"nothing fits into {minutes} minutes", zh=f"{minutes} 分钟内排不下任何内容"),
            Text(en="give more with `--minutes`", zh="用 `--minutes` 给多一些时间"),
        )
    return Script(
        format=FORMAT,
        id=SCRIPT_ID,
        title=Text(en="What you are weakest in", zh="薄弱环节"),
        about=Text(en="composed from your history", zh="根据你的历史记录生成"),
        scorecard=_SCORECARD,
        sections=sections,
    )


def _problems(
    library: Library,
    statuses: Mapping[str, Status],
    area: str,
    longest: int,
    draw: random.Random,
) -> list[Summary]:
    """Those of an area, what one is weakest in first."""
    found = [s for s in library.summaries() if s.area == area and s.minutes <= longest]
    draw.shuffle(found)
    return sorted(found, key=lambda s: -_WEAKNESS[statuses.get(s.id, Status.NEW)])


def _questions(
    cards: Sequence[CardSummary], shares: Mapping[str, float], area: str, draw: random.Random
) -> list[CardSummary]:
    found = [card for card in cards if card.kind == "oral" and card.area == area]
    draw.shuffle(found)
    return sorted(found, key=lambda card: shares.get(card.id, 1 - _UNKNOWN))


def _next(
    library: Library, problems: list[Summary], questions: list[CardSummary], left: int
) -> list[Section]:
    """One problem and a few questions of an area, as far as they fit; taken off the lists."""
    sections = []
    fitting = next((problem for problem in problems if problem.minutes <= left), None)
    if fitting is not None:
        problems.remove(fitting)
        sections.append(_code(library, fitting))
        left -= fitting.minutes
    count = min(_QUESTIONS, len(questions), left // _MINUTES_A_QUESTION)
    if count:
        asked = [questions.pop(0).id for _ in range(count)]
        sections.append(
            Section(
                kind="oral",
                title=Text(en="Theory", zh="理论"),
                minutes=count * _MINUTES_A_QUESTION,
                says=Text(en="Let us talk about what is behind it.", zh="我们聊聊背后的原理。"),
                cards=asked,
            )
        )
    return sections


def _code(library: Library, summary: Summary) -> Section:
    hints = zip(library.problem(summary.id).hints, _HINT_COSTS, strict=False)
    return Section(
        kind="code",
        title=summary.title,
        minutes=summary.minutes,
        says=Text(
            en="Please write this one. Think aloud if you like.",
            zh="请写一下这道题，可以边想边说。",
        ),
        problem=summary.id,
        hints=[InterviewerHint(says, costs) for says, costs in hints],
    )
