"""The warm servers, as `drill server` tells of them."""

from datetime import timedelta

from rich.text import Text as Line

from drill.practice.servers import Running
from drill.text import Text
from drill.ui.console import Screen
from drill.ui.spans import span


def show(screen: Screen, servers: list[Running]) -> None:
    """What each server has done, what it waits for, and what it costs."""
    if not servers:
        told = Text(
            en="no server is running; the next check starts one",
            zh="没有正在运行的判题服务；下次检查时会自动启动",
        )
        screen.show(*screen.prose(told))
    for i, server in enumerate(servers):
        screen.show(*([""] if i else []), *_lines(screen, server))


def show_stopped(screen: Screen, frameworks: list[str]) -> None:
    """Which servers were ended."""
    told = (
        Text(en="stopped: {names}", zh="已停止：{names}").format(
            names=Text(en=", ".join(frameworks), zh="、".join(frameworks))
        )
        if frameworks
        else Text(en="no server was running", zh="没有正在运行的判题服务")
    )
    screen.show(*screen.prose(told))


def _lines(screen: Screen, server: Running) -> list[Line]:
    status = server.status
    heading = Line(status.framework, style="bold").append(f"  pid {status.pid}", "not bold dim")
    facts = [
        Text(
            en="{checks} checks since its start {since} ago, {running} of them running",
            zh="启动于{since}前，共检查 {checks} 次，其中 {running} 次正在进行",
        ).format(
            checks=status.checks,
            since=span(timedelta(seconds=status.since)),
            running=status.running,
        ),
        Text(
            en="idle for {idle}; leaves after {limit}", zh="已空闲{idle}，空闲{limit}后自动退出"
        ).format(
            idle=span(timedelta(seconds=status.idle)),
            limit=span(timedelta(seconds=status.idle_limit)),
        ),
    ]
    if status.prepared:
        facts.append(
            Text(en="ready for `{problem}`", zh="已为 `{problem}` 做好准备").format(
                problem=status.prepared
            )
        )
    if server.memory is not None:
        facts.append(
            Text(en="{n} MB of memory", zh="占用内存 {n} MB").format(n=server.memory // (1 << 20))
        )
    return [heading, *(line for fact in facts for line in screen.prose(fact, indent=2))]
