"""The report as Markdown, for pasting."""

from drill.practice.report.model import Report
from drill.text import Text
from drill.ui import report_sections
from drill.ui import report_words as words


def page(report: Report) -> str:
    """Headings, sentences and tables, in the person's language."""
    blocks = [f"# {words.title(report)}"]
    blocks += [_plain(str(says)) for says in words.opening(report)]
    for section in [] if report.empty else report_sections.sections(report):
        blocks.append(f"## {section.title}")
        blocks += [_plain(str(says)) for says in section.says]
        heads = [str(head) for head in section.header]
        marks = ["---", *["---:"] * (len(heads) - 1)]
        lines = [heads, marks, *([_plain(cell) for cell in row] for row in section.rows)]
        blocks.append("\n".join(f"| {' | '.join(line)} |" for line in lines))
    if report.steps:
        blocks.append(f"## {Text(en='Next', zh='接下来')}")
        gap = Text(en=": ", zh="：")
        blocks.append("\n".join(f"- `{s.command}`{gap}{_plain(str(s.why))}" for s in report.steps))
    return "\n\n".join(blocks) + "\n"


def _plain(text: str) -> str:
    """What Markdown would take for its own, escaped; the backticks of code are meant."""
    parts = text.replace("|", "\\|").split("`")
    for n in range(0, len(parts), 2):
        for mark in "*_<[":
            parts[n] = parts[n].replace(mark, f"\\{mark}")
    return "`".join(parts)
