"""`drill next` and `drill plan`: what comes next, why, and day by day."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from drill import paths, text
from drill.content.library import Library
from drill.store.history import Attempt, Event, History

RIGHT = "def add(a, b):\n    return a + b\n"


@pytest.fixture(autouse=True)
def _three_problems(library: Library, desk: Path, judge: Any) -> None:
    """Every command here works on the test library, in an empty folder, with the fake judge."""


def days_ago(ago: timedelta) -> int:
    """As people count, by their own calendar; `solved` is right two minutes after it began."""
    then = datetime.now().astimezone() - ago + timedelta(minutes=2)
    return (date.today() - then.date()).days


def solved(history: History, problem: str, ago: timedelta, hints: int = 0) -> None:
    at = datetime.now(UTC) - ago
    history.record_opening(problem, Path(f"/w/{problem}.py"), at)
    for number in range(hints):
        history.record_event(problem, Event.HINT, str(number + 1), at + timedelta(minutes=1))
    history.record_attempt(
        Attempt(
            problem=problem,
            checked_at=at + timedelta(minutes=2),
            verdict="passed",
            passed=1,
            total=1,
            mistake=None,
            seed=1,
            seconds=0.1,
            device="cpu",
            path=Path(f"/w/{problem}.py"),
            text=RIGHT,
            replay=None,
        )
    )


def test_what_was_never_practised_comes_in_the_catalogues_order(run: Any) -> None:
    assert run("next") == 0
    assert run.out == (
        "Add two numbers (first-sum)  problem · first-sum\n"
        "  new: about 5 min\n\nnext: drill start first-sum\n"
    )


def test_what_is_due_comes_first_and_says_why(run: Any, history: History) -> None:
    solved(history, "third-sum", timedelta(days=60), hints=1)
    assert run("next") == 0
    days = days_ago(timedelta(days=60))
    assert f"last solved {days} days ago with one hint; recall about " in run.out
    assert run.out.endswith("next: drill start third-sum\n")
    assert run("--lang zh next") == 0
    assert f"{days} 天前做出，用了 1 条提示；现在约有 " in run.out
    assert run("next --json -n 9") == 0
    tasks = json.loads(run.out)["tasks"]
    assert [task["id"] for task in tasks if task["kind"] == "problem"] == [
        "third-sum",
        "first-sum",
        "other-sum",
    ]
    assert 0 < tasks[0]["recall"] < 0.9
    assert tasks[1]["recall"] is None


def test_what_went_well_yesterday_is_not_due(run: Any, history: History) -> None:
    solved(history, "first-sum", timedelta(days=1))
    assert run("next") == 0
    assert run.out.endswith("next: drill start other-sum\n")


def test_plain_drill_says_what_is_due(run: Any, history: History) -> None:
    solved(history, "third-sum", timedelta(days=60))
    assert run("") == 0
    days = days_ago(timedelta(days=60))
    assert f"last solved {days} days ago, well; recall about " in run.out


def test_a_plan_goes_to_the_day_before_the_interview(run: Any) -> None:
    day = date.today() + timedelta(days=5)
    assert run(f"plan --date {day} --hours-a-day 0.5 --json") == 0
    plan = json.loads(run.out)
    assert plan["minutes_a_day"] == 30
    assert [one["day"] for one in plan["days"]] == [
        (date.today() + timedelta(days=n)).isoformat() for n in range(5)
    ]
    assert all(one["minutes"] <= 30 for one in plan["days"])
    assert {task["id"] for task in plan["days"][0]["tasks"]} == {
        "first-sum",
        "other-sum",
        "third-sum",
    }
    assert all(task["recall"] is not None for one in plan["days"][3:] for task in one["tasks"])


def test_a_plan_is_made_anew_with_what_was_given_before(run: Any, history: History) -> None:
    day = date.today() + timedelta(days=3)
    assert run(f"plan --date {day} --hours-a-day 2") == 0
    assert run.out.endswith("next: drill next\n")
    solved(history, "first-sum", timedelta(hours=1))
    assert run("plan --json") == 0
    plan = json.loads(run.out)
    assert (plan["date"], plan["minutes_a_day"]) == (day.isoformat(), 120)
    first = [task["id"] for task in plan["days"][0]["tasks"] if task["kind"] == "problem"]
    assert "first-sum" not in first
    assert run("plan --today") == 0
    assert run.out.count(str(date.today().year)) == 1


def test_a_plan_for_an_interview_replays_it_two_days_before(run: Any) -> None:
    day = date.today() + timedelta(days=4)
    assert run(f"plan --date {day} --hours-a-day 2 --interview none-such") == 2
    assert run.err.startswith("error: no interview is called `none-such`\n")
    assert not (paths.home() / "plan.json").exists()


@pytest.mark.parametrize(
    ("line", "en", "zh"),
    [
        ("plan", "the date of the interview is not known", "还不知道面试日期"),
        ("plan --date tomorrow", "`tomorrow` is no date", "`tomorrow` 不是日期"),
        (
            "plan --date 2001-01-01",
            "2001-01-01 is not within the next 366 days",
            "2001-01-01 不在今后 366 天之内",
        ),
    ],
)
def test_a_date_that_is_none_is_told(run: Any, line: str, en: str, zh: str) -> None:
    assert run(line) == 2
    assert run.err.startswith(f"error: {en}\nhint: ")
    text.choose_language(None)
    assert run(f"--lang zh {line}") == 2
    assert run.err.startswith(f"错误：{zh}\n提示：")


def test_a_plan_file_that_is_not_ours_counts_as_none(run: Any, home: Path) -> None:
    (home / "plan.json").write_text("[1]")
    assert run("plan") == 2
    assert run("next") == 0
