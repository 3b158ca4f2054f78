"""Packs, as `drill pack` tells of them."""

from rich.text import Text as Line

from drill.content.packs import Pack
from drill.practice.packs import Contents, Standing
from drill.text import Text
from drill.ui import safe
from drill.ui.console import Screen

_NONE = Text(
    en="no pack was added; a pack is a folder of problems, cards and interviews of others",
    zh="还没有添加题包；题包是别人写的题目、卡片和面试的文件夹",
)
# What running code of others means. Said before it may run, and nowhere else.
_CODE = Text(
    en="It has Python of its own (files: {n}; references, and what makes inputs), which runs on this"
    " machine when you check answers to its problems, and is not confined as your answers are. Add"
    " it only if you trust where it comes from.",
    zh="其中有 {n} 个 Python 文件（参考答案、输入生成等）。检查它的题目时，这些代码会在本机运行，"
    "而且不像你的答案那样受沙箱限制。请只添加来源可信的题包。",
)


def show_contents(screen: Screen, pack: Pack, found: Contents) -> None:
    """What is about to be added, on stderr: it belongs to the question that follows."""
    err = Screen(screen.err, screen.err)
    err.show(*_heading(pack.name, str(pack.title)), *_facts(err, str(pack.root), found))
    if found.python:
        err.show("", *err.prose(_CODE.format(n=len(found.python)), indent=2), "")


def show_list(screen: Screen, standings: list[Standing]) -> None:
    """Every pack, with what is in it or what is wrong with it."""
    if not standings:
        screen.show(*screen.prose(_NONE))
    for i, one in enumerate(standings):
        screen.show(*([""] if i else []), *_heading(one.name, str(one.title or "")))
        if one.contents is not None:
            screen.show(*_facts(screen, str(one.root), one.contents))
            continue
        screen.show(Line(f"  {safe.printable(str(one.root))}", style="dim"))
        if one.error is not None:
            screen.show(*screen.prose(f"✗ {one.error}", style="red", indent=2))
        elif not one.added:
            told = Text(en="installed, not added", zh="已安装，尚未添加")
            screen.show(*screen.prose(told, style="yellow", indent=2))


def show_added(screen: Screen, pack: Pack, before: bool) -> None:
    """That it was; `before` says whether it had been already."""
    told = Text(en="added `{name}`", zh="已添加 `{name}`")
    if before:
        told = Text(en="`{name}` was added already", zh="`{name}` 之前已经添加过")
    screen.show(Line("✓ ", style="bold green").append(str(told.format(name=pack.name)), "not bold"))


def show_removed(screen: Screen, name: str) -> None:
    """That it was, and what stays."""
    told = Text(
        en="removed `{name}`; its files, your answers and your history stay",
        zh="已移除 `{name}`；题包文件、你的答案和历史记录都还在",
    )
    screen.show(*screen.prose(told.format(name=name)))


def _heading(name: str, title: str) -> list[Line]:
    return [
        Line(name, style="bold").append(f"  {safe.printable(title)}" if title else "", "not bold")
    ]


def _facts(screen: Screen, root: str, found: Contents) -> list[Line]:
    counts = Text(
        en="problems: {problems}, cards: {cards}, interviews: {interviews}",
        zh="题目 {problems} 道，卡片 {cards} 张，面试 {interviews} 场",
    ).format(problems=found.problems, cards=found.cards, interviews=found.interviews)
    lines = [*screen.prose(counts, indent=2), Line(f"  {safe.printable(root)}", style="dim")]
    for error in found.broken:
        lines += screen.prose(safe.printable(f"✗ {error}"), style="red", indent=2)
    return lines
