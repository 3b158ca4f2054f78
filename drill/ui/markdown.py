"""Tables as Markdown, for documents: the problems, and what is proved of them."""

from drill.content.problems import Summary
from drill.judge.verify import Report
from drill.text import Text
from drill.ui import names
from drill.ui.verify import cells, headings


def problems(summaries: list[Summary]) -> str:
    """The problems as a list shows them, without anyone's progress."""
    heads = [
        Text(en="area", zh="领域"),
        Text(en="id", zh="id"),
        Text(en="problem", zh="题目"),
        Text(en="difficulty", zh="难度"),
        Text(en="minutes", zh="分钟"),
        Text(en="framework", zh="框架"),
    ]
    rows = [
        [
            str(names.AREAS[summary.area]),
            f"`{summary.id}`",
            str(summary.title),
            str(names.DIFFICULTIES[summary.difficulty]),
            str(summary.minutes),
            summary.framework,
        ]
        for summary in summaries
    ]
    return _table([str(head) for head in heads], rows)


def proofs(reports: list[Report]) -> str:
    """What `drill verify` shows of each problem, all columns."""
    return _table(headings(), [cells(report) for report in reports])


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
