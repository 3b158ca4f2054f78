"""Lengths of time as people say them."""

from datetime import timedelta

from drill.text import Text


def span(time: timedelta) -> Text:
    """`40 s`, `12 min`, `3 h 5 min`, `2 days`."""
    seconds = max(0, int(time.total_seconds()))
    minutes, hours, days = seconds // 60, seconds // 3600, seconds // 86400
    if seconds < 60:
        return Text(en="{n} s", zh="{n} 秒").format(n=seconds)
    if hours < 1:
        return Text(en="{n} min", zh="{n} 分钟").format(n=minutes)
    if days < 2:
        return Text(en="{h} h {m} min", zh="{h} 小时 {m} 分钟").format(h=hours, m=minutes % 60)
    return Text(en="{n} days", zh="{n} 天").format(n=days)
