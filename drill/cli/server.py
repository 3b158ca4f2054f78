"""`drill server`: the warm judges in the background."""

from typing import Annotated

import typer

from drill.cli import common, help, usage, values
from drill.errors import ExitCode
from drill.text import Text

HELP = help.Help(
    summary=Text(en="the warm judges in the background", zh="查看或停止后台的判题服务"),
    usage="server [status|stop] [options]",
    examples=(
        (
            "drill server",
            Text(
                en="which run, since when, and their memory", zh="有哪些在运行、多久了、占多少内存"
            ),
        ),
        ("drill server stop", Text(en="end them all", zh="全部停止")),
    ),
    options=(help.JSON,),
)

ACTIONS = ["status", "stop"]


def run(
    action: Annotated[
        str, typer.Argument(metavar="status|stop"), values.Values(words=tuple(ACTIONS))
    ] = "status",
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Tell of the servers, or end them. A check starts what it needs by itself."""
    from drill.practice import servers

    if usage.choice("status|stop", action, ACTIONS) == "stop":
        stopped = servers.stop()
        if as_json:
            common.emit({"schema": common.SCHEMA, "stopped": stopped})
        else:
            from drill.ui import console
            from drill.ui import servers as shown

            shown.show_stopped(console.screen(), stopped)
        return ExitCode.RIGHT
    running = servers.running()
    if as_json:
        common.emit(
            {
                "schema": common.SCHEMA,
                "servers": [
                    {
                        "framework": server.status.framework,
                        "pid": server.status.pid,
                        "checks": server.status.checks,
                        "running": server.status.running,
                        "seconds": round(server.status.since, 1),
                        "idle_seconds": round(server.status.idle, 1),
                        "idle_limit": server.status.idle_limit,
                        "prepared": server.status.prepared,
                        "memory": server.memory,
                    }
                    for server in running
                ],
            }
        )
    else:
        from drill.ui import console
        from drill.ui import servers as shown

        shown.show(console.screen(), running)
    return ExitCode.RIGHT
