"""What an answer costs, and what of that the problem allows: a bar, and the judge's sentence."""

from rich.cells import cell_len
from rich.text import Text as Line

from drill.judge.result import Cost, Limit, Verdict
from drill.text import Text
from drill.ui import names
from drill.ui.console import Screen

# Cells up to the limit, and those beyond it.
_CELLS, _BEYOND = 20, 5
_MARKS = {None: "?", Verdict.PASSED: "✓"}
_STYLES = {None: "dim", Verdict.PASSED: "green"}
_GAP = 2


def exceeded(costs: list[Cost]) -> list[Cost]:
    """Those over their limits."""
    return [cost for cost in costs if cost.verdict not in _MARKS]


def lines(screen: Screen, costs: list[Cost], best: float | None = None) -> list[Line]:
    """What was measured, a limit after the other, with bars where they can be drawn.

    best: the ratio to the reference's time that this one is to be held against
    """
    bars = {cost.limit: bar(cost) for cost in costs if _drawn(cost)}
    labels = {cost.limit: _label(cost) for cost in costs}
    start = max((label.cell_len for label in labels.values()), default=0) + _GAP
    across = max((line.cell_len for line in bars.values()), default=0) + _GAP
    # Beside its bar a sentence stands in one line; where one has no room there, all stand above.
    beside = all(
        start + across + cell_len(str(cost.says)) <= screen.width
        for cost in costs
        if cost.limit in bars
    )
    found: list[Line] = []
    for cost in costs:
        drawn, compared = bars.get(cost.limit), _compared(cost, best)
        column = start + (across if drawn and beside else 0)
        head = _padded(labels[cost.limit], start)
        if drawn and beside:
            head.append_text(_padded(drawn, across))
        said = screen.prose(cost.says, indent=column)
        own = [head.append_text(said[0][column:]), *said[1:]]
        if drawn and not beside:
            own.append(Line(" " * start).append_text(drawn))
        if compared:
            own += screen.prose(compared, style="dim", indent=column)
        if cost.verdict is None:
            for line in own:
                line.stylize("dim")
        found += own
    if bars:
        found += screen.prose(_LEGEND, style="dim", indent=start)
    return found


def bar(cost: Cost) -> Line:
    """A value from nothing to the limit at `]`, and what is beyond; `|` is where the reference is."""
    share = (cost.value or 0.0) / cost.at_most
    # Rounded down: only what reaches the limit fills the bar.
    within = min(_CELLS, int(share * _CELLS))
    beyond = max(1, round((share - 1) * _CELLS)) if share > 1 else 0
    style = _STYLES.get(cost.verdict, "red")
    cells = Line().append("#" * within, style).append("-" * (_CELLS - within), "dim")
    line = Line("[")
    if cost.at_most >= 1:
        reference = round(_CELLS / cost.at_most)
        line.append_text(cells[:reference]).append("|", "bold")
        cells = cells[reference:]
    line.append_text(cells).append("]")
    if beyond > _BEYOND:
        return line.append("#" * (_BEYOND - 1) + ">", f"bold {style}")
    return line.append("#" * beyond, f"bold {style}")


def _drawn(cost: Cost) -> bool:
    # An exponent is no amount: nothing of it is used up.
    return cost.limit is not Limit.GROWTH and cost.value is not None


def _label(cost: Cost) -> Line:
    style = _STYLES.get(cost.verdict, "bold red")
    return Line("  ").append(f"{_MARKS.get(cost.verdict, '✗')} {names.LIMITS[cost.limit]}", style)


def _padded(line: Line, width: int) -> Line:
    return line.copy().append(" " * (width - line.cell_len))


def _compared(cost: Cost, best: float | None) -> Text | None:
    """How the time stands against the best one before, as exactly as both are shown."""
    if cost.limit is not Limit.TIME or cost.value is None or best is None:
        return None
    before, now = f"{best:.1f}", f"{cost.value:.1f}"
    if cost.verdict is None or float(now) > float(before):
        told = Text(en="your best so far: {before}x", zh="目前最好成绩：{before} 倍")
    elif before == now:
        told = Text(en="as good as your best so far", zh="与目前最好成绩持平")
    else:
        told = Text(en="a new best ({before}x before)", zh="刷新最好成绩（此前 {before} 倍）")
    return told.format(before=before)


_LEGEND = Text(en="| is the reference, ] the limit", zh="| 为参考答案，] 为上限")
