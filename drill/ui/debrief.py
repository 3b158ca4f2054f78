"""What a person sees when an interview is over."""

from rich.text import Text as Line

from drill.practice.mock.clock import Doubt
from drill.practice.mock.debrief import Answer, Axis, Code, Debrief, SectionReport
from drill.text import Text
from drill.ui import names, problems
from drill.ui.console import Screen
from drill.ui.mock_screen import KINDS
from drill.ui.statement import statement

AXES = {
    "correctness": Text(en="correctness", zh="正确性"),
    "speed": Text(en="speed", zh="速度"),
    "independence": Text(en="independence", zh="独立性"),
    "theory": Text(en="theory", zh="理论"),
}
_BAR = 20
# Commands that are offered; the list in the file and in JSON is whole.
_OFFERED = 5


def show(screen: Screen, debrief: Debrief) -> None:
    """Print it: the sections, then the marks, then what to practise."""
    screen.show(Line(str(debrief.title), style="bold"), *screen.prose(whole(debrief), indent=2), "")
    for number, section in enumerate(debrief.sections, start=1):
        screen.show(*_section(screen, number, section), "")
    for doubtful in debrief.doubts:
        told = Text(en="clock, at {at}: {says}", zh="计时存疑（{at}）：{says}").format(
            at=minutes(doubtful.at), says=doubt(doubtful.doubt)
        )
        screen.show(*screen.prose(told, style="yellow", indent=2))
    if debrief.doubts:
        screen.show("")
    screen.show(*_scorecard(screen, debrief), "")
    for n, command in enumerate(debrief.practise[:_OFFERED]):
        screen.show(problems.next_command(command) if n == 0 else problems.otherwise(command))
    if not debrief.practise:
        screen.show(problems.next_command("drill mock"))


def whole(debrief: Debrief) -> Text:
    """How long it took, and how it ended."""
    told = Text(en="{used} of {budget}", zh="用时 {used}，共 {budget}").format(
        used=minutes(debrief.used), budget=minutes(debrief.budget)
    )
    parts = [told]
    if debrief.gave_up:
        parts.append(Text(en="given up", zh="中途放弃"))
    if debrief.resumed:
        resumed = Text(en="resumed {n} times", zh="中断后继续 {n} 次")
        parts.append(
            Text(en="resumed once", zh="中断后继续 1 次")
            if debrief.resumed == 1
            else resumed.format(n=debrief.resumed)
        )
    return Text(en="; ".join(p.en for p in parts), zh="；".join(p.zh for p in parts))


def minutes(seconds: float) -> str:
    """`4:05`."""
    total = round(seconds)
    return f"{total // 60}:{total % 60:02}"


def doubt(found: Doubt) -> Text:
    """Why the time may not be right."""
    told = {
        "back": Text(
            en="the system clock was set back by {n} s; it was not followed",
            zh="系统时钟被往回调了 {n} 秒；计时未受影响",
        ),
        "ahead": Text(
            en="the system clock was set ahead by {n} s; it was not followed",
            zh="系统时钟被往前调了 {n} 秒；计时未受影响",
        ),
        "slept": Text(
            en="the machine slept, or its clock was set ahead, for {n} s; they are counted",
            zh="电脑休眠过，或时钟被往前调了 {n} 秒；已计入用时",
        ),
        "restarted": Text(
            en="the machine was restarted; {n} s are counted by its system clock alone",
            zh="电脑重启过；其间 {n} 秒只能按系统时钟计算",
        ),
        "lost": Text(
            en="the machine was restarted and its clock is {n} s behind: that time is not counted",
            zh="电脑重启过，且系统时钟倒退了 {n} 秒：这段时间没有计入",
        ),
    }
    return told[found.kind].format(n=round(found.seconds))


def _section(screen: Screen, number: int, section: SectionReport) -> list[Line]:
    head = Line(f"{number} ", style="dim").append(str(section.title), "bold not dim")
    head.append(f"  {KINDS[section.kind]}", "dim not bold")
    if not section.reached:
        return [head, *screen.prose(NOT_REACHED, style="dim", indent=2)]
    time = f"  {minutes(section.used)} / {minutes(section.budget)}"
    head.append(time, "bold red" if section.expired else "not bold not dim")
    if section.expired:
        head.append(str(Text(en=" time up", zh=" 时间到")), "red")
    found = [head]
    if section.code is not None:
        found += _code(screen, section.code)
    for answer in section.answers:
        found += _answer(screen, answer)
    return found


