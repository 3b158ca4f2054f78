"""`drill report`: where the person stands, in figures."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from drill.cli import common, help, usage, values
from drill.errors import ExitCode, UsageError
from drill.text import Text

if TYPE_CHECKING:
    from drill.practice.report.model import Report

HELP = help.Help(
    summary=Text(en="where you stand: progress, times, mistakes", zh="进度、用时、常犯错误一览"),
    usage="report [options]",
    examples=(
        ("drill report", Text(en="all that there is", zh="全部记录")),
        ("drill report --since 30d", Text(en="the last 30 days", zh="最近 30 天")),
        ("drill report --area attention", Text(en="one area", zh="只看一个领域")),
        (
            "drill report --html report.html",
            Text(en="as one file, with charts", zh="生成带图表的网页"),
        ),
        ("drill report --md", Text(en="for pasting", zh="输出 Markdown，方便粘贴")),
    ),
    options=(
        (
            "--since WHEN",
            Text(
                en="from a day on (2026-10-01), or the last days (30d)",
                zh="从某天起（2026-10-01），或最近几天（30d）",
            ),
        ),
        ("--area AREA", Text(en="only this area", zh="只限这个领域")),
        (
            "--html FILE",
            Text(en="written as one file that needs no other", zh="写成单个 HTML 文件"),
        ),
        ("--md", Text(en="Markdown on stdout", zh="在标准输出打印 Markdown")),
        help.JSON,
    ),
)


def run(
    since: Annotated[str | None, typer.Option("--since"), values.FREE] = None,
    area: Annotated[str | None, typer.Option("--area"), values.CARD_AREA] = None,
    html: Annotated[Path | None, typer.Option("--html")] = None,
    md: Annotated[bool, typer.Option("--md")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Show the figures, or write them."""
    if md and as_json:
        raise UsageError(
            Text(en="`--md` and `--json` exclude each other", zh="`--md` 和 `--json` 不能同时使用"),
            Text(en="`drill report -h` shows how", zh="`drill report -h` 查看用法"),
        )
    from drill.content import cards

    usage.choice("--area", area, list(get_args(cards.CardArea)))
    now = datetime.now(UTC)
    report = _report(now, None if since is None else begins(since, now), area)
    if html is not None:
        from drill.ui import report_html

        common.write(html, report_html.page(report))
    if as_json:
        import msgspec

        common.emit({"schema": common.SCHEMA, "report": msgspec.to_builtins(report)})
    elif md:
        from drill.ui import report_markdown

        print(report_markdown.page(report), end="")
    else:
        from drill.ui import console
        from drill.ui import report as shown

        screen = console.screen()
        if html is not None:
            shown.show_written(screen, report, html)
        else:
            shown.show(screen, report)
    return ExitCode.RIGHT


def begins(since: str, now: datetime) -> datetime:
    """The midnight with which the period begins. Raises UsageError.

    since: `2026-10-01`, or `30d`: thirty days, of which today is the last
    """
    from drill.practice.report.days import local, midnight

    today = local(now)
    days = re.fullmatch("([1-9][0-9]*)d", since)
    try:
        first = today - timedelta(int(days[1]) - 1) if days else date.fromisoformat(since)
        start = midnight(first)
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            Text(en="`--since` cannot be `{since}`", zh="`--since` 不能是 `{since}`").format(
                since=since
            ),
            Text(
                en="it is a day, as in `--since 2026-10-01`, or a number of days, as in `--since 30d`",
                zh="可以是日期，如 `--since 2026-10-01`；也可以是天数，如 `--since 30d`",
            ),
        ) from None
    if first > today:
        raise UsageError(
            Text(en="`--since {since}` is still to come", zh="`--since {since}` 还没有到").format(
                since=since
            ),
            Text(
                en="`drill report --since 30d` shows 30 days",
                zh="`drill report --since 30d` 显示最近 30 天",
            ),
        )
    return start


def _report(now: datetime, since: datetime | None, area: str | None) -> "Report":
    from drill.content import library
    from drill.practice.report.gathering import gathered

    report, missing = gathered(library.everything(), common.history().path, now, since, area)
    for error in missing:
        common.warn(error)
    return report
