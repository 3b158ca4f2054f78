"""The figures of `drill report`, against what plain Python and SQL find in the raw tables."""

import contextlib
import json
import random
import shutil
import sqlite3
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from drill.content.library import Library
from drill.store import records
from drill.store.database import transaction
from drill.store.records import Attempt, CardAnswer, Event, EventRecord, OpeningRecord
from tests.cli.interviews import stand_in

HERE = ZoneInfo("Asia/Shanghai")
MINUTES = {"first-sum": 5, "other-sum": 10, "third-sum": 15}
AREAS = {"first-sum": "attention", "other-sum": "losses", "third-sum": "data"}
CARD_AREAS = {"why-plus": "attention", "why-minus": "attention", "why-integers": "losses"}
OWN = ("stub", "blank", "mock")
Query = Callable[..., list[sqlite3.Row]]


@pytest.fixture(autouse=True)
def _east(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Days begin eight hours earlier than those of the stored times."""
    with monkeypatch.context() as environment:
        environment.setenv("TZ", "Asia/Shanghai")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A history of some thousand rows of 150 days."""
    path = tmp_path_factory.mktemp("made") / "history.sqlite3"
    with transaction(path) as database:
        for record in made_up(random.Random(8), datetime.now(UTC)):
            records.insert(database, record)
    return path


@pytest.fixture
def query(library: Library, home: Path, made: Path, monkeypatch: pytest.MonkeyPatch) -> Query:
    """That history is the person's; a way to ask for its raw rows."""
    stand_in(library.root, monkeypatch)
    for file in made.parent.iterdir():
        shutil.copy(file, home)

    def ask(sql: str, *values: object) -> list[sqlite3.Row]:
        with contextlib.closing(sqlite3.connect(home / made.name)) as database:
            database.row_factory = sqlite3.Row
            return database.execute(sql, values).fetchall()

    assert ask("SELECT COUNT(*) FROM attempts")[0][0] > 1000
    return ask


def made_up(rng: random.Random, now: datetime) -> Iterator[records.Record]:
    """Sittings at each problem, twelve hours apart or more, without a pause; and answers to cards."""
    for problem in (*MINUTES, "gone-sum"):
        at = now - timedelta(days=150, hours=rng.random() * 24)
        while at < now - timedelta(hours=20):
            mode = rng.choice(["stub", "blank", "cloze", "debug", "mock"])
            yield OpeningRecord(problem, Path("/w/a.py"), at, mode)
            checks = rng.randint(1, 4)
            moment = at
            for check in range(checks):
                moment += timedelta(seconds=rng.randint(20, 290))
                if not check and rng.random() < 0.1:
                    yield EventRecord(problem, moment - timedelta(seconds=5), Event.SOLUTION, "")
                right = check == checks - 1 and rng.random() < 0.7
                yield attempt(rng, problem, moment, right, mode)
            at = moment + timedelta(hours=12 + rng.expovariate(1 / 6))
    for card in CARD_AREAS:
        at = now - timedelta(days=140)
        while at < now - timedelta(hours=20):
            share = rng.choice([0.2, 0.5, 0.6, 0.9, 1.0])
            yield CardAnswer(card, at, "oral", share, rng.randint(5, 90), 1, "[]", "so")
            at += timedelta(hours=rng.randint(6, 90))


def attempt(rng: random.Random, problem: str, at: datetime, right: bool, mode: str) -> Attempt:
    mistake = None if right else rng.choice([None, "sign", "axis", "scale", "eps"])
    verdict = "passed" if right else rng.choice(["failed", "error", "slow"])
    return Attempt(
        problem, at, verdict, 1, 1, mistake, 1, 0.1, "cpu", Path("/w/a.py"), "", None, None, mode
    )


def local(stored: str) -> date:
    return datetime.fromisoformat(stored).astimezone(HERE).date()


@pytest.fixture(params=["", "--since 40d", "--area attention", "--area losses --since 75d"])
def asked(request: pytest.FixtureRequest, run: Any, query: Query) -> tuple[dict[str, Any], Query]:
    """The report, and the tables as views of what it is limited to."""
    assert run(f"report --json {request.param}") == 0
    report = json.loads(run.out)["report"]
    words = request.param.split()
    area = words[words.index("--area") + 1] if "--area" in words else None
    days = int(words[words.index("--since") + 1][:-1]) if "--since" in words else 1000
    today = datetime.now(HERE).date()
    first = today - timedelta(days=days - 1)
    begin = datetime(first.year, first.month, first.day, tzinfo=HERE).astimezone(UTC).isoformat()
    problems = [p for p in (*AREAS, "gone-sum") if area in (None, AREAS.get(p))]
    deck = [card for card in CARD_AREAS if area in (None, CARD_AREAS[card])]
    ours, cards = ", ".join(map(repr, problems)), ", ".join(map(repr, deck))
    views = (
        f"WITH own AS (SELECT * FROM attempts WHERE problem IN ({ours})),"
        f" seen AS (SELECT * FROM own WHERE checked_at >= '{begin}'),"
        f" opened AS (SELECT * FROM openings WHERE problem IN ({ours}) AND started_at >= '{begin}'),"
        f" said AS (SELECT * FROM card_answers WHERE card IN ({cards})),"
        f" heard AS (SELECT * FROM said WHERE answered_at >= '{begin}') "
    )
    return report, lambda sql, *values: query(views + sql, *values)


Asked = tuple[dict[str, Any], Query]


def test_what_was_done_is_counted(asked: Asked) -> None:
    report, query = asked
    totals = report["totals"]
    assert totals["checks"] == query("SELECT COUNT(*) FROM seen")[0][0] > 0
    assert [totals["answers"], totals["cards"]] == [
        *query("SELECT COUNT(*), SUM(seconds) FROM heard")[0]
    ]
    moments = query("SELECT checked_at FROM seen UNION ALL SELECT answered_at FROM heard")
    assert totals["days"] == len({local(row[0]) for row in moments})
    gone = query("SELECT DISTINCT problem FROM seen WHERE problem = 'gone-sum'")
    assert report["gone"] == [row[0] for row in gone]


def test_problems_are_solved_by_own_work_that_passed_in_the_period(asked: Asked) -> None:
    report, query = asked
    solved = "verdict = 'passed' AND mode IN ('stub', 'blank', 'mock')"
    for place in report["places"]:
        [problem] = [p for p, area in AREAS.items() if area == place["area"]]
        checked, right = query(
            f"SELECT COUNT(*), COALESCE(SUM({solved}), 0) FROM seen WHERE problem = ?", problem
        )[0]
        assert place["solved"] == int(right > 0)
        assert place["attempted"] == int(checked > 0 and right == 0)
        assert (place["difficulty"], place["total"]) == ("easy", 1)


def test_mistakes_are_counted_across_problems_but_not_where_they_were_planted(
    asked: Asked,
) -> None:
    report, query = asked
    rows = query(
        "SELECT mistake, COUNT(*) AS times, COUNT(DISTINCT problem) AS problems,"
        " MAX(checked_at) AS last FROM seen WHERE mistake IS NOT NULL AND mode <> 'debug'"
        " GROUP BY mistake ORDER BY times DESC, last DESC"
    )
    assert [(m["id"], m["times"], len(m["problems"]), m["last"]) for m in report["mistakes"]] == [
        (row["mistake"], row["times"], row["problems"], str(local(row["last"]))) for row in rows
    ]
    assert len(rows) == 4


def sat(query: Query, openings: str = "opened", attempts: str = "own") -> list[dict[str, Any]]:
    """Each sitting: from an opening until the last check ahead of the problem's next one."""
    every = query("SELECT problem, started_at FROM openings ORDER BY started_at")
    checked = query(f"SELECT * FROM {attempts} ORDER BY checked_at")
    shown = query("SELECT problem, happened_at FROM events")
    found = []
    for row in query(f"SELECT * FROM {openings} ORDER BY started_at"):
        problem, begin = row["problem"], row["started_at"]
        until = next((o[1] for o in every if o[0] == problem and o[1] > begin), "9")
        checks = [
            c for c in checked if c["problem"] == problem and begin <= c["checked_at"] < until
        ]
        began, ended = (
            datetime.fromisoformat(moment) for moment in (begin, checks[-1]["checked_at"])
        )
        found.append(
            {
                "problem": problem,
                "mode": row["mode"],
                "began": began,
                "seconds": (ended - began).total_seconds(),
                "solved": checks[-1]["verdict"] == "passed",
                "first": checks[0]["verdict"] == "passed",
                "shown": any(e[0] == problem and begin <= e[1] < until for e in shown),
            }
        )
    return found


def test_times_are_those_from_the_opening_to_the_last_check(asked: Asked) -> None:
    report, query = asked
    sittings = sat(query)
    assert report["totals"]["active"] == pytest.approx(sum(s["seconds"] for s in sittings))
    assert report["totals"]["paused"] == 0
    timed = [s for s in sittings if s["solved"] and s["mode"] in OWN and s["problem"] in MINUTES]
    ratios = [s["seconds"] / 60 / MINUTES[s["problem"]] for s in timed]
    pace = report["pace"]
    assert pace["sittings"] == len(timed) > 10
    assert pace["ratio"] == pytest.approx(median(ratios))
    assert pace["minutes"] == pytest.approx(median(s["seconds"] / 60 for s in timed))
    each = min(20, len(timed) // 2)
    assert pace["each"] == each
    assert pace["lately"] == pytest.approx(median(ratios[-each:]))
    assert pace["before"] == pytest.approx(median(ratios[len(timed) - 2 * each : -each]))
    weeks: defaultdict[str, list[float]] = defaultdict(list)
    for sitting, value in zip(timed, ratios, strict=True):
        day = sitting["began"].astimezone(HERE).date()
        weeks[str(day - timedelta(days=day.weekday()))].append(value)
    assert {week["start"]: (week["sittings"], week["ratio"]) for week in pace["trend"]} == {
        week: (len(own), pytest.approx(median(own))) for week, own in weeks.items()
    }


def test_first_checks_are_counted_by_mode(asked: Asked) -> None:
    report, query = asked
    sittings = sat(query)
    modes = Counter(s["mode"] for s in sittings)
    assert {way["mode"]: (way["sittings"], way["checked"]) for way in report["ways"]} == {
        mode: (n, n) for mode, n in modes.items()
    }
    for way in report["ways"]:
        own = [s for s in sittings if s["mode"] == way["mode"]]
        assert way["solved"] == sum(s["solved"] for s in own)
        assert way["first_right"] == sum(s["first"] for s in own)


def test_what_was_retained_was_not_rated_again(run: Any, query: Query) -> None:
    assert run("report --json") == 0
    seen: set[tuple[str, str]] = set()
    later: Counter[str] = Counter()
    kept: Counter[str] = Counter()

    def review(kind: str, item: str, again: bool) -> None:
        if (kind, item) in seen:
            later[kind] += 1
            kept[kind] += not again
        seen.add((kind, item))

    for s in sat(query, "openings", "attempts"):
        kind = "debug" if s["mode"] == "debug" else "problem"
        review(kind, s["problem"], s["shown"] or not s["solved"])
    for row in query("SELECT card, share FROM card_answers ORDER BY answered_at"):
        review("card", row["card"], row["share"] < 0.6)
    found = json.loads(run.out)["report"]["memory"]
    assert {m["kind"]: (m["reviews"], m["kept"]) for m in found} == {
        kind: (later[kind], kept[kind]) for kind in ("problem", "debug", "card")
    }
    assert {m["kind"]: (m["known"], m["total"]) for m in found} == {
        "problem": (3, 3),
        "debug": (3, 3),
        "card": (3, 5),
    }


def test_the_calendar_has_the_days_of_the_machines_time_zone(asked: Asked) -> None:
    report, query = asked
    calendar = report["calendar"]
    checks = Counter(local(row[0]) for row in query("SELECT checked_at FROM own"))
    answers = Counter(local(row[0]) for row in query("SELECT answered_at FROM said"))
    start = date.fromisoformat(calendar["start"])
    assert [(day["day"], day["checks"], day["answers"]) for day in calendar["days"]] == [
        (str(day), checks[day], answers[day]) for day in sorted({*checks, *answers}) if day >= start
    ]
    today = date.fromisoformat(calendar["today"])
    assert today == datetime.now(HERE).date()
    assert start.weekday() == 0
    assert (today - start).days // 7 == 25
    rows, length = [], 0
    for back in range(400, -1, -1):
        day = today - timedelta(days=back)
        length = length + 1 if checks[day] or answers[day] else 0
        rows.append(length)
    assert calendar["longest"] == max(rows)
    assert calendar["streak"] == (rows[-1] or rows[-2])
