"""Words and numbers of the report, alike wherever it is shown."""

from datetime import date, timedelta
from itertools import pairwise

from drill.practice.report.days import local
from drill.practice.report.model import Day, Made, Report
from drill.text import Text, same
from drill.ui import names, safe
from drill.ui.spans import span

NONE = "–"
# The levels of a day in the calendar: from how many checks and answers on each begins.
LEVELS = (1, 5, 10, 20)


def title(report: Report) -> Text:
    """What the report is of."""
    parts = [Text(en="Your practice", zh="练习报告")]
    if report.area is not None:
        parts.append(names.CARD_AREAS.get(report.area, same(report.area)))
    if report.since is not None:
        parts.append(
            Text(en="{day} to {today}", zh="{day} 至 {today}").format(
                day=local(report.since), today=report.calendar.today
            )
        )
    return Text(en=" · ".join(p.en for p in parts), zh=" · ".join(p.zh for p in parts))


def opening(report: Report) -> list[Text]:
    """The period in a few sentences, and what could not be counted."""
    if report.empty:
        says = [Text(en="Nothing has been practised yet.", zh="还没有练习记录。")]
        return [*says, *_notes(report)]
    totals = report.totals
    if not (totals.checks or totals.answers or report.ways or report.interviews):
        says = [Text(en="Nothing was practised in this period.", zh="这段时间没有练习。")]
        return [*says, *_notes(report)]
    done = [
        *([count(totals.checks, Text(en="check", zh="检查代码 {n} 次"))] * bool(totals.checks)),
        *(
            [count(totals.answers, Text(en="card answer", zh="回答卡片 {n} 次"))]
            * bool(totals.answers)
        ),
    ]
    spent = [
        *([_AT_PROBLEMS.format(time=time(totals.active))] * bool(totals.active)),
        *([_AT_CARDS.format(time=time(totals.cards))] * bool(totals.cards)),
    ]
    says = []
    if done:
        days = count(totals.days, Text(en="day", zh="有练习的 {n} 天"))
        told = Text(en="{done} on {days}.", zh="{days}里，{done}。")
        says.append(told.format(done=_and(done), days=days))
    if spent:
        says.append(Text(en="{spent}.", zh="{spent}。").format(spent=_and(spent)))
    if totals.paused >= 60:
        told = Text(en="Pauses of {time} are not counted.", zh="另有停顿 {time}，没有计入用时。")
        says.append(told.format(time=time(totals.paused)))
    return [*says, *_notes(report)]


_AT_PROBLEMS = Text(en="{time} at problems", zh="做题 {time}")
_AT_CARDS = Text(en="{time} at cards", zh="卡片 {time}")


def _and(parts: list[Text]) -> Text:
    return Text(en=" and ".join(p.en for p in parts), zh="，".join(p.zh for p in parts))


def _notes(report: Report) -> list[Text]:
    found = []
    if report.gone:
        ids = [safe.one_line(id) for id in report.gone]
        told = Text(
            en="No longer among the problems, and in no area: {ids}.",
            zh="以下题目已不在题库中，不属于任何领域：{ids}。",
        )
        found.append(told.format(ids=Text(en=", ".join(ids), zh="、".join(ids))))
    if report.unreadable:
        told = Text(
            en="{rows} of the history could not be read and are not counted.",
            zh="历史中有 {rows}无法读取，没有计入。",
        )
        found.append(told.format(rows=count(report.unreadable, Text(en="row", zh="{n} 行"))))
    return found


def said(mistake: Made) -> str:
    """A mistake by its text; by its id, where no problem has it any more."""
    if mistake.says is None:
        return f"`{safe.one_line(mistake.id)}`"
    return " ".join(str(mistake.says).split())


def passed(right: bool, least: int) -> Text:
    """How an interview ended."""
    if right:
        return Text(en="✓ passed (from {n})", zh="✓ 通过（{n} 分起）").format(n=least)
    return Text(en="✗ not passed (from {n})", zh="✗ 未通过（{n} 分起）").format(n=least)


def ratio(value: float) -> str:
    """`0.85`, `1.30`, `12`."""
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"


def share(part: int, whole: int) -> str:
    """`58%`."""
    return f"{round(100 * part / whole)}%" if whole else NONE


def of(part: int, whole: int) -> str:
    """`91% of 44`."""
    if not whole:
        return NONE
    return str(
        Text(en="{share} of {n}", zh="{share}（共 {n} 次）").format(
            share=share(part, whole), n=whole
        )
    )


def time(seconds: float) -> Text:
    """Hours and minutes, even of several days: it is time at work."""
    minutes = round(seconds / 60)
    if minutes < 60:
        return span(timedelta(seconds=seconds))
    told = Text(en="{h} h {m} min", zh="{h} 小时 {m} 分钟")
    return told.format(h=minutes // 60, m=minutes % 60)


def count(n: int, what: Text) -> Text:
    """`1 day`, `2 days`; the Chinese one holds its own `{n}`."""
    return Text(en=f"{n:,} {what.en}{'' if n == 1 else 's'}", zh=what.zh.format(n=f"{n:,}"))


def level(day: Day) -> int:
    """How much was practised, from 1 to the number of LEVELS."""
    return max(1, sum(day.checks + day.answers >= least for least in LEVELS))


def months(start: date, weeks: int) -> list[str]:
    """The name of the month over each week in which one begins; else nothing.

    Over the first week, too, where the next name leaves it the room of three.
    """
    mondays = [start + timedelta(weeks=n) for n in range(weeks)]
    # A week belongs to the month of its Thursday.
    middle = [monday + timedelta(days=3) for monday in mondays]
    begin = [n for n in range(1, weeks) if middle[n].month != middle[n - 1].month]
    if not begin or begin[0] > 2:
        begin.insert(0, 0)
    return [month(day) if n in begin else "" for n, day in enumerate(middle)]


def month(day: date) -> str:
    """`Oct`, `10月`."""
    return str(Text(en=_MONTHS[day.month - 1], zh=f"{day.month}月"))


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Every second one is named beside the calendar.
WEEKDAYS = (
    Text(en="Mon", zh="周一"),
    None,
    Text(en="Wed", zh="周三"),
    None,
    Text(en="Fri", zh="周五"),
    None,
    None,
)


def legend() -> list[str]:
    """What the levels of the calendar mean, nothing first."""
    ranges = [f"{low}–{high - 1}" for low, high in pairwise(LEVELS)]
    return [str(Text(en="none", zh="无")), *ranges, f"{LEVELS[-1]}+"]


LEGEND = Text(en="checks and card answers a day", zh="每天检查代码和回答卡片的次数")
