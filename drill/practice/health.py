"""Whether everything that a check needs is there: what `drill doctor` looks at."""

import importlib.metadata
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import get_args

import msgspec

from drill import paths
from drill.content import library, spec
from drill.errors import DrillError, cannot_write
from drill.judge import address
from drill.judge.result import CheckRequest, Verdict
from drill.practice import checking, editor, protections
from drill.store import database
from drill.text import Text, language, same

# A right answer to it shows that the judge works; it needs the largest framework.
PROBE = "attention"


class Level(StrEnum):
    """How well something is."""

    OK = "ok"
    WARNING = "warning"  # drill works, but not all of it
    PROBLEM = "problem"


class Finding(msgspec.Struct, frozen=True):
    """One thing that was looked at: how it is, and what to do about it."""

    id: str
    name: Text
    level: Level
    detail: Text
    advice: Text | None = None


def examine(judge: checking.Judge | None = None) -> Iterator[Finding]:
    """Look at one thing after the other, the slow one last."""
    yield _python()
    yield from (_framework(name) for name in ("torch", "numpy"))
    yield _guarded("content", Text(en="content", zh="题库"), _content)
    yield _guarded("home", Text(en="drill's folder", zh="数据目录"), _home)
    yield _guarded("history", Text(en="history", zh="历史记录"), _history)
    yield _guarded("editor", Text(en="editor", zh="编辑器"), _editor)
    yield _terminal()
    yield _fork()
    if hasattr(os, "fork"):
        yield _server()
    yield from _judge_and_jail(judge)


def _guarded(found: str, name: Text, look: Callable[[], Finding]) -> Finding:
    """What `look` finds, or the error that it ends with."""
    try:
        return look()
    except DrillError as error:
        return Finding(found, name, Level.PROBLEM, error.message, error.hint)


def _python() -> Finding:
    return Finding(
        "python",
        same("Python"),
        Level.OK,
        same(f"{platform.python_version()} · {platform.system()} {platform.machine()}"),
    )


def _framework(name: str) -> Finding:
    try:
        # Not imported: that would take seconds, and may be what is broken.
        found = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return Finding(
            name,
            same(name),
            Level.PROBLEM,
            Text(en="not installed", zh="没有安装"),
            Text(
                en="install it where drill is: `{python} -m pip install {name}`",
                zh="安装到 drill 所在的环境：`{python} -m pip install {name}`",
            ).format(python=sys.executable, name=name),
        )
    return Finding(name, same(name), Level.OK, same(found))


def _content() -> Finding:
    name, found = Text(en="content", zh="题库"), library.everything()
    problems, cards = len(found.summaries()), len(found.card_summaries())
    if not problems:
        return Finding(
            "content",
            name,
            Level.PROBLEM,
            Text(en="there are no problems", zh="没有题目"),
            Text(en="install drill again", zh="请重新安装 drill"),
        )
    broken = [*found.broken, *found.broken_cards, *found.broken_scripts]
    detail = Text(
        en="{problems} problems, {cards} cards, {interviews} interviews, packs added: {packs}",
        zh="{problems} 道题，{cards} 张卡片，{interviews} 场面试，已添加题包 {packs} 个",
    ).format(
        problems=problems,
        cards=cards,
        interviews=len(found.script_summaries()),
        packs=len(found.roots) - 1,
    )
    if broken:
        return Finding("content", name, Level.WARNING, broken[0].message, broken[0].hint)
    return Finding("content", name, Level.OK, detail)


def _home() -> Finding:
    name, folder = Text(en="drill's folder", zh="数据目录"), paths.home()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return Finding(
            "home",
            name,
            Level.PROBLEM,
            cannot_write(folder, error),
            Text(
                en="set `DRILL_HOME` to a folder of your own",
                zh="把 `DRILL_HOME` 设为一个有写权限的文件夹",
            ),
        )
    return Finding("home", name, Level.OK, same(f"`{folder}`"))


def _history() -> Finding:
    name, path = Text(en="history", zh="历史记录"), paths.history()
    database.examine(path)
    return Finding("history", name, Level.OK, same(f"`{path}`"))


def _editor() -> Finding:
    name, command = Text(en="editor", zh="编辑器"), editor.chosen()
    if command is None:
        return Finding(
            "editor",
            name,
            Level.WARNING,
            Text(en="none was found", zh="没有找到"),
            Text(
                en="set `$EDITOR`, or `editor` in `{path}`; only `start --edit` needs it",
                zh="请设置 `$EDITOR`，或 `{path}` 中的 `editor`；只有 `start --edit` 用到它",
            ).format(path=paths.configuration()),
        )
    if not editor.installed(command):
        return Finding(
            "editor",
            name,
            Level.WARNING,
            Text(en="`{command}` is not on the PATH", zh="PATH 中没有 `{command}`").format(
                command=command[0]
            ),
            Text(en="look at `$VISUAL` and `$EDITOR`", zh="请检查 `$VISUAL` 和 `$EDITOR`"),
        )
    return Finding("editor", name, Level.OK, same(f"`{' '.join(command)}`"))


