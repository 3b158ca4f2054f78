"""What a person sees after a check."""

import shlex
from pathlib import Path

from rich.text import Text as Line

from drill.judge.result import CheckResult, Limit, Verdict
from drill.practice.checking import Checked
from drill.text import Text
from drill.ui import cost, failure, names
from drill.ui.console import Screen
from drill.ui.spans import span

_STYLES = {Verdict.PASSED: "bold green", Verdict.UNWRITTEN: "bold yellow"}


def show(screen: Screen, checked: Checked, file: Path | None = None) -> None:
    """Print the whole screen of a check. `file` is the one that was named, instead of the
    problem's own.
    """
    found = [[headline(checked)], *blocks(screen, checked), _commands(checked, file)]
    screen.show(*joined(found))


def blocks(screen: Screen, checked: Checked) -> list[list[Line]]:
    """The paragraphs under the headline; an empty one is left out when they are joined."""
    result = checked.result
    if result.verdict is Verdict.PASSED:
        costs = cost.lines(screen, result.costs, checked.best)
        found = [_proved(screen, checked), _found(screen, checked), costs]
        found += [_record(screen, checked), _follow_up(screen, checked)]
    else:
        found = _mistaken(screen, checked)
    if not result.final:
        found.append(screen.prose(pending(result), style="yellow", indent=2))
    return found


def pending(result: CheckResult) -> Text:
    """What is still being done after this result."""
    if result.verdict is Verdict.PASSED:
        return Text(en="measuring the cost…", zh="正在测量开销……")
    return Text(en="looking for the smallest case…", zh="正在寻找最小的出错用例……")


def joined(paragraphs: list[list[Line]]) -> list[Line]:
    """The lines of all paragraphs, with an empty line between two of them."""
    lines: list[Line] = []
    for paragraph in filter(None, paragraphs):
        lines += [*([Line()] if lines else []), *paragraph]
    return lines


def name(verdict: Verdict) -> Line:
    """A verdict, with its mark and its colour."""
    mark = {Verdict.PASSED: "✓", Verdict.UNWRITTEN: "…"}.get(verdict, "✗")
    return Line(f"{mark} {names.VERDICTS[verdict]}", style=_STYLES.get(verdict, "bold red"))


def headline(checked: Checked) -> Line:
    """The verdict, and on what."""
    line = name(checked.result.verdict)
    line.append(f"  {checked.problem.title}", "not bold default")
    return line.append(f"  {checked.problem.id}", "not bold dim default")


def _proved(screen: Screen, checked: Checked) -> list[Line]:
    result = checked.result
    gradients = (
        Text(en=", {n} of them with gradients", zh="，其中 {n} 个比较了梯度").format(
            n=result.gradients
        )
        if result.gradients
        else Text(en="", zh="")
    )
    return screen.prose(
        Text(
            en="all {n} cases passed{gradients}, with seed {seed} ({seconds} s on the {device})",
            zh="{n} 个用例全部通过{gradients}；种子 {seed}（{device}，{seconds} 秒）",
        ).format(
            n=len(result.cases),
            gradients=gradients,
            seed=result.seed,
            seconds=f"{result.seconds:.2f}",
            device=result.device.upper(),
        ),
        indent=2,
    )


def _record(screen: Screen, checked: Checked) -> list[Line]:
    """Time against the interviewer's, and which attempt it was."""
    if not checked.attempt:
        return []
    sentences = []
    minutes = checked.problem.minutes
    if checked.spent is not None:
        within = checked.spent.total_seconds() <= 60 * minutes
        sentences.append(
            (
                Text(
                    en="{spent} of work, within the interviewer's {minutes} min",
                    zh="用时 {spent}，在面试官给的 {minutes} 分钟之内",
                )
                if within
                else Text(
                    en="{spent} of work; an interviewer would give {minutes} min",
                    zh="用时 {spent}；面试官一般给 {minutes} 分钟",
                )
            ).format(spent=span(checked.spent), minutes=minutes)
        )
        if checked.paused.total_seconds() >= 60:
            told = Text(en="pauses of {n} not counted", zh="另有 {n} 的停顿不计")
            sentences.append(told.format(n=span(checked.paused)))
    sentences.append(
        Text(en="check {n} of this problem", zh="第 {n} 次检查").format(n=checked.attempt)
    )
    if checked.first_time:
        sentences.append(Text(en="solved for the first time", zh="首次解决"))
    joined = Text(en="; ".join(s.en for s in sentences), zh="；".join(s.zh for s in sentences))
    return screen.prose(joined, indent=2)


