"""The report as one file that needs nothing else: no script, no network, dark and light."""

from itertools import groupby
from typing import Any

from drill.practice.report.model import Report
from drill.text import Text
from drill.ui import report_charts as charts
from drill.ui import report_sections
from drill.ui import report_words as words
from drill.ui.page import rendered
from drill.ui.report_sections import Section

# A table that says what its chart says, and is longer, opens when it is asked for.
_LONG = 8
_SAY = {
    "given": Text(en="dashed: the interviewer's minutes", zh="虚线：面试官给的时间"),
    "pace": Text(en="Time of solved sittings over the weeks", zh="做对所用时间的变化"),
    "interviews": Text(en="Marks of the mock interviews", zh="模拟面试得分"),
    "calendar": Text(en="Practice day by day", zh="每天的练习"),
    "passed": Text(en="filled: passed", zh="实心：通过"),
    "levels": words.LEGEND,
    "table": Text(en="As a table", zh="以表格显示"),
    "solved": Text(en="solved", zh="已解决"),
    "attempted": Text(en="attempted", zh="未通过"),
    "next": Text(en="Next", zh="接下来"),
}


def page(report: Report) -> str:
    """The file's text, in the person's language."""
    shown = [] if report.empty else report_sections.sections(report)
    return rendered(
        "report.html",
        say={name: str(text) for name, text in _SAY.items()},
        title=str(words.title(report)),
        opening=[str(says) for says in words.opening(report)],
        sections=[_section(section, report) for section in shown],
        steps=[(step.command, str(step.why)) for step in report.steps],
        legend=words.legend(),
        charts=charts,
    )


def _section(section: Section, report: Report) -> dict[str, Any]:
    return {
        "name": section.name,
        "title": str(section.title),
        "says": [str(says) for says in section.says],
        "header": [str(head) for head in section.header],
        "rows": section.rows,
        "folded": section.name in ("pace", "calendar") and len(section.rows) > _LONG,
        "chart": _chart(section.name, report),
    }


def _chart(name: str, report: Report) -> Any:
    """The geometry of a section's chart; of the problems, a bar for each row of the table."""
    if name == "problems":
        areas = [list(own) for _, own in groupby(report.places, key=lambda place: place.area)]
        return [charts.share(places) for places in (*areas, report.places)]
    if name == "pace":
        return charts.times(report.pace)
    if name == "calendar":
        return charts.calendar(report.calendar)
    # Without a mark there is nothing to draw.
    if name == "interviews" and any(sat.total is not None for sat in report.interviews):
        return charts.marks(report.interviews)
    return None
