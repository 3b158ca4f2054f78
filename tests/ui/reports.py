"""Reports that the tests of what is shown share: of everything, of nothing, of an idle period."""

from datetime import UTC, date, datetime, timedelta

import msgspec

from drill.practice.report.model import (
    Calendar,
    Day,
    Kept,
    Made,
    Pace,
    Place,
    Report,
    Sat,
    Step,
    Stretch,
    Totals,
    Way,
)
from drill.text import Text, same

NOW = datetime(2026, 10, 14, 12, tzinfo=UTC)
TODAY = NOW.date()
MONDAY = date(2026, 4, 20)
LONG = Text(
    en="The scores are divided by √d_model; each head's dot product has only head_dim terms.",
    zh="分数除以了 √d_model；每个头的点积只有 head_dim 项，应当除以 √head_dim。",
)
FULL = Report(
    now=NOW,
    since=None,
    area=None,
    unreadable=2,
    gone=["old-\x1b[2Jsum"],
    totals=Totals(1500, 1, 30, 527_000, 3700, 59),
    places=[
        Place("attention", "easy", 4, 2, 1, 1),
        Place("attention", "hard", 2, 0, 0, 0),
        Place("classical", "medium", 3, 3, 0, 2),
    ],
    pace=Pace(
        *(41, 1.234, 12.4, 20, 0.8, 1.5, "week"),
        [
            Stretch(MONDAY + timedelta(weeks=n), 3, 5.0 if n == 2 else 1.6 - n / 20)
            for n in range(25)
        ],
    ),
    ways=[Way("stub", 30, 20, 28, 14), Way("debug", 4, 3, 4, 1), Way("new\x1b[31mer", 1, 0, 0, 0)],
    mistakes=[
        Made("axis", LONG, 7, ["a", "b", "c", "d", "e"], date(2026, 10, 13)),
        Made("<b>|*gone*\x1b]0;x\x07", None, 1, ["old-sum"], date(2026, 1, 2)),
    ],
    memory=[
        Kept("problem", 34, 20, 3, 0.871, 44, 40),
        Kept("debug", 34, 2, 0, None, 0, 0),
        Kept("card", 141, 60, 12, 0.9, 100, 80),
    ],
    calendar=Calendar(
        1, 6, MONDAY, TODAY, [Day(MONDAY, 1, 0), Day(date(2026, 10, 12), 9, 12), Day(TODAY, 0, 5)]
    ),
    interviews=[
        Sat(
            date(2026, 8, 1),
            "cv",
            Text(en="A <first> interview", zh="<第一场>面试"),
            41.4,
            70,
            False,
        ),
        Sat(date(2026, 9, 1), "cv", same("cv"), None, 70, False),
        Sat(date(2026, 10, 1), "cv", same("cv"), 88.0, 70, True),
    ],
    steps=[
        Step("drill start rope", same("due: recall about 41%")),
        Step("drill cards --due", same("12 cards are due")),
    ],
)
EMPTY = msgspec.structs.replace(
    FULL,
    unreadable=0,
    gone=[],
    totals=Totals(0, 0, 0, 0, 0, 0),
    places=FULL.places[:1],
    pace=Pace(0, None, None, 0, None, None, "week", []),
    ways=[],
    mistakes=[],
    memory=[],
    interviews=[],
    calendar=Calendar(0, 0, MONDAY, TODAY, []),
)
# All is in the period but nothing was practised in it.
IDLE = msgspec.structs.replace(
    EMPTY, calendar=FULL.calendar, since=NOW - timedelta(days=3), memory=FULL.memory
)
