"""What `drill new` shows: the files of a new problem, and the way from there to one's own."""

from pathlib import Path

from rich.text import Text as Line

from drill.practice.authoring import Written, commands, from_here
from drill.text import Text
from drill.ui.console import Screen
from drill.ui.problems import next_command

_SPEC = Text(
    en="what is asked, the inputs, the mistakes to be named, the hints",
    zh="题面、输入、需要识别的常见错误、提示",
)
_SUPPORT = Text(en="how an input is made that YAML cannot say", zh="YAML 写不出的输入在这里生成")
_REFERENCE = Text(en="the reference", zh="参考答案")
_RIGHT = Text(en="another way to write it, which has to pass", zh="另一种写法，必须通过")
_WRONG = Text(en="a wrong answer, which has to be rejected", zh="一个错误答案，必须判错")


def show_written(screen: Screen, written: Written, here: Path) -> None:
    """The files, and what to type next."""
    if written.made:
        made = Text(en="a new pack: {path}", zh="已新建题包：{path}")
        screen.show(str(made.format(path=from_here(written.root, here))), "")
    told = Text(
        en="`{id}` is a small problem that is proved as it stands; make it yours a step at a time:",
        zh="`{id}` 目前是一道已可通过验证的小题，请在此基础上逐步改成你自己的题目：",
    )
    screen.show(*screen.prose(told.format(id=written.id)), "")
    screen.show(*_files(screen, written, here), "")
    steps = Text(
        en="Change one thing, verify, and so on: `drill verify` says what is not proved yet, where it"
        " stands, and what to do. Then try it as a candidate with `drill start {id}`.",
        zh="每改一处就验证一次：`drill verify` 会指出还有什么没有得到证明、在哪里、该怎么改。"
        "最后用 `drill start {id}` 以候选人的身份试做一遍。",
    )
    screen.show(*screen.prose(steps.format(id=written.id)), "")
    first, *rest = commands(written, here)
    screen.show(next_command(first), *map(_then, rest))


def _then(command: str) -> Line:
    """What to type after that."""
    label = Text(en="then: ", zh="  然后：")
    return Line(str(label), style="dim").append(command, "not dim bold")


def _files(screen: Screen, written: Written, here: Path) -> list[Line]:
    """The files, each with what it is for: beside it, or below where that is too narrow."""
    rows = [
        (from_here(path, here), str(meaning))
        for path, meaning in (
            (written.spec, _SPEC),
            (written.support, _SUPPORT),
            (written.reference, _REFERENCE),
            (written.right, _RIGHT),
            (written.wrong, _WRONG),
        )
        if path is not None
    ]
    column = max(Line(path).cell_len for path, _ in rows) + 2
    fits = all(2 + column + Line(meaning).cell_len <= screen.width for _, meaning in rows)
    lines = []
    for path, meaning in rows:
        line = Line(f"  {path}", "bold")
        if fits:
            gap = " " * (column - Line(path).cell_len)
            lines.append(line.append(f"{gap}{meaning}", "not bold dim"))
        else:
            lines += [line, *screen.prose(meaning, style="dim", indent=6)]
    return lines
