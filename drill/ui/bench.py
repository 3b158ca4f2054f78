"""What `drill bench` shows: a table of times, a plot of them, and who was not measured and why."""

import shlex
from pathlib import Path

from rich.cells import cell_len
from rich.text import Text as Line

from drill.judge.benched import Entrant, Kind
from drill.judge.cost_words import number
from drill.practice.benching import Bench
from drill.text import Text
from drill.ui import entrants, failure
from drill.ui.console import Screen
from drill.ui.plot import Curve, Plot, ticks

# A letter stands for an entrant where colour says nothing.
_MARKS = {
    Kind.NOW: "Y",
    Kind.BEST: "B",
    Kind.FIRST: "F",
    Kind.REFERENCE: "R",
    Kind.OPERATOR: "O",
}
_STYLES = {
    Kind.NOW: "cyan",
    Kind.BEST: "green",
    Kind.FIRST: "yellow",
    Kind.REFERENCE: "default",
    Kind.OPERATOR: "magenta",
}
_GAP = 2
_ABSENT = "-"
# Cells of the plot with what is beside it, and of the plot alone.
_WIDEST, _LABEL = 72, 12
_NARROWEST, _HIGH = 24, 12
_UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"))


def show(screen: Screen, bench: Bench, file: Path | None = None) -> None:
    """Print everything. `file` is the one that was named, instead of the problem's own."""
    blocks = [
        [Line(str(bench.problem.title), "bold").append(f"  {bench.problem.id}", "not bold dim")],
        screen.prose(_caption(bench), style="dim", indent=2),
        _table(screen, bench),
        _failures(screen, bench),
        _plot(screen, bench),
        [_next(bench, file)],
    ]
    lines: list[Line] = []
    for block in filter(None, blocks):
        lines += [*([Line()] if lines else []), *block]
    screen.show(*lines)


def duration(seconds: float) -> str:
    """Two or three digits and a unit: `812 µs`, `4.5 ms`, `17 ms`."""
    for unit, name in _UNITS:
        # Where rounding makes 1000 of it, the next larger unit has it.
        if seconds >= 0.9995 * unit or unit == _UNITS[-1][0]:
            value = seconds / unit
            return f"{value:.1f} {name}" if value < 9.95 else f"{value:.0f} {name}"
    raise AssertionError


def _caption(bench: Bench) -> Text:
    """What the numbers are."""
    over = bench.result.over
    together = all(len({dims[name] for name in over}) == 1 for dims in bench.result.sizes)
    # Where they differ, each column says all of them.
    grows = list(dict.fromkeys(["n", *(over if together else over[:1])]))
    return Text(
        en="the least time of a call on the {device}, over {grows}",
        zh="单次调用耗时（{device}，取多次中的最小值），随 {grows} 变化",
    ).format(device=bench.result.device.upper(), grows=" = ".join(grows))


def _table(screen: Screen, bench: Bench) -> list[Line]:
    """A row an entrant. On a narrow screen days give way, then the smallest sizes."""
    columns = _columns(bench, entrants.names(bench))
    if _width(columns) > screen.out.width:
        columns = _columns(bench, entrants.brief_names(bench))
    for _ in bench.result.sizes[1:]:
        if _width(columns) > screen.out.width:
            del columns[1]
    lines = []
    for n, cells in enumerate(zip(*columns, strict=True)):
        mark, style = " ", "dim"
        if n:
            kind = bench.result.entrants[n - 1].kind
            mark, style = _MARKS[kind], _STYLES[kind]
        line = Line("  ").append(f"{mark} ", f"bold {style}")
        for at, (cell, column) in enumerate(zip(cells, columns, strict=True)):
            room = " " * (_cells(column) - cell_len(cell))
            if at:
                line.append(" " * _GAP + room + cell, "" if n else "dim")
            else:
                line.append(cell + room, style)
        lines.append(line)
    return lines