def _found(screen: Screen, checked: Checked) -> list[Line]:
    """The mistakes that were to be found, now that they are."""
    lines: list[Line] = []
    for mistake in checked.planted:
        told = Text(en="Found: {says}", zh="找到了：{says}").format(says=mistake.says)
        lines += screen.prose(told, style="bold", indent=2)
    return lines


def _still_planted(screen: Screen, checked: Checked) -> list[Line]:
    """Whether what is wrong is what was planted; its name would be the answer."""
    mistake = checked.result.mistake
    if mistake is None:
        told = Text(
            en="It is not right yet; what is wrong now is not, or not only, what was planted.",
            zh="还不对；现在的问题不是（或不只是）埋下的错误。",
        )
    elif mistake.id in {planted.id for planted in checked.planted}:
        told = Text(en="The planted mistake is still in it.", zh="埋下的错误还在。")
    else:
        told = Text(
            en="The planted mistake is gone, or changed. Now: {says}",
            zh="埋下的错误已经不在，或变成了别的。现在的问题：{says}",
        ).format(says=mistake.says)
    return screen.prose(told, style="bold", indent=2)


def _follow_up(screen: Screen, checked: Checked) -> list[Line]:
    """What the interviewer asks next, and where to answer it."""
    if checked.follow_up is None:
        return []
    told = Text(en="The interviewer goes on: “{asks}”", zh="面试官接着问：“{asks}”").format(
        asks=checked.follow_up.question
    )
    label = Text(en="  answer it: ", zh="  去回答：")
    command = Line(str(label), style="dim")
    command.append(f"drill cards {checked.follow_up.id}", "not dim bold")
    return [*screen.prose(told, indent=2), command]


def _mistaken(screen: Screen, checked: Checked) -> list[list[Line]]:
    result = checked.result
    blocks = []
    if checked.planted:
        blocks.append(_still_planted(screen, checked))
    elif result.mistake:
        blocks.append(screen.prose(result.mistake.says, style="bold", indent=2))
    if _message_adds(result):
        blocks.append(failure.foreign(screen, str(result.message), indent=2))
    location = result.location
    if location and not (result.failure and result.failure.raised):
        blocks.append(failure.source(screen, location, checked.text, indent=2))
    if result.failure:
        blocks += failure.blocks(screen, result.failure, checked.text)
    blocks.append(cost.lines(screen, result.costs))
    blocks.append(failure.printed(screen, result.printed))
    if result.verdict is not Verdict.UNWRITTEN:
        blocks.append(_count(result))
    return blocks


def _message_adds(result: CheckResult) -> bool:
    """Whether the message says more than the screen does anyway."""
    failing = result.failure
    if failing and failing.difference:
        return False
    if failing and failing.raised and result.verdict is Verdict.ERROR:
        # That it raised, and what, is shown; that `sys.exit` was called needs saying.
        return failing.raised.type == "SystemExit"
    return bool(str(result.message))


def _count(result: CheckResult) -> list[Line]:
    """How many cases passed, and which kinds did not."""
    if not result.cases:
        return []
    line = Line(
        str(
            Text(
                en="  {n} of {total} cases passed ({seconds} s)",
                zh="  {total} 个用例通过了 {n} 个（{seconds} 秒）",
            ).format(n=result.passed, total=len(result.cases), seconds=f"{result.seconds:.2f}")
        ),
        style="dim",
    )
    return [line]


def _commands(checked: Checked, file: Path | None) -> list[Line]:
    result, problem = checked.result, checked.problem.id
    again = f"drill check {problem}" + (f" --file {shlex.quote(str(file))}" if file else "")
    if result.verdict is Verdict.PASSED:
        if checked.upcoming:
            return [_command(_NEXT, f"drill start {checked.upcoming}")]
        return [_command(_NEXT, "drill list")]
    if result.verdict is Verdict.UNWRITTEN:
        # The person has only just begun: no hint is offered yet.
        return [_command(Text(en="write", zh="去写"), str(checked.path)), _command(_NEXT, again)]
    hint = f"drill hint {problem}"
    exceeded = cost.exceeded(result.costs)
    if len(result.cases) - result.passed > len(exceeded):
        return [_command(_REPEAT, f"{again} --seed {result.seed}"), _command(_NEXT, hint)]
    # The same inputs again would say nothing of a cost.
    if any(measured.limit is not Limit.MEMORY for measured in exceeded):
        return [_command(_NEXT, f"drill bench {problem}"), _command(_OR, hint)]
    return [_command(_NEXT, hint if exceeded else again)]


_NEXT = Text(en="next", zh="下一步")
_REPEAT = Text(en="repeat", zh="重现")
_OR = Text(en="or", zh="或者")


def _command(label: Text, command: str) -> Line:
    return Line(str(Text(en="{label}: ", zh="{label}：").format(label=label)), style="dim").append(
        command, "not dim bold"
    )
