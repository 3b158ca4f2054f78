"""The help of each command, in both languages: examples first."""

import shutil

import msgspec

from drill.text import Text

Rows = tuple[tuple[str, Text], ...]


class Help(msgspec.Struct, frozen=True):
    """What `-h` shows of a command.

    usage:    the command line, without `drill`
    examples: command lines, and what they do
    options:  arguments and options, and what they mean
    """

    summary: Text
    usage: str
    examples: Rows
    options: Rows = ()


# What every command takes.
COMMON: Rows = (
    ("--lang LANG", Text(en="en or zh, for this once", zh="本次使用的语言：en 或 zh")),
    ("-h, --help", Text(en="this help", zh="显示本帮助")),
)


def render(page: Help, commands: Rows = ()) -> str:
    """The page as text, for the terminal's width."""
    width = shutil.get_terminal_size().columns
    name = "drill" if commands else f"drill {page.usage.split()[0]}"
    parts = [
        str(
            Text(en="{name}: {summary}", zh="{name}：{summary}").format(
                name=name, summary=page.summary
            )
        ),
        _section(Text(en="examples", zh="示例"), page.examples, width),
        _section(Text(en="commands", zh="命令"), commands, width),
        str(Text(en="usage: drill {usage}", zh="用法：drill {usage}").format(usage=page.usage)),
        _section(Text(en="options", zh="选项"), page.options + COMMON, width),
    ]
    return "\n\n".join(part for part in parts if part)


def _section(title: Text, rows: Rows, width: int) -> str:
    """Two columns under a title; a meaning that does not fit beside its term goes below it."""
    if not rows:
        return ""
    column = max(cells(term) for term, _ in rows) + 4
    lines = [str(Text(en="{title}:", zh="{title}：").format(title=title))]
    for term, meaning in rows:
        if column + cells(str(meaning)) <= width:
            lines.append(f"  {term}{' ' * (column - cells(term) - 2)}{meaning}")
        else:
            lines += [f"  {term}", f"      {meaning}"]
    return "\n".join(lines)


def cells(text: str) -> int:
    """How many cells of a terminal a text takes. (Rich knows too, but help is not to import it.)"""
    import unicodedata

    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


ID = ("ID", Text(en="the problem; without it, the open one", zh="题目；省略时为当前打开的题目"))
DEVICE = (
    "--device DEVICE",
    Text(
        en="cpu, cuda, or auto for a GPU where there is one; cpu by default",
        zh="cpu、cuda，或 auto（有 GPU 就用）；默认 cpu",
    ),
)
JSON = ("--json", Text(en="for programs: JSON on stdout", zh="供程序使用：在标准输出打印 JSON"))
YES = ("--yes, -y", Text(en="do not ask", zh="不再询问"))