def _terminal() -> Finding:
    name, encoding = Text(en="terminal", zh="终端"), sys.stdout.encoding or "?"
    spoken = Text(en="English", zh="English") if language() == "en" else same("中文")
    detail = Text(en="{language}, {encoding}", zh="{language}，{encoding}").format(
        language=spoken, encoding=encoding
    )
    if encoding.lower().replace("-", "") != "utf8":
        return Finding(
            "terminal",
            name,
            Level.WARNING,
            detail,
            Text(
                en="formulas need UTF-8: set `PYTHONUTF8=1`, or a UTF-8 locale",
                zh="公式和中文需要 UTF-8：请设置 `PYTHONUTF8=1`，或使用 UTF-8 的 locale",
            ),
        )
    return Finding("terminal", name, Level.OK, detail)


def _fork() -> Finding:
    name = Text(en="processes", zh="进程")
    if hasattr(os, "fork"):
        return Finding("fork", name, Level.OK, Text(en="fork is there", zh="支持 fork"))
    return Finding(
        "fork",
        name,
        Level.WARNING,
        Text(en="this system has no fork", zh="系统不支持 fork"),
        Text(
            en="every check is cold; on Windows, run drill inside WSL",
            zh="每次检查都要冷启动；在 Windows 上请在 WSL 中运行 drill",
        ),
    )


def _server() -> Finding:
    """Whether checks can be warm."""
    name = Text(en="warm server", zh="后台判题服务")
    if any(address.socket_path(framework) for framework in get_args(spec.Framework)):
        return Finding(
            "server",
            name,
            Level.OK,
            Text(en="starts with the first check", zh="首次检查时自动启动"),
        )
    if address.unwanted():
        return Finding(
            "server", name, Level.OK, Text(en="off: `DRILL_COLD`", zh="已关闭：`DRILL_COLD`")
        )
    return Finding(
        "server",
        name,
        Level.WARNING,
        Text(
            en="no folder for its socket: `{folder}`", zh="没有可用的 socket 目录：`{folder}`"
        ).format(folder=paths.runtime()),
        Text(
            en="set `XDG_RUNTIME_DIR` to a folder that is yours alone; until then every check is cold",
            zh="请把 `XDG_RUNTIME_DIR` 设为仅自己可访问的目录；在此之前每次检查都要冷启动",
        ),
    )


def _judge_and_jail(judge: checking.Judge | None) -> Iterator[Finding]:
    """One real check of a right answer, that also tries what it must not be able to do."""
    name, problems = Text(en="judge", zh="判题"), library.builtin()
    request = CheckRequest(
        problem=PROBE,
        framework=problems.problem(PROBE).framework,
        root=str(problems.root),
        text=protections.TRIES + problems.reference(PROBE),
        filename=f"{PROBE}.py",
        jail=checking.jailed(),
    )
    try:
        result = (judge or checking.ask_judge)(request)
    except DrillError as error:
        yield Finding("judge", name, Level.PROBLEM, error.message, error.hint)
        return
    if result.verdict is Verdict.PASSED:
        detail = Text(
            en="a right answer passed {n} cases in {seconds} s",
            zh="正确答案通过了 {n} 个用例，用时 {seconds} 秒",
        ).format(n=len(result.cases), seconds=f"{result.seconds:.2f}")
        yield _jail(protections.told(result.printed))
        yield Finding("judge", name, Level.OK, detail)
        return
    yield Finding(
        "judge",
        name,
        Level.PROBLEM,
        Text(
            en="a right answer got `{verdict}`: {message}",
            zh="正确答案得到了 `{verdict}`：{message}",
        ).format(verdict=str(result.verdict), message=result.message),
        Text(
            en="`drill doctor --json` is what to report",
            zh="请附上 `drill doctor --json` 的输出反馈问题",
        ),
    )


def _jail(found: protections.Found | None) -> Finding:
    name = Text(en="jail", zh="沙箱")
    if found is None:
        detail = Text(en="it could not be tried", zh="未能检测")
        return Finding("jail", name, Level.WARNING, detail)
    level = Level.OK if found.complete else Level.WARNING
    return Finding("jail", name, level, found.detail, found.advice)
