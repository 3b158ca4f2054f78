"""The debrief as one file that needs nothing else: no script, no network, dark and light."""

from datetime import datetime
from typing import Any

from drill.practice.mock.debrief import Answer, Code, Debrief, SectionReport
from drill.text import Text
from drill.ui import debrief as words
from drill.ui.mock_screen import KINDS
from drill.ui.page import rendered
from drill.ui.statement import parts

_SAY = {
    "title": Text(en="Debrief", zh="面试复盘"),
    "axis": Text(en="axis", zh="维度"),
    "mark": Text(en="mark", zh="得分"),
    "weight": Text(en="weight", zh="权重"),
    "doubts": Text(en="The clock", zh="计时"),
    "not_asked": Text(en="not asked any more", zh="没来得及问"),
    "hit": Text(en="hit:", zh="讲到："),
    "missed": Text(en="missed:", zh="没讲到："),
    "model": Text(en="what one could say", zh="参考回答"),
    "practise": Text(en="Practise next", zh="接下来练什么"),
}
_PASSED = Text(
    en="This interviewer passes you (from {n}).", zh="这位面试官给你通过（{n} 分以上）。"
)
_FAILED = Text(en="This interviewer passes from {n} on.", zh="这位面试官 {n} 分以上才通过。")


def page(debrief: Debrief) -> str:
    """The file's text, in the person's language."""
    began = datetime.fromisoformat(debrief.started_at).astimezone()
    say = {name: str(text) for name, text in _SAY.items()}
    say["passed"] = str(_PASSED.format(n=debrief.passes_at))
    say["failed"] = str(_FAILED.format(n=debrief.passes_at))
    return rendered(
        "debrief.html",
        debrief=debrief,
        say=say,
        began=began.strftime("%Y-%m-%d %H:%M"),
        whole=str(words.whole(debrief)),
        axes=[
            {"name": str(words.AXES[axis.name]), "mark": axis.mark, "weight": axis.weight}
            for axis in debrief.axes
        ],
        doubts=[f"{words.minutes(d.at)}  {words.doubt(d.doubt)}" for d in debrief.doubts],
        sections=[_section(section) for section in debrief.sections],
        practise=debrief.practise,
    )


def _section(section: SectionReport) -> dict[str, Any]:
    time = f"{words.minutes(section.used)} / {words.minutes(section.budget)}"
    if section.expired:
        time += str(Text(en=" · time up", zh=" · 时间到"))
    return {
        "title": str(section.title),
        "kind": str(KINDS[section.kind]),
        "time": time if section.reached else str(words.NOT_REACHED),
        "expired": section.expired,
        "code": _code(section.code) if section.code and section.reached else None,
        "answers": [_answer(answer) for answer in section.answers] if section.reached else [],
    }


def _code(code: Code) -> dict[str, Any]:
    more: list[str] = []
    if code.says is not None:
        more.append(str(code.says))
    if not code.certain:
        more.append(str(words.UNCERTAIN))
    if code.hints:
        more.append(str(words.HINTS.format(n=code.hints, cost=code.hints_cost)))
    told = words.told(code) if code.verdict is not None else words.NOTHING
    return {"right": code.right, "told": f"{code.problem}: {told}", "more": more}


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "asks": str(answer.asks),
        "asked": answer.asked,
        "text": answer.text.strip(),
        "points": [{"says": str(p.says), "hit": p.hit} for p in answer.points],
        "model": [part for part in parts(str(answer.model)) if part[0] != "empty"],
    }
