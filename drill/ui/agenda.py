"""What is to be practised, and why."""

from collections.abc import Mapping
from datetime import datetime

from rich.text import Text as Line

from drill.content.library import Library
from drill.practice.agenda import Day, Task
from drill.practice.recall import Memory
from drill.text import Text
from drill.ui import problems
from drill.ui.console import Screen

KINDS = {
    "problem": Text(en="problem", zh="题目"),
    "debug": Text(en="debugging", zh="找错"),
    "card": Text(en="card", zh="卡片"),
}
_RATINGS = {
    "again": Text(en="not solved", zh="没做出来"),
    "hard": Text(en="with difficulty", zh="有些吃力"),
    "good": Text(en="well", zh="顺利"),
    "easy": Text(en="at once, from an empty page", zh="空白页一次写对"),
}
# Tasks of a day that are named; the others are counted.
_NAMED = 6


def show_next(
    screen: Screen, tasks: list[Task], titles: Mapping[str, Text], now: datetime, limit: int
) -> None:
    """The most urgent task with its reason, and what comes after it."""
    first = tasks[0]
    title = titles.get(first.id) or Text(en=first.id, zh=first.id)
    heading = screen.prose(" ".join(str(title).split()), style="bold")
    named = Line(f"{KINDS[first.kind]} · {first.id}", style="not bold dim")
    # An id is copied from here: it is not broken.
    if heading[-1].cell_len + 2 + named.cell_len <= screen.width:
        heading[-1].append("  ").append_text(named)
    else:
        heading.append(Line("  ").append_text(named))
    screen.show(*heading)
    screen.show(*screen.prose(reason(first, now), indent=2))
    for task in tasks[1:limit]:
        line = Line("  ").append(task.id, "bold").append(f"  {KINDS[task.kind]}", "not bold dim")
        screen.show(line, *screen.prose(reason(task, now), style="dim", indent=4))
    screen.show("", problems.next_command(first.command))


def titles(library: Library) -> dict[str, Text]:
    """What problems and cards are called."""
    found = {card.id: card.question for card in library.card_summaries()}
    return found | {summary.id: summary.title for summary in library.summaries()}


def reason(task: Task, now: datetime) -> Text:
    """Why it comes now: `last solved 9 days ago with one hint; recall about 71%`."""
    memory = task.memory
    if memory is None:
        new = {
            "problem": Text(en="new: about {n} min", zh="新题：约 {n} 分钟"),
            "debug": Text(
                en="new: find the mistake in what you have solved, about {n} min",
                zh="新任务：在你做出来的题里找错，约 {n} 分钟",
            ),
            "card": Text(en="new: about {n} min", zh="新卡片：约 {n} 分钟"),
        }
        return new[task.kind].format(n=task.minutes)
    recalled = Text(en="; recall about {n}%", zh="；现在约有 {n}% 的把握记得").format(
        n=round(100 * memory.recall)
    )
    told = _last(memory, now)
    return Text(en=told.en + recalled.en, zh=told.zh + recalled.zh)


def _last(memory: Memory, now: datetime) -> Text:
    # As people count: what was last night was yesterday.
    ago = _ago((now.astimezone().date() - memory.last.astimezone().date()).days)
    if memory.kind == "card":
        return Text(en="last answered {ago}, {how}", zh="上次回答：{ago}，{how}").format(
            ago=ago, how=_RATINGS[memory.rating]
        )
    if memory.rating == "again":
        return Text(en="tried {ago}, not solved by yourself", zh="{ago}做过，没能独立做出").format(
            ago=ago
        )
    if memory.hints == 1:
        return Text(en="last solved {ago} with one hint", zh="{ago}做出，用了 1 条提示").format(
            ago=ago
        )
    if memory.hints:
        return Text(en="last solved {ago} with {n} hints", zh="{ago}做出，用了 {n} 条提示").format(
            ago=ago, n=memory.hints
        )
    return Text(en="last solved {ago}, {how}", zh="{ago}做出，{how}").format(
        ago=ago, how=_RATINGS[memory.rating]
    )


def _ago(days: int) -> Text:
    if days == 0:
        return Text(en="today", zh="今天")
    if days == 1:
        return Text(en="yesterday", zh="昨天")
    return Text(en="{n} days ago", zh="{n} 天前").format(n=days)


def show_plan(screen: Screen, days: list[Day], today_only: bool) -> None:
    """Each day with its tasks and minutes."""
    for number, day in enumerate(days):
        if today_only and number:
            break
        heading = Line(day.day.strftime("%Y-%m-%d"), style="bold")
        weekday = _WEEKDAYS[day.day.weekday()]
        heading.append(f" {weekday}", "not bold")
        minutes = Text(en="  {n} min", zh="  {n} 分钟").format(n=day.minutes)
        heading.append(str(minutes), "dim not bold")
        lines = [heading]
        if day.mock is not None:
            lines.append(Line(f"  drill mock {day.mock}", style="bold cyan"))
        told = "  ".join(_named(task) for task in day.tasks[:_NAMED])
        rest = len(day.tasks) - _NAMED
        if rest > 0:
            told += str(Text(en="  and {n} more", zh="  等，另有 {n} 项").format(n=rest))
        if told:
            lines += screen.prose(told, indent=2)
        screen.show(*lines)


def _named(task: Task) -> str:
    # New things are marked: they are what a day has room for besides what comes back.
    mark = "+" if task.memory is None else ""
    suffix = {"debug": str(Text(en=" (debug)", zh="（找错）"))}.get(task.kind, "")
    return f"{mark}{task.id}{suffix}"


_WEEKDAYS = (
    Text(en="Mon", zh="周一"),
    Text(en="Tue", zh="周二"),
    Text(en="Wed", zh="周三"),
    Text(en="Thu", zh="周四"),
    Text(en="Fri", zh="周五"),
    Text(en="Sat", zh="周六"),
    Text(en="Sun", zh="周日"),
)
