"""The failing case: its sizes, its inputs, what was expected and what came."""

from rich.text import Text as Line

from drill.judge.result import Difference, Failure, Frame, Grid, Raised
from drill.text import Text
from drill.ui import grid, safe
from drill.ui.console import Screen, indented

# Lines of the candidate's code that are shown around the one where it happened.
_BEFORE, _AFTER = 2, 1
# Lines of what it printed, and of an exception's message.
_PRINTED, _MESSAGE = 10, 12


def blocks(screen: Screen, failure: Failure, text: str) -> list[list[Line]]:
    """The paragraphs about a failing case; `text` is the submission."""
    found = [_case(screen, failure)]
    if failure.raised:
        found += [_raised(screen, failure.raised), *_frames(screen, failure.raised, text)]
    if failure.inputs:
        found.append(_inputs(screen, failure.inputs))
    if failure.difference:
        found.append(_difference(screen, failure.difference))
    return found


def _case(screen: Screen, failure: Failure) -> list[Line]:
    sizes = ", ".join(f"{name}={size}" for name, size in failure.sizes.items())
    if not sizes:
        told = Text(en="case “{case}”", zh="用例“{case}”")
    elif failure.shrunk:
        told = Text(
            en="case “{case}”, at the smallest sizes that still fail: {sizes}",
            zh="用例“{case}”，仍会出错的最小尺寸：{sizes}",
        )
    else:
        told = Text(en="case “{case}”, at {sizes}", zh="用例“{case}”，尺寸：{sizes}")
    return screen.prose(told.format(case=failure.case, sizes=sizes), indent=2)


def _inputs(screen: Screen, inputs: dict[str, Grid]) -> list[Line]:
    lines: list[Line] = []
    for name, value in inputs.items():
        heading = Line(safe.one_line(name), style="cyan")
        heading.append(f"  {safe.one_line(value.kind)}", "dim default")
        lines += [heading, *indented(grid.cells(value), 2)]
    return indented(grid.fit(lines, screen.width - 2), 2)


def _difference(screen: Screen, difference: Difference) -> list[Line]:
    says, where = safe.printable(str(difference.says)), safe.printable(str(difference.where))
    told = Text(en="{where}: {says}", zh="{where}：{says}").format(where=where, says=says)
    lines = screen.prose(told if where else says, indent=2)
    if difference.expected and difference.got:
        lines.append(Line())
        pair = grid.pair(difference.expected, difference.got, screen.width - 2)
        lines += indented(pair, 2)
    if difference.max_error is not None:
        error = Text(en="max error {error}", zh="最大误差 {error}")
        if difference.allowed is not None:
            error = Text(
                en="max error {error}, allowed {allowed}",
                zh="最大误差 {error}，允许 {allowed}",
            )
        told = error.format(
            error=f"{difference.max_error:.3g}",
            allowed="" if difference.allowed is None else f"{difference.allowed:.3g}",
        )
        lines += [Line(), *screen.prose(told, style="dim", indent=2)]
    return lines


def _raised(screen: Screen, raised: Raised) -> list[Line]:
    """Type and message, in the candidate's words: nothing in them is read as markup of ours."""
    message = safe.printable(raised.message).strip()
    lines = [Line(safe.one_line(raised.type), style="bold red")]
    if message:
        first, *rest = message.split("\n")
        lines[0].append(": ", "not bold").append(first, "not bold default")
        lines += [Line(line) for line in rest]
    folded: list[Line] = []
    for line in lines[:_MESSAGE]:
        folded += line.wrap(screen.out, screen.width - 2, overflow="fold")
    for line in folded:
        line.rstrip()
    return indented(_first(folded, _MESSAGE), 2)


def _frames(screen: Screen, raised: Raised, text: str) -> list[list[Line]]:
    """The candidate's lines that the exception passed through; the last one with its neighbours."""
    if not raised.frames:
        return []
    *callers, last = raised.frames
    lines: list[Line] = []
    for frame in callers:
        lines += _passed(screen, frame, 2)
    return [indented(lines, 2), source(screen, last, text, indent=2)]


def source(screen: Screen, frame: Frame, text: str, indent: int) -> list[Line]:
    """A line of the submission, marked, with those around it."""
    own = text.splitlines()
    if not (0 < frame.line <= len(own)) or own[frame.line - 1].strip() != frame.source.strip():
        # A helper file's line, which is not at hand here.
        return indented(_passed(screen, frame, indent), indent)
    lines = [_place(frame)]
    first, last = max(1, frame.line - _BEFORE), min(len(own), frame.line + _AFTER)
    for number in range(first, last + 1):
        here = number == frame.line
        line = Line(f"  {'›' if here else ' '} {number:>{len(str(last))}} │ ")
        line.append(safe.one_line(own[number - 1].rstrip()))
        line.stylize("bold" if here else "dim")
        lines.append(_cut(line, screen.width - indent))
    return indented(lines, indent)


def _passed(screen: Screen, frame: Frame, indent: int) -> list[Line]:
    """A place and its line, without those around it."""
    line = Line(f"  › {safe.one_line(frame.source.strip())}")
    return [_place(frame), _cut(line, screen.width - indent)]


def _place(frame: Frame) -> Line:
    told = (
        Text(en="{file}:{line}, in {function}", zh="{file}:{line}，{function} 中")
        if frame.function and frame.function != "<module>"
        else Text(en="{file}:{line}", zh="{file}:{line}")
    )
    return Line(
        safe.one_line(str(told.format(file=frame.file, line=frame.line, function=frame.function))),
        style="dim",
    )


def printed(screen: Screen, output: str) -> list[Line]:
    """What the submission printed: the beginning of the first lines of it."""
    own = safe.printable(output).rstrip("\n").split("\n") if output.strip() else []
    if not own:
        return []
    lines = [
        Line(str(Text(en="in all cases together it printed", zh="所有用例一共打印了")), style="dim")
    ]
    shown = [_cut(line, screen.width - 4) for line in _first([*map(Line, own)], _PRINTED)]
    lines += [Line("│ ", style="dim").append_text(line) for line in shown]
    return indented(lines, 2)


def _first(lines: list[Line], most: int) -> list[Line]:
    """At most so many lines, the last of them saying how many were left out."""
    if len(lines) <= most:
        return lines
    left_out = Text(en="… and {n} lines more", zh="……还有 {n} 行").format(n=len(lines) - most + 1)
    return [*lines[: most - 1], Line(str(left_out), style="dim")]


def _cut(line: Line, width: int) -> Line:
    line.truncate(max(1, width), overflow="ellipsis")
    return line


def foreign(screen: Screen, text: str, indent: int = 0) -> list[Line]:
    """A sentence of the judge, which may quote the submission."""
    return screen.prose(safe.printable(text), indent=indent)
