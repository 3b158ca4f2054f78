from datetime import timedelta

import pytest

from drill.ui.spans import span


@pytest.mark.parametrize(
    ("time", "en", "zh"),
    [
        (timedelta(seconds=-3), "0 s", "0 秒"),
        (timedelta(seconds=59.9), "59 s", "59 秒"),
        (timedelta(minutes=12, seconds=40), "12 min", "12 分钟"),
        (timedelta(hours=3, minutes=5), "3 h 5 min", "3 小时 5 分钟"),
        (timedelta(days=2, hours=5), "2 days", "2 天"),
    ],
)
def test_lengths_of_time_are_said_as_people_say_them(time: timedelta, en: str, zh: str) -> None:
    assert (span(time).en, span(time).zh) == (en, zh)
