"""`drill report`: whatever the history holds, and however it is asked for."""

import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from drill.cli import app
from drill.cli.report import begins
from drill.content.library import Library
from drill.errors import UsageError
from drill.practice.mock.clock import Reading
from drill.practice.mock.events import Began, Closed
from drill.practice.mock.events import Event as MockEvent
from drill.store.database import transaction
from drill.store.history import Attempt, History
from drill.store.interviews import InterviewStore
from drill.store.records import CardAnswer, InterviewEventRecord, InterviewRecord
from drill.store.reviews import Reviews
from tests.cli.interviews import stand_in


@pytest.fixture(autouse=True)
def _content(library: Library, desk: Path, judge: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command knows three problems, five cards and an interview."""
    stand_in(library.root, monkeypatch)


def ago(days: float) -> datetime:
    return datetime.now(UTC) - timedelta(days=days)


def tried(
    history: History, problem: str, days: float, verdict: str = "failed", **more: Any
) -> None:
    """A problem was opened and checked eight minutes later, so many days ago."""
    path = Path("/w/a.py")
    history.record_opening(problem, path, ago(days) - timedelta(minutes=8))
    known: dict[str, Any] = {"mistake": None} | more
    history.record_attempt(
        Attempt(
            *(
                problem,
                ago(days),
                verdict,
                1,
                1,
                known.pop("mistake"),
                1,
                0.1,
                "cpu",
                path,
                "",
                None,
            ),
            **known,
        )
    )


def test_an_empty_history_says_so_and_what_to_begin_with(run: Any) -> None:
    assert run("report") == 0
    assert run.out == (
        "Your practice\n"
        "  Nothing has been practised yet.\n"
        "\n"
        "next: drill start first-sum   new: 3 problems were never tried\n"
        "or:   drill cards   5 cards were never asked\n"
    )
    assert run("report --lang zh") == 0
    assert run.out.startswith(
        "练习报告\n  还没有练习记录。\n\n下一步：drill start first-sum   新题"
    )
    assert run("report --json") == 0
    assert json.loads(run.out)["report"]["calendar"]["days"] == []
    assert run("report --md") == 0
    assert "## Next\n\n- `drill start first-sum`" in run.out


def test_one_attempt_is_a_report(run: Any, history: History) -> None:
    tried(history, "first-sum", 0, "passed")
    assert run("report") == 0
    assert "  1 check on 1 day.\n  8 min at problems.\n" in run.out
    assert (
        "  Attention        1/1          0    0   1/1       –     –  ████████████████████\n"
        in run.out
    )
    assert "The median of 1 solved sitting took 1.60× the interviewer's minutes (8 min)." in run.out
    assert "Right at the first check: 100% of 1 sitting of one's own work." in run.out
    assert "Streak: 1 day; the longest was 1 day." in run.out


def test_a_hundred_attempts_are_a_report(run: Any, history: History) -> None:
    for number in range(100):
        verdict = "passed" if number % 3 else "failed"
        tried(history, f"{('first', 'other', 'third')[number % 3]}-sum", 100 - number, verdict)
    for options in ("", "--md", "--json", "--since 30d", "--area losses", "--lang zh"):
        assert run(f"report {options}") == 0
        assert run.err == ""
    assert run("report --json") == 0
    report = json.loads(run.out)["report"]
    assert report["totals"]["checks"] == 100
    assert [place["solved"] for place in report["places"]] == [0, 1, 1]
    assert report["calendar"]["longest"] == 100


def test_a_mistake_is_named_by_its_problem_and_by_its_id_when_that_is_gone(
    run: Any, history: History, library: Library
) -> None:
    file = library.root / "problems" / "first-sum.yaml"
    known = "mistakes:\n  - id: minus\n    says: {en: It takes `b` away., zh: 做成了减法。}\n"
    known += '    edit: {replace: "a + b", by: "a - b"}\n'
    file.write_text(file.read_text("utf-8").replace("mistakes: []\n", known), "utf-8")
    for problem, mistake in (("first-sum", "minus"), ("gone-sum", "minus"), ("gone-sum", "odd")):
        tried(history, problem, 1, mistake=mistake)
    assert run("report") == 0
    assert "  It takes `b` away.      2         2  20" in run.out
    assert "  `odd`                   1         1  20" in run.out
    assert "  No longer among the problems, and in no area: gone-sum.\n" in run.out
    assert run("report --lang zh") == 0
    assert "  做成了减法。     2     2  20" in run.out


def test_damaged_rows_are_told_of_and_stand_in_no_figures_way(run: Any, history: History) -> None:
    for problem in ("first-sum", "other-sum", "third-sum"):
        tried(history, problem, 1, "passed")
    with sqlite3.connect(history.path) as database:
        database.execute("UPDATE attempts SET checked_at = 'yesterday' WHERE problem = 'other-sum'")
        database.execute("UPDATE openings SET started_at = x'00' WHERE problem = 'third-sum'")
    for options in ("", "--area attention", "--since 5d"):
        assert run(f"report {options}") == 0
        assert "  2 rows of the history could not be read and are not counted.\n" in run.out
    assert run("report --json") == 0
    report = json.loads(run.out)["report"]
    assert report["unreadable"] == 2
    assert [place["solved"] for place in report["places"]] == [1, 0, 1]


def test_a_history_that_cannot_be_used_is_an_error(run: Any, history: History) -> None:
    history.path.parent.mkdir()
    history.path.write_bytes(b"no database" * 100)
    assert run("report") == 2
    assert run.out == ""
    assert run.err.startswith("error: ")
    assert "\nhint: " in run.err


def sat(history: History, number: int, days: float) -> None:
    """An interview in which nothing was said."""
    import msgspec

    from drill.content import library
    from drill.practice.mock.plan import planned

    plan = planned(library.everything().script("little"), library.everything())
    store, name = InterviewStore(history.path), f"interview-{number}"
    text = msgspec.json.encode(plan).decode()
    store.begin(InterviewRecord(name, "little", ago(days), Path("/w"), text))
    clocks = Reading(0.0, 0.0, "here")
    happened: list[MockEvent] = [Began(0.0, clocks), Closed(60.0, clocks)]
    for n, event in enumerate(happened):
        detail = msgspec.json.encode(event).decode()
        store.add(InterviewEventRecord(name, n, ago(days), detail))


def test_interviews_are_listed_with_their_totals(run: Any, history: History) -> None:
    sat(history, 1, 40)
    sat(history, 2, 3)
    day = ago(3).astimezone().date()
    assert run("report --since 20d") == 0
    assert f"  A little interview  {day}       0  ✗ not passed (from 70)\n" in run.out
    assert run.out.count("A little interview") == 1
    assert run("report --json") == 0
    found = json.loads(run.out)["report"]["interviews"]
    assert [(i["script"], i["total"], i["passed"]) for i in found] == [("little", 0.0, False)] * 2
    assert run("report --area losses") == 0
    assert "A little interview" not in run.out


@pytest.mark.parametrize(
    "damage", ["UPDATE interviews SET plan = '{'", "UPDATE interviews SET started_at = 5"]
)
def test_interviews_that_cannot_be_read_leave_the_rest(
    run: Any, history: History, damage: str
) -> None:
    sat(history, 1, 4)
    tried(history, "first-sum", 1, "passed")
    with transaction(history.path) as database:
        database.execute(damage)
    assert run("report") == 0
    assert "1 check on 1 day." in run.out
    assert "Mock interviews" not in run.out
    assert run.err.startswith("warning: ")


def test_the_page_is_written_and_named(run: Any, history: History, desk: Path) -> None:
    tried(history, "first-sum", 1, "passed")
    assert run("report --html page.html") == 0
    assert run.out.startswith("written: page.html\n\nnext: drill start other-sum")
    page = (desk / "page.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "1 check on 1 day." in page
    assert run("report --html page.html --json --lang zh") == 0
    assert json.loads(run.out)["schema"] == 1
    assert '<html lang="zh-CN">' in (desk / "page.html").read_text("utf-8")
    assert run("report --html no/page.html") == 2
    assert "error: `no/page.html` cannot be written" in run.err


def test_cards_alone_are_a_report_of_their_area(run: Any, history: History) -> None:
    for days in (9, 1):
        Reviews(history.path).record(
            CardAnswer("plus-call", ago(days), "api", 1.0, 90.0, 1, "[]", "a + b")
        )
    assert run("report --area tensors") == 0
    assert run.out.startswith(
        "Your practice · Tensors and arrays\n  2 card answers on 2 days.\n  3 min at cards.\n"
    )
    assert "  cards              1/1    0" in run.out
    assert "Problems" not in run.out
    # There is nothing left in the area that is due or new.
    assert run.out.endswith("\n\nnext: drill list\n")


def test_every_command_that_is_offered_exists(run: Any, history: History) -> None:
    for number in range(6):
        tried(history, "first-sum" if number else "other-sum", 300 + number, "passed")
    tried(history, "third-sum", 200)
    tried(history, "first-sum", 100, "failed", mode="debug")
    Reviews(history.path).record(CardAnswer("why-plus", ago(300), "oral", 0.1, 9.0, 1, "[]", "so"))
    assert run("report --json") == 0
    steps = json.loads(run.out)["report"]["steps"]
    assert len(steps) == 3
    line = app.command_line()
    for step in steps:
        drill, name, *arguments = step["command"].split()
        assert drill == "drill"
        context = line.get_command(None, name).make_context(name, arguments)
        assert context.args == []


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("--md --json", "`--md` and `--json` exclude each other", "`drill report -h` shows how"),
        ("--area atention", "`--area` cannot be `atention`", "did you mean `attention`?"),
        (
            "--since yesterday",
            "`--since` cannot be `yesterday`",
            "it is a day, as in `--since 2026-10-01`, or a number of days, as in `--since 30d`",
        ),
        (
            "--since 9000-01-01",
            "`--since 9000-01-01` is still to come",
            "`drill report --since 30d` shows 30 days",
        ),
    ],
)
def test_what_cannot_be_asked_for_is_explained(
    run: Any, line: str, message: str, hint: str
) -> None:
    assert run(f"report {line}") == 2
    assert run.out == ""
    assert run.err == f"error: {message}\nhint: {hint}\n"


def test_a_period_begins_with_a_local_midnight(monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime(2026, 10, 14, 12, tzinfo=UTC)
    for since, day in (("1d", 14), ("14d", 1), ("2026-10-01", 1), ("20261002", 2)):
        found = begins(since, now).astimezone()
        assert (found.month, found.day, found.hour, found.minute) == (10, day, 0, 0)


@pytest.mark.parametrize(
    "since",
    ["", "0d", "-3d", "d", "3 d", "99999999d", "9" * 5000 + "d", "2026-13-01", "0001-01-01"],
)
def test_no_period_is_a_usage_error_not_a_crash(since: str) -> None:
    now = datetime(2026, 10, 14, 12, tzinfo=UTC)
    try:
        # Before all time, in time zones east of Greenwich.
        assert begins(since, now).year <= 1
    except UsageError as error:
        assert str(error) == f"`--since` cannot be `{since}`"
    else:
        assert since == "0001-01-01"