NOT_REACHED = Text(en="not reached", zh="没有进行到")


MODEL = Text(en="what one could say:", zh="参考回答：")
NOTHING = Text(en="nothing was submitted", zh="没有提交")
HINTS = Text(en="hints: {n} (−{cost})", zh="提示：{n} 条（−{cost} 分）")
UNCERTAIN = Text(
    en="the file was changed after the time was up: what was seen before was judged",
    zh="时间到之后文件又被改动：判的是此前记录到的内容",
)


def told(code: Code) -> Text:
    """What the hidden tests say of code that was submitted."""
    if not code.total:
        return Text(en="{verdict}, after {took}", zh="{verdict}，用时 {took}").format(
            verdict=names.verdict(code.verdict or ""), took=minutes(code.took)
        )
    return Text(
        en="{verdict}: {passed} of {total} hidden tests, after {took}",
        zh="{verdict}：隐藏测试通过 {passed}/{total}，用时 {took}",
    ).format(
        verdict=names.verdict(code.verdict or ""),
        passed=code.passed,
        total=code.total,
        took=minutes(code.took),
    )


def _code(screen: Screen, code: Code) -> list[Line]:
    if code.verdict is None:
        return screen.prose(NOTHING, "red", indent=2)
    mark = "✓" if code.right else "✗"
    found = screen.prose(f"{mark} {told(code)}", "green" if code.right else "red", indent=2)
    if code.says is not None:
        found += screen.prose(code.says, style="bold", indent=4)
    if not code.certain:
        found += screen.prose(UNCERTAIN, style="yellow", indent=4)
    if code.hints:
        found += screen.prose(HINTS.format(n=code.hints, cost=code.hints_cost), indent=4)
    return found


def _answer(screen: Screen, answer: Answer) -> list[Line]:
    found = screen.prose(answer.asks, indent=2)
    if not answer.asked:
        return [*found, *screen.prose(Text(en="not asked any more", zh="没来得及问"), "dim", 4)]
    for point in answer.points:
        mark, style = ("✓", "green") if point.hit else ("✗", "red")
        body = screen.prose(point.says, indent=6)
        found += [Line(f"    {mark} ", style=style).append_text(body[0][6:]), *body[1:]]
    if answer.hit < answer.weight:
        found += screen.prose(MODEL, "dim", indent=4)
        found += statement(screen, str(answer.model), indent=6)
    return found


def _scorecard(screen: Screen, debrief: Debrief) -> list[Line]:
    width = max(len(name) for name in AXES) if not _chinese() else 6
    found = [_mark(axis, width) for axis in debrief.axes]
    if debrief.total is None:
        told = Text(en="nothing was marked", zh="没有可评分的内容")
        return [*found, *screen.prose(told, indent=2)]
    verdict = (
        Text(
            en="{n} of 100: this interviewer passes you (from {least})",
            zh="总分 {n}：这位面试官给你通过（{least} 分以上）",
        )
        if debrief.passed
        else Text(
            en="{n} of 100: this interviewer passes from {least} on",
            zh="总分 {n}：这位面试官 {least} 分以上才通过",
        )
    ).format(n=round(debrief.total), least=debrief.passes_at)
    style = "bold green" if debrief.passed else "bold red"
    return [*found, *screen.prose(verdict, style, indent=2)]


def _chinese() -> bool:
    return str(AXES["speed"]) == AXES["speed"].zh


def _mark(axis: Axis, width: int) -> Line:
    name = str(AXES[axis.name])
    gap = " " * max(0, width - Line(name).cell_len)
    line = Line(f"  {name}{gap}  ")
    if axis.mark is None:
        return line.append(str(Text(en="not measured", zh="没有评分")), "dim")
    full = round(_BAR * axis.mark / 100)
    line.append("█" * full, "cyan").append("·" * (_BAR - full), "dim")
    line.append(f" {round(axis.mark):3}", "bold")
    weight = Text(en="  weight {n}", zh="  权重 {n}").format(n=axis.weight)
    return line.append(str(weight), "dim not bold")