def _columns(bench: Bench, called: dict[Kind, Text]) -> list[list[str]]:
    """The cells of the table, a column after the other, each under its heading."""
    result = bench.result
    columns = [["", *(str(called[each.kind]) for each in result.entrants)]]
    for n, label in enumerate(_labels(bench)):
        times = (each.seconds[n] for each in result.entrants)
        columns.append([label, *(_ABSENT if s is None else duration(s) for s in times)])
    ratios = map(result.ratio, result.entrants)
    shown = (_ABSENT if ratio is None else f"{number(ratio)}x" for ratio in ratios)
    columns.append([str(Text(en="ratio", zh="倍数")), *shown])
    powers = [result.exponent(each) for each in result.entrants]
    if any(power is not None for power in powers):
        shown = (_ABSENT if power is None else f"n^{max(0.0, power):.1f}" for power in powers)
        columns.append([str(Text(en="about", zh="约为")), *shown])
    return columns


def _cells(column: list[str]) -> int:
    return max(map(cell_len, column))


def _width(columns: list[list[str]]) -> int:
    """Cells of the table, with the indent and the marks."""
    return 4 + sum(map(_cells, columns)) + _GAP * (len(columns) - 1)


def _labels(bench: Bench) -> list[str]:
    """What each size is called: one number where all that grow are the same."""
    found = []
    for dims in bench.result.sizes:
        values = [dims[name] for name in bench.result.over]
        found.append("x".join(map(str, values if len(set(values)) > 1 else values[:1])))
    return found


def _failures(screen: Screen, bench: Bench) -> list[Line]:
    """Who was not measured to the end, from which size on, and why."""
    labels, called = _labels(bench), entrants.names(bench)
    lines: list[Line] = []
    for each in bench.result.entrants:
        if each.error is None:
            continue
        missing = each.seconds.index(None) if None in each.seconds else 0
        told = Text(en="{name}: {why}", zh="{name}：{why}")
        if missing:
            told = Text(en="{name}, from n = {n} on: {why}", zh="{name}，从 n = {n} 起：{why}")
        said = told.format(name=called[each.kind], n=labels[missing], why=each.error)
        first, *rest = failure.foreign(screen, str(said), indent=4)
        mark = Line("  ").append(f"{_MARKS[each.kind]} ", f"bold {_STYLES[each.kind]}")
        lines += [mark.append_text(first[4:]), *rest]
    return lines


def _plot(screen: Screen, bench: Bench) -> list[Line]:
    """The times over the sizes; nothing where there is only one size, or no room."""
    result = bench.result
    curves = [curve for each in result.entrants if (curve := _curve(bench, each)).points]
    times = [y for curve in curves for _, y in curve.points]
    width = min(screen.out.width, _WIDEST) - _LABEL
    if len(result.sizes) < 2 or not times or width < _NARROWEST:
        return []
    # Round values: `1.0 ms` says no more than `1 ms`.
    y_labels = {y: duration(y).replace(".0", "") for y in ticks(min(times), max(times))}
    x_labels = dict(zip(map(float, result.grown), _labels(bench), strict=True))
    drawn = Plot(curves, width, _HIGH).lines(x_labels, y_labels)
    return [Line("  ").append_text(line) for line in drawn]


def _curve(bench: Bench, entrant: Entrant) -> Curve:
    pairs = zip(bench.result.grown, entrant.seconds, strict=True)
    points = [(float(size), seconds) for size, seconds in pairs if seconds is not None]
    return Curve(_MARKS[entrant.kind], _STYLES[entrant.kind], points)


def _next(bench: Bench, file: Path | None) -> Line:
    command = f"drill check {bench.problem.id}"
    if file is not None:
        command += f" --file {shlex.quote(str(file))}"
    elif bench.absent:
        command = f"drill start {bench.problem.id}"
    label = Text(en="next: ", zh="下一步：")
    return Line(str(label), "dim").append(command, "not dim bold")
