"""What to do next, from what is due, what never worked, and what is still new."""

from collections import Counter
from datetime import datetime, timedelta

from drill.judge.result import Verdict
from drill.practice.recall import Memory
from drill.practice.report.model import Material, Step
from drill.store.records import OWN_WORK
from drill.text import Text

# After so long without an interview, one is worth sitting; before so many problems, it is not.
_INTERVIEW_EVERY = timedelta(days=14)
_ENOUGH = 5


def steps(material: Material, now: datetime, area: str | None) -> list[Step]:
    """The most urgent first, each command once."""
    solved = {
        attempt.problem
        for attempt in material.log.attempts
        if attempt.verdict == Verdict.PASSED and attempt.mode in OWN_WORK
    }
    found = [
        *_due(material, now),
        *_due_cards(material, now, area),
        *_never_right(material, solved),
        *_new(material, solved),
        *_new_cards(material, area),
        *(_interview(material, len(solved), now) if area is None else []),
    ]
    offered: dict[str, Step] = {}
    for step in found:
        offered.setdefault(step.command, step)
    return list(offered.values())


def _due(material: Material, now: datetime) -> list[Step]:
    """The problem or debugging task that is most nearly forgotten."""
    there = {summary.id for summary in material.problems}
    due = [m for m in material.memories if m.kind != "card" and m.id in there and m.due <= now]
    if not due:
        return []
    first: Memory = min(due, key=lambda memory: (memory.recall, memory.id))
    mode = " --mode debug" if first.kind == "debug" else ""
    why = Text(
        en="the most urgent of {n} that are due: recall about {share}%",
        zh="{n} 道到期题目中最该复习的：现在还记得的概率约 {share}%",
    )
    if len(due) == 1:
        why = Text(en="due: recall about {share}%", zh="已到期：现在还记得的概率约 {share}%")
    return [Step(f"drill start {first.id}{mode}", why.format(n=len(due), share=_percent(first)))]


def _percent(memory: Memory) -> int:
    return round(100 * memory.recall)


def _due_cards(material: Material, now: datetime, area: str | None) -> list[Step]:
    there = {summary.id for summary in material.cards}
    due = sum(m.kind == "card" and m.id in there and m.due <= now for m in material.memories)
    if not due:
        return []
    why = Text(en="{n} cards are due", zh="{n} 张卡片已到期").format(n=due)
    if due == 1:
        why = Text(en="1 card is due", zh="1 张卡片已到期")
    return [Step(f"drill cards --due{_only(area)}", why)]


def _never_right(material: Material, solved: set[str]) -> list[Step]:
    """The problem that was checked last of those that were never right."""
    there = {summary.id for summary in material.problems} - solved
    checks = Counter(a.problem for a in material.log.attempts if a.problem in there)
    last = next((a.problem for a in reversed(material.log.attempts) if a.problem in there), None)
    if last is None:
        return []
    why = Text(en="checked {n} times, not right yet", zh="检查过 {n} 次，还没有做对")
    if checks[last] == 1:
        why = Text(en="checked once, not right yet", zh="检查过 1 次，还没有做对")
    return [Step(f"drill start {last}", why.format(n=checks[last]))]


def _new(material: Material, solved: set[str]) -> list[Step]:
    """The first problem of the library that was never checked."""
    tried = solved | {attempt.problem for attempt in material.log.attempts}
    new = [summary.id for summary in material.problems if summary.id not in tried]
    if not new:
        return []
    why = Text(en="new: {n} problems were never tried", zh="新题：还有 {n} 道没有做过")
    if len(new) == 1:
        why = Text(en="the last one that was never tried", zh="最后一道没有做过的题")
    return [Step(f"drill start {new[0]}", why.format(n=len(new)))]


def _new_cards(material: Material, area: str | None) -> list[Step]:
    answered = {answer.card for answer in material.log.answers}
    new = sum(summary.id not in answered for summary in material.cards)
    if not new:
        return []
    why = Text(en="{n} cards were never asked", zh="还有 {n} 张卡片没有问过")
    if new == 1:
        why = Text(en="1 card was never asked", zh="还有 1 张卡片没有问过")
    return [Step(f"drill cards{_only(area)}", why.format(n=new))]


def _interview(material: Material, solved: int, now: datetime) -> list[Step]:
    if solved < _ENOUGH:
        return []
    if not material.debriefs:
        why = Text(en="you have sat in no mock interview yet", zh="还没有做过模拟面试")
        return [Step("drill mock", why)]
    ago = now - max(datetime.fromisoformat(debrief.started_at) for debrief in material.debriefs)
    if ago < _INTERVIEW_EVERY:
        return []
    why = Text(
        en="the last mock interview was {n} days ago", zh="上一次模拟面试是 {n} 天前"
    ).format(n=ago.days)
    return [Step("drill mock --weak", why)]


def _only(area: str | None) -> str:
    return f" --area {area}" if area else ""
