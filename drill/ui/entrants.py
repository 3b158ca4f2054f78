"""What those are called that a bench measures. For JSON too: nothing here paints."""

from datetime import datetime

from drill.judge.benched import Kind
from drill.practice.benching import Bench
from drill.text import Text, same

_FRAMEWORKS = {"torch": same("PyTorch"), "numpy": same("NumPy"), "python": same("Python")}


def names(bench: Bench) -> dict[Kind, Text]:
    """What the entrants are called."""
    found = brief_names(bench)
    told = Text(en="{what}, {day}", zh="{what}，{day}")
    for kind, attempt in bench.attempts.items():
        found[kind] = told.format(what=found[kind], day=_day(attempt.checked_at))
    return found


def brief_names(bench: Bench) -> dict[Kind, Text]:
    """The same without the days."""
    return {
        Kind.NOW: Text(en="your file", zh="你的代码"),
        Kind.BEST: Text(en="best", zh="最好成绩"),
        Kind.FIRST: Text(en="first solved", zh="首次解决"),
        Kind.REFERENCE: Text(en="reference", zh="参考答案"),
        Kind.OPERATOR: _FRAMEWORKS[bench.problem.framework],
    }


def _day(moment: datetime) -> Text:
    here = moment.astimezone()
    return Text(en=f"{here:%-d %b}", zh=f"{here.month} 月 {here.day} 日")
