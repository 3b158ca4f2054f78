"""The report in sentences and tables, which the terminal, Markdown and the page all show."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

import msgspec

from drill.practice.progress import Status
from drill.practice.report.days import monday
from drill.practice.report.model import Day, Made, Pace, Place, Report
from drill.text import Text, same
from drill.ui import names, safe
from drill.ui import report_words as words

# Mistakes that a person is told of; JSON has all of them.
_MISTAKES = 10

_MODES = {
    "stub": Text(en="from the signature", zh="给出函数签名"),
    "blank": Text(en="from an empty page", zh="从空白页开始"),
    "cloze": Text(en="filling gaps", zh="代码填空"),
    "debug": Text(en="debugging", zh="调试找错"),
    "mock": Text(en="in an interview", zh="模拟面试中"),
}
_KINDS = {
    "problem": Text(en="problems", zh="题目"),
    "debug": Text(en="debugging tasks", zh="调试任务"),
    "card": Text(en="cards", zh="卡片"),
}


class Section(msgspec.Struct, frozen=True):
    """A part of the report.

    says:   sentences ahead of the table
    header: the columns; the first one holds text, the others what stands to the right
    """

    name: str
    title: Text
    says: list[Text]
    header: list[Text]
    rows: list[list[str]]


def sections(report: Report) -> list[Section]:
    """Those of which there is something to say."""
    return [
        *([_problems(report)] if report.places else []),
        *([_pace(report.pace)] if report.pace.sittings else []),
        *([_ways(report)] if report.ways else []),
        *([_mistakes(report.mistakes)] if report.mistakes else []),
        *([_memory(report)] if report.memory else []),
        *([_calendar(report)] if report.calendar.longest else []),
        *([_interviews(report)] if report.interviews else []),
    ]


def _problems(report: Report) -> Section:
    rows = [
        [str(names.AREAS[area]), *_cells(list(places))]
        for area, places in groupby(report.places, key=lambda place: place.area)
    ]
    if len(rows) > 1:
        rows.append([str(Text(en="all", zh="合计")), *_cells(report.places)])
    return Section(
        "problems",
        Text(en="Problems", zh="题目"),
        [],
        [
            Text(en="solved of all", zh="已解决 / 总数"),
            Text(en="all", zh="全部"),
            names.STATUSES[Status.ATTEMPTED],
            Text(en="due", zh="到期"),
            *(names.DIFFICULTIES[level] for level in _LEVELS),
        ],
        rows,
    )


_LEVELS = ("easy", "medium", "hard")


def _cells(places: list[Place]) -> list[str]:
    return [
        _solved(places),
        str(sum(place.attempted for place in places)),
        str(sum(place.due for place in places)),
        *(_solved([p for p in places if p.difficulty == level]) for level in _LEVELS),
    ]


def _solved(places: list[Place]) -> str:
    """`3/7`: of these places' problems."""
    total = sum(place.total for place in places)
    return f"{sum(place.solved for place in places)}/{total}" if total else words.NONE


def _pace(pace: Pace) -> Section:
    assert pace.ratio is not None
    assert pace.minutes is not None
    says = [
        Text(
            en="The median of {sittings} took {ratio}× the interviewer's minutes ({n} min).",
            zh="共 {sittings}，用时的中位数是面试官所给时间的 {ratio} 倍（{n} 分钟）。",
        ).format(
            sittings=words.count(pace.sittings, Text(en="solved sitting", zh="{n} 次做对")),
            ratio=words.ratio(pace.ratio),
            n=round(pace.minutes),
        )
    ]
    if pace.lately is not None and pace.before is not None:
        told = Text(
            en="The last {n}: {lately}×; the {n} before: {before}×. {change}",
            zh="最近 {n} 次是 {lately} 倍，再往前 {n} 次是 {before} 倍：{change}",
        )
        change = _change(pace.before, pace.lately)
        says.append(
            told.format(
                n=pace.each,
                lately=words.ratio(pace.lately),
                before=words.ratio(pace.before),
                change=change,
            )
        )
    heads = {"week": Text(en="week of", zh="周（起始日）"), "month": Text(en="month", zh="月份")}
    shape = "%Y-%m-%d" if pace.unit == "week" else "%Y-%m"
    return Section(
        "pace",
        Text(en="Time", zh="用时"),
        says,
        [
            heads[pace.unit],
            Text(en="× the interviewer's", zh="是面试官时间的倍数"),
            Text(en="solved sittings", zh="做对次数"),
        ],
        [
            [s.start.strftime(shape), f"{words.ratio(s.ratio)}×", str(s.sittings)]
            for s in pace.trend
        ],
    )


def _change(before: float, lately: float) -> Text:
    # What a tenth more or less is, chance makes.
    if lately < 0.9 * before:
        return Text(en="You became faster.", zh="变快了。")
    if lately > 1.1 * before:
        return Text(en="You became slower.", zh="变慢了。")
    return Text(en="No real change.", zh="没有明显变化。")


def _ways(report: Report) -> Section:
    checked = sum(way.checked for way in report.ways if way.mode in _OWN)
    right = sum(way.first_right for way in report.ways if way.mode in _OWN)
    told = Text(
        en="Right at the first check: {share} of {sittings} of one's own work.",
        zh="独立完成的 {sittings}中，{share} 第一次检查就正确。",
    ).format(
        share=words.share(right, checked),
        sittings=words.count(checked, Text(en="sitting", zh="{n} 次练习")),
    )
    return Section(
        "ways",
        Text(en="First checks", zh="首次检查"),
        [told] if checked else [],
        [
            Text(en="how it was practised", zh="练习方式"),
            Text(en="sittings", zh="次数"),
            Text(en="solved", zh="做对"),
            Text(en="right at first", zh="首次即对"),
        ],
        [
            [
                str(_MODES.get(way.mode, same(safe.one_line(way.mode)))),
                str(way.sittings),
                str(way.solved),
                words.share(way.first_right, way.checked),
            ]
            for way in report.ways
        ],
    )


_OWN = ("stub", "blank", "mock")


def _mistakes(made: list[Made]) -> Section:
    told = Text(en="The {n} most frequent of {all}.", zh="共 {all} 种，以下是最常见的 {n} 种。")
    return Section(
        "mistakes",
        Text(en="Mistakes", zh="常犯错误"),
        [told.format(n=_MISTAKES, all=len(made))] if len(made) > _MISTAKES else [],
        [
            Text(en="made most often", zh="出现最多的"),
            Text(en="times", zh="次数"),
            Text(en="problems", zh="题数"),
            Text(en="last", zh="最近一次"),
        ],
        [
            [words.said(mistake), str(mistake.times), str(len(mistake.problems)), str(mistake.last)]
            for mistake in made[:_MISTAKES]
        ],
    )


def _memory(report: Report) -> Section:
    return Section(
        "memory",
        Text(en="Memory", zh="记忆"),
        [],
        [
            Text(en="what comes back", zh="复习内容"),
            Text(en="known", zh="学过"),
            Text(en="due", zh="到期"),
            Text(en="recall now", zh="现在记得"),
            Text(en="retained", zh="复习时仍记得"),
        ],
        [
            [
                str(_KINDS[kept.kind]),
                f"{kept.known}/{kept.total}",
                str(kept.due),
                words.NONE if kept.recall is None else f"{round(100 * kept.recall)}%",
                words.of(kept.kept, kept.reviews),
            ]
            for kept in report.memory
        ],
    )


def _calendar(report: Report) -> Section:
    calendar = report.calendar
    told = Text(
        en="Streak: {streak}; the longest was {longest}.",
        zh="目前连续练习 {streak}，最长连续 {longest}。",
    ).format(
        streak=words.count(calendar.streak, Text(en="day", zh="{n} 天")),
        longest=words.count(calendar.longest, Text(en="day", zh="{n} 天")),
    )
    return Section(
        "calendar",
        Text(en="Calendar", zh="日历"),
        [told],
        [
            Text(en="week of", zh="周（起始日）"),
            Text(en="days", zh="天数"),
            Text(en="checks", zh="检查"),
            Text(en="card answers", zh="卡片"),
        ],
        [_week(start, list(days)) for start, days in _weeks(calendar.days)],
    )


def _weeks(days: list[Day]) -> Iterable[tuple[date, Iterable[Day]]]:
    return groupby(days, key=lambda day: monday(day.day))


def _week(start: date, days: list[Day]) -> list[str]:
    checks, answers = sum(day.checks for day in days), sum(day.answers for day in days)
    return [str(start), str(len(days)), str(checks), str(answers)]


def _interviews(report: Report) -> Section:
    return Section(
        "interviews",
        Text(en="Mock interviews", zh="模拟面试"),
        [],
        [
            Text(en="interview", zh="面试"),
            Text(en="date", zh="日期"),
            Text(en="of 100", zh="总分"),
            Text(en="result", zh="结果"),
        ],
        [
            [
                safe.one_line(str(sat.title)),
                str(sat.day),
                words.NONE if sat.total is None else str(round(sat.total)),
                str(words.passed(sat.passed, sat.passes_at)),
            ]
            for sat in report.interviews
        ],
    )
